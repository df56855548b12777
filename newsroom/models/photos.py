"""Photos: records of the desk. What the public sees of them is copied into editions."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from ..querysets.library import PhotoQuerySet
from ..renditions import original_of
from .topics import Topic


class Disclosure(models.TextChoices):
    """What was done to the picture, after IPTC Digital Source Type."""

    NONE = "none", _("Nothing")
    CROP = "crop", _("Cropped for security")
    BLUR = "blur", _("Blurred for security")
    COMPOSITE = "composite", _("Composite")
    ILLUSTRATION = "illustration", _("Illustration")
    GENERATED = "generated", _("Generated")


# What explains itself. Anything else done to a picture is put into words.
SELF_EXPLAINING = (Disclosure.NONE, Disclosure.CROP)


class PhotoVerb(models.TextChoices):
    """What somebody did to a photo: the entries of its log."""

    ADD = "add", _("added")
    CHANGE = "change", _("changed")
    REPLACE = "replace", _("replaced the file")
    RETIRE = "retire", _("retired")
    RESTORE = "restore", _("offered again")
    DELETE = "delete", _("deleted")


def original_path(photo: "Photo", _filename: str) -> str:
    """Where an original is kept: by content alone, so that its name tells nothing."""
    return original_of(photo.content_hash)


class PhotoTopic(ItemBase):
    """A topic on a photo of the library."""

    content_object = models.ForeignKey(
        "newsroom.Photo", models.CASCADE, related_name="photo_topics"
    )
    tag = models.ForeignKey(Topic, models.PROTECT, related_name="photo_topics")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="topic_once_a_photo"),
        ]


class Photo(models.Model):
    """A picture with all that must stay with it wherever it goes.

    ``content_hash`` is the SHA-256 of the original's bytes: one file is one photo.
    ``record`` is the number by which the public asks for it, ``P-2023-0904-014``. A retired photo
    stays where it is shown, and is offered for nothing new. ``usage_ends_on`` is the last day on
    which its terms allow it to be used.
    """

    original = models.FileField(_("original"), upload_to=original_path, max_length=200)
    content_hash = models.CharField(max_length=64, unique=True, editable=False)
    record = models.CharField(_("record number"), max_length=20, unique=True, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    colour = models.CharField(_("dominant colour"), max_length=7, editable=False, blank=True)
    caption = models.TextField(_("caption"), blank=True)
    credit = models.CharField(_("credit"), max_length=300, blank=True)
    photographer = models.CharField(_("photographer"), max_length=200, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    copyright_notice = models.CharField(_("copyright notice"), max_length=300, blank=True)
    usage_terms = models.CharField(_("usage terms"), max_length=500, blank=True)
    usage_ends_on = models.DateField(_("last day of use"), null=True, blank=True)
    taken_on = models.DateField(_("date taken"), null=True, blank=True)
    place = models.CharField(_("place taken"), max_length=200, blank=True)
    event = models.CharField(_("event"), max_length=200, blank=True)
    alt = models.CharField(_("alternative text"), max_length=300, blank=True)
    decorative = models.BooleanField(_("decorative, needs no alternative text"), default=False)
    focal_x = models.FloatField(_("focal point, from the left"), default=0.5)
    focal_y = models.FloatField(_("focal point, from the top"), default=0.5)
    disclosure = models.CharField(
        _("manipulation"), max_length=20, choices=Disclosure, default=Disclosure.NONE
    )
    disclosure_note = models.CharField(_("what was done"), max_length=300, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, editable=False)
    retired_reason = models.TextField(blank=True, editable=False)
    topics = TaggableManager(
        through=PhotoTopic, blank=True, related_name="photos", verbose_name=_("topics")
    )

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        constraints = [
            models.CheckConstraint(
                condition=Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="focal_point_within_the_picture",
            ),
            models.CheckConstraint(
                condition=Q(disclosure__in=SELF_EXPLAINING) | ~Q(disclosure_note=""),
                name="manipulation_is_put_into_words",
            ),
            models.CheckConstraint(
                condition=Q(retired_at=None, retired_reason="")
                | Q(retired_at__isnull=False) & ~Q(retired_reason=""),
                name="retired_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["usage_ends_on"], name="photo_usage_ends")]

    def __str__(self) -> str:
        return f"{self.record} {self.caption or self.alt}".strip()

    def get_absolute_url(self) -> str:
        """The desk's address: the public reads photos from editions."""
        return reverse("admin:newsroom_photo_change", args=[self.pk])

    @property
    def described(self) -> bool:
        """Whether it has an alternative text, or needs none."""
        return self.decorative or bool(self.alt)


class PhotoTransition(models.Model):
    """One line of the library's log. Append-only.

    By the photo's record number and not by a key to it: the log outlives what was deleted.
    """

    record = models.CharField(_("record number"), max_length=20, db_index=True)
    verb = models.CharField(max_length=20, choices=PhotoVerb)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("photo log entry")
        verbose_name_plural = _("photo log")

    def __str__(self) -> str:
        return f"{self.by} {self.get_verb_display()} {self.record}"
