"""Topics: the tags that join releases, exercises, member states and photos."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from ..querysets.topics import (
    IntroductionQuerySet,
    PublicIntroductions,
    PublicTopics,
    TopicQuerySet,
)
from .named import Named


class TopicKind(models.TextChoices):
    """What a topic names."""

    THEME = "theme", _("Theme")
    ORGANISATION = "organisation", _("Organisation")
    FORCE = "force", _("Force")
    PLACE = "place", _("Place")
    EVENT = "event", _("Event")
    SERIES = "series", _("Series")


class Topic(Named, TagBase):
    """A tag: one name, its aliases, its introduction, its page and its feed.

    ``key`` is the folded name (see ``newsroom.topics.key``): two spellings with one key are one
    topic. Rows are made by ``newsroom.topics.establish``, which also keeps the names table.
    """

    name = models.CharField(_("name"), max_length=200, unique=True)
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    key = models.CharField(_("key"), max_length=200, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=TopicKind, default=TopicKind.THEME)
    featured = models.BooleanField(_("offered in filters and on the home page"), default=False)

    objects = TopicQuerySet.as_manager()
    public = PublicTopics()

    class Meta:
        ordering = ["name"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        base_manager_name = "objects"
        default_manager_name = "objects"
        constraints = [
            models.CheckConstraint(condition=~Q(key=""), name="topic_has_a_key"),
        ]

    def __str__(self) -> str:
        return self.label


class TopicAlias(models.Model):
    """A name that leads to a topic: its own name, each translation, each alias, old names.

    One table for all of them, so that the database itself refuses one name for two topics.
    ``stem`` and ``latin`` are what it is recognised by, inflected or misspelt: see
    ``newsroom.likeness``. Both may be empty, and neither is unique.
    """

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=200)
    key = models.CharField(max_length=200, unique=True, editable=False)
    slug = models.SlugField(max_length=100, unique=True, editable=False)
    stem = models.CharField(max_length=200, blank=True, db_index=True, editable=False)
    latin = models.CharField(max_length=400, blank=True, db_index=True, editable=False)

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        constraints = [
            models.CheckConstraint(condition=~Q(key=""), name="alias_has_a_key"),
        ]

    def __str__(self) -> str:
        return self.name


class TopicIntroduction(models.Model):
    """A text proposed for the head of a topic's page; public once somebody else approved it.

    ``review_by`` is the day on which somebody should look whether it still holds.
    """

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="introductions")
    language = models.CharField(_("language"), max_length=10)
    body = models.TextField(_("introduction"))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    review_by = models.DateField(_("review by"), null=True, blank=True)

    objects = IntroductionQuerySet.as_manager()
    public = PublicIntroductions()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")
        indexes = [models.Index(fields=["topic", "language", "-approved_at"], name="introduction")]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="introduction_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=models.F("written_by")),
                name="introduction_four_eyes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic}, {self.language}"


class PinKind(models.TextChoices):
    """What a pin puts at the head of a topic's page."""

    RELEASE = "release", _("Release")
    EXERCISE = "exercise", _("Exercise")
    STATE = "state", _("Member state")
    PHOTO = "photo", _("Photo")


class TopicPin(models.Model):
    """What the editors put at the head of a topic's page, by what the public knows it by.

    A release by year and number; an exercise or a state by its slug and a photo by its record
    number, both in ``reference``. Not by keys: the page of the topic is print, a release is desk,
    and exercises are another application. A pin of what is not public shows nothing.
    """

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="pins")
    kind = models.CharField(_("kind"), max_length=20, choices=PinKind, default=PinKind.RELEASE)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    reference = models.CharField(_("what is pinned"), max_length=100, blank=True)
    order = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("pin")
        verbose_name_plural = _("pinned to the head of the page")
        constraints = [
            models.UniqueConstraint(fields=["topic", "year", "number"], name="pinned_once"),
            models.UniqueConstraint(
                fields=["topic", "kind", "reference"],
                condition=~Q(reference=""),
                name="reference_pinned_once",
            ),
            models.CheckConstraint(
                condition=Q(kind="release", year__isnull=False, number__isnull=False, reference="")
                | ~Q(kind="release") & Q(year=None, number=None) & ~Q(reference=""),
                name="pin_has_one_target",
            ),
        ]

    def __str__(self) -> str:
        return self.reference or f"{self.year}/{self.number}"
