"""What is in print: all that public code may read of a release."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from ..querysets.in_print import EditionQuerySet, PublicEditions
from ..querysets.photos import EditionPhotoQuerySet, PublicPhotos
from .story import Story


class PrintVerb(models.TextChoices):
    """How an edition came to be."""

    PUBLISH = "publish", _("Published")
    REFILE = "refile", _("Refiled")
    UPDATE = "update", _("Updated")
    CORRECT = "correct", _("Corrected")
    WITHDRAW = "withdraw", _("Withdrawn")
    KILL = "kill", _("Removed")


class Mark(models.TextChoices):
    """The word the public reads beside a release that was changed."""

    UPDATED = "updated", _("Updated")
    CORRECTED = "corrected", _("Corrected")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REMOVED = "removed", _("Removed")


class Edition(Story):
    """An approved revision in print, visible from one instant until another. Never edited.

    The interval is ``[visible_from, visible_until)``, by the database's clock. ``published_at`` is
    the first printing of the release and its place in every list; ``updated_at`` the last change
    that readers were told of. ``photos``, ``topics`` and ``history`` are flat lists: one row
    renders one page. A killed release ends in an edition without a text: headline, number, reason.
    """

    section = models.ForeignKey(
        "newsroom.Section", models.PROTECT, related_name="+", verbose_name=_("section")
    )
    release = models.ForeignKey("newsroom.Release", models.PROTECT, related_name="editions")
    revision = models.ForeignKey("newsroom.Revision", models.PROTECT, related_name="editions")
    approval = models.ForeignKey("newsroom.Approval", models.PROTECT, related_name="editions")
    ordinal = models.PositiveIntegerField()
    verb = models.CharField(max_length=20, choices=PrintVerb)
    mark = models.CharField(max_length=20, choices=Mark, blank=True)
    reason = models.TextField(blank=True)
    embargoed = models.BooleanField(default=False)
    printed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    language = models.CharField(max_length=10)
    section_slug = models.CharField(max_length=50)
    section_name = models.CharField(max_length=200)
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField(null=True)
    visible_from = models.DateTimeField()
    visible_until = models.DateTimeField(null=True)
    photos = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    history = models.JSONField(default=list)

    objects = EditionQuerySet.as_manager()
    public = PublicEditions()

    class Meta:
        ordering = ["-published_at", "-release_id"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        base_manager_name = "objects"
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["release", "ordinal"], name="edition_ordinal_once"),
            models.UniqueConstraint(
                fields=["release"], condition=Q(visible_until=None), name="one_open_edition"
            ),
            models.CheckConstraint(
                condition=Q(visible_until=None) | Q(visible_until__gte=F("visible_from")),
                name="edition_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=~Q(verb="kill") | Q(body="", lead="") & ~Q(reason=""),
                name="killed_without_text_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(verb="publish") | ~Q(reason=""), name="change_in_print_has_a_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["language", "-published_at", "-release"], name="edition_news"),
            models.Index(
                fields=["section_slug", "language", "-published_at", "-release"],
                name="edition_section",
            ),
            models.Index(
                fields=["kind", "language", "-published_at", "-release"], name="edition_kind"
            ),
            models.Index(fields=["year", "number"], name="edition_address"),
            # Holds all that counting asks for, so that the archive counts without the rows.
            models.Index(
                fields=["language", "published_at", "visible_from", "visible_until", "verb"],
                name="edition_archive",
            ),
            models.Index(
                fields=["language", "-visible_from"],
                condition=Q(verb__in=["correct", "withdraw", "kill"]),
                name="edition_put_right",
            ),
            models.Index(fields=["visible_from"], name="edition_opens"),
            models.Index(fields=["visible_until"], name="edition_closes"),
        ]

    def get_absolute_url(self) -> str:
        """The permanent address: year and number identify, the slug is for reading."""
        with override(self.language):
            return reverse("release", args=[self.year, self.number, self.slug])

    @property
    def section_url(self) -> str:
        with override(self.language):
            return reverse("section", args=[self.section_slug])

    @property
    def changes(self) -> list[dict]:
        """What readers were told of, newest first: ``at``, ``verb``, ``mark``, ``note``."""
        return [{**entry, "at": datetime.fromisoformat(entry["at"])} for entry in self.history]

    @property
    def notice(self) -> dict | None:
        """The change that the page announces: the newest of those that gave it its mark."""
        return next((entry for entry in self.changes if entry["mark"] == self.mark), None)

    @property
    def lead_photo(self) -> dict | None:
        return self.photos[0] if self.photos else None

    @property
    def is_killed(self) -> bool:
        return self.verb == PrintVerb.KILL


class EditionTopic(models.Model):
    """A topic of an edition, with what its page sorts by, so that one index answers the page."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="edition_topics")
    topic = models.ForeignKey("newsroom.Topic", models.PROTECT, related_name="edition_topics")
    release = models.ForeignKey("newsroom.Release", models.PROTECT, related_name="+")
    language = models.CharField(max_length=10)
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "edition"], name="topic_once_an_edition"),
        ]
        indexes = [
            models.Index(
                fields=["topic", "language", "-published_at", "-release", "edition"],
                name="topic_page",
            ),
            models.Index(fields=["topic", "-published_at", "-release"], name="topic_photos"),
        ]


class EditionPhoto(models.Model):
    """A photo of an edition. Its bytes are public exactly while such an edition is visible.

    ``version`` names the renditions: original and metadata together, see ``newsroom.renditions``.
    ``order`` is its place among the edition's photos, counted from 0; that and the other columns
    are copied from the edition, so that the photo library reads one index and nothing of the desk.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="edition_photos")
    photo = models.ForeignKey("newsroom.Photo", models.PROTECT, related_name="edition_photos")
    version = models.CharField(max_length=64, db_index=True)
    record = models.CharField(max_length=20, db_index=True)
    credit = models.CharField(max_length=300)
    release = models.ForeignKey("newsroom.Release", models.PROTECT, related_name="+")
    language = models.CharField(max_length=10)
    published_at = models.DateTimeField()
    order = models.PositiveIntegerField()

    objects = EditionPhotoQuerySet.as_manager()
    public = PublicPhotos()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "photo"], name="photo_once_an_edition"),
        ]
        indexes = [
            models.Index(fields=["-published_at", "-release", "order"], name="photo_library"),
            models.Index(fields=["photo", "-published_at"], name="photo_best_use"),
            models.Index(
                fields=["credit", "-published_at", "-release", "order"], name="photo_credit"
            ),
        ]

    def get_absolute_url(self) -> str:
        """The photo's page in the language of the reader."""
        return reverse("photo", args=[self.record])


class OldAddress(models.Model):
    """An address of an imported archive, answered with 301 to the release it stands for."""

    path = models.CharField(max_length=500, unique=True)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    language = models.CharField(max_length=10)

    def __str__(self) -> str:
        return self.path
