"""Figures: dated claims about an exercise, each with the release it came from."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from ..querysets.figures import FigureQuerySet, PublicFigures
from .translated import NamedInColumns, Translated, translations


class Measure(NamedInColumns):
    """What figures count: personnel, units of equipment.

    ``name`` is what a table's column is called, ``unit`` what stands behind the number. ``words``
    are those by which a release's text speaks of it, one a line, of any language; endings may be
    left off ("servicem", "военнослуж").
    """

    slug = models.SlugField(_("slug"), unique=True)
    unit = models.CharField(_("unit"), max_length=100)
    units = translations(_("unit in other languages"))
    words = models.TextField(_("words in releases"), blank=True)
    order = models.PositiveIntegerField(_("order"), default=0)
    history = HistoricalRecords(
        verbose_name=_("history of a measure"), excluded_fields=["name_en", "name_ru"]
    )

    unit_label = Translated("unit", "units")

    class Meta:
        ordering = ["order", "name"]
        verbose_name = _("measure")
        verbose_name_plural = _("measures")


class FigureKind(models.TextChoices):
    ANNOUNCED = "announced", _("announced")
    ACTUAL = "actual", _("actual")


class Bound(models.TextChoices):
    """How sharp a number is."""

    EXACT = "exact", _("exactly")
    ABOUT = "about", _("about")
    OVER = "over", _("more than")


class Figure(models.Model):
    """A number about an exercise, with its date and the release it came from.

    The release by its number, not by a key to it: this is print, the release is desk. ``note`` is
    what the number does not say ("weapons, military and special equipment").
    """

    exercise = models.ForeignKey(
        "exercises.Exercise", models.CASCADE, related_name="figures", verbose_name=_("exercise")
    )
    measure = models.ForeignKey(
        Measure, models.PROTECT, related_name="figures", verbose_name=_("what is counted")
    )
    value = models.PositiveBigIntegerField(_("value"))
    bound = models.CharField(_("how sharp"), max_length=20, choices=Bound, default=Bound.EXACT)
    as_of = models.DateField(_("as of"), null=True, blank=True)
    kind = models.CharField(
        _("announced or actual"), max_length=20, choices=FigureKind, default=FigureKind.ANNOUNCED
    )
    source_year = models.PositiveSmallIntegerField(_("year of the release"), null=True, blank=True)
    source_number = models.PositiveIntegerField(_("number of the release"), null=True, blank=True)
    note = models.CharField(_("qualification"), max_length=200, blank=True)
    notes = translations(_("qualification in other languages"))
    history = HistoricalRecords(verbose_name=_("history of a figure"))

    note_label = Translated("note", "notes")

    objects = FigureQuerySet.as_manager()
    public = PublicFigures()

    class Meta:
        ordering = ["exercise", "measure", "-as_of"]
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        base_manager_name = "objects"
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "measure", "as_of", "kind"],
                name="one_figure_a_day",
                violation_error_message=_(
                    "There is such a figure of that day already: change that one."
                ),
            ),
            models.CheckConstraint(
                condition=Q(source_year=None, source_number=None)
                | Q(source_year__isnull=False, source_number__isnull=False),
                name="figure_source_year_and_number",
                violation_error_message=_("Give both the year and the number of the release."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} {self.measure.unit_label}"
