"""How editors arrange the front page: proposed by one, approved by another."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..querysets.front_page import PublicFrontPages


class FrontPage(models.Model):
    """An arrangement of the front page in one language; the newest approved one is in print.

    It is never edited: another one takes its place. One without pins leaves everything automatic.
    """

    language = models.CharField(_("language"), max_length=10)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    written_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=_("approved by"),
    )
    approved_at = models.DateTimeField(_("approved"), null=True)

    objects = models.Manager()
    public = PublicFrontPages()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")
        base_manager_name = "objects"
        default_manager_name = "objects"
        indexes = [models.Index(fields=["language", "-approved_at"], name="front_page")]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="front_page_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=models.F("written_by")),
                name="front_page_four_eyes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} #{self.pk}"


class Place(models.TextChoices):
    """Where on the front page a release is pinned."""

    LEAD = "lead", _("Lead")
    STORY = "story", _("Story with picture")


class FrontPagePin(models.Model):
    """A release pinned to the front page, by its number: the page is print, the release is desk."""

    front_page = models.ForeignKey(FrontPage, models.CASCADE, related_name="pins")
    place = models.CharField(_("place"), max_length=20, choices=Place, default=Place.STORY)
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(_("number"))
    order = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("pinned release")
        verbose_name_plural = _("pinned releases")
        constraints = [
            models.UniqueConstraint(
                fields=["front_page", "year", "number"], name="pinned_once_a_front_page"
            ),
            models.UniqueConstraint(
                fields=["front_page"], condition=Q(place="lead"), name="one_lead"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.number}"
