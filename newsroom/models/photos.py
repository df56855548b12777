"""Photos: records of the desk. What the public sees of them is copied into editions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..renditions import original_of


class Disclosure(models.TextChoices):
    """What was done to the picture, after IPTC Digital Source Type."""

    NONE = "none", _("Nothing")
    CROP = "crop", _("Cropped for security")
    BLUR = "blur", _("Blurred for security")
    COMPOSITE = "composite", _("Composite")
    ILLUSTRATION = "illustration", _("Illustration")
    GENERATED = "generated", _("Generated")


def original_path(photo: "Photo", _filename: str) -> str:
    """Where an original is kept: by content alone, so that its name tells nothing."""
    return original_of(photo.content_hash)


class Photo(models.Model):
    """A picture with all that must stay with it wherever it goes.

    ``content_hash`` is the SHA-256 of the original's bytes: one file is one photo.
    ``record`` is the number by which the public asks for it, ``P-2023-0904-014``.
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
    taken_on = models.DateField(_("date taken"), null=True, blank=True)
    place = models.CharField(_("place taken"), max_length=200, blank=True)
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

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="focal_point_within_the_picture",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record} {self.caption or self.alt}".strip()
