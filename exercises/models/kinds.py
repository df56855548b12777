"""What the registrar lists: kinds of exercises, their series, and training grounds."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .translated import NamedInColumns, Translated, translations


class DrawnAs(models.TextChoices):
    """How a kind is told from the others in programmes and timelines."""

    UMBRELLA = "umbrella", _("umbrella training")
    JOINT = "joint", _("joint training")
    SPECIAL = "special", _("special training")


class ExerciseKind(NamedInColumns):
    """What sort of training it is, in the organisation's terms."""

    slug = models.SlugField(_("slug"), unique=True)
    drawn_as = models.CharField(
        _("drawn as"), max_length=20, choices=DrawnAs, default=DrawnAs.SPECIAL
    )
    order = models.PositiveIntegerField(_("order"), default=0)
    history = HistoricalRecords(
        verbose_name=_("history of a kind"), excluded_fields=["name_en", "name_ru"]
    )

    class Meta:
        ordering = ["order", "name"]
        verbose_name = _("kind of exercises")
        verbose_name_plural = _("kinds of exercises")


class Series(NamedInColumns):
    """Exercises of one name, held again in other years: Echelon-2019, Echelon-2021."""

    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    summary = models.TextField(_("summary"), blank=True)
    summaries = translations(_("summary in other languages"))
    history = HistoricalRecords(
        verbose_name=_("history of a series"), excluded_fields=["name_en", "name_ru"]
    )

    summary_label = Translated("summary", "summaries")

    class Meta:
        ordering = ["name"]
        verbose_name = _("series")
        verbose_name_plural = _("series")

    def get_absolute_url(self) -> str:
        return reverse("series", args=[self.slug])


class TrainingGround(NamedInColumns):
    """A place where exercises are held. Coordinates in degrees; without them it is on no map."""

    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    state = models.ForeignKey(
        "exercises.MemberState",
        models.PROTECT,
        related_name="grounds",
        null=True,
        blank=True,
        verbose_name=_("state"),
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    history = HistoricalRecords(
        verbose_name=_("history of a training ground"), excluded_fields=["name_en", "name_ru"]
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("training ground")
        verbose_name_plural = _("training grounds")
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="ground_on_the_globe",
                violation_error_message=_(
                    "Give both coordinates: latitude from -90 to 90, longitude from -180 to 180."
                ),
            ),
        ]
