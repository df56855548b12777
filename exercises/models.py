"""The registry: exercises with their figures, and the member states.

Each exercise and each member state owns one topic, by which everything about it is found.
"""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsroom.models.named import Named

# In the order of their first days; those whose days are not known stand last on every database.
BY_DAYS = (F("start").asc(nulls_last=True), "name")


class StateQuerySet(models.QuerySet):
    def members(self, on: date | None = None) -> Self:
        """States that had acceded and not left on the day; today if none is given."""
        day = on or timezone.localdate()
        return self.filter(Q(joined=None) | Q(joined__lte=day)).exclude(left__lte=day)


class MemberState(Named):
    """A state of the organisation, past or present. ``code`` is ISO 3166-1 alpha-2."""

    code = models.CharField(_("code"), max_length=2, unique=True)
    slug = models.SlugField(_("slug"), unique=True)
    official_name = models.CharField(_("official name"), max_length=200, blank=True)
    official_names = models.JSONField(
        _("official names in other languages"), default=dict, blank=True
    )
    own_names = models.JSONField(_("names in its own languages"), default=dict, blank=True)
    capital = models.CharField(_("capital"), max_length=100, blank=True)
    capitals = models.JSONField(_("capital in other languages"), default=dict, blank=True)
    joined = models.DateField(_("acceded"), null=True, blank=True)
    left = models.DateField(_("left"), null=True, blank=True)
    topic = models.OneToOneField(
        "newsroom.Topic", models.PROTECT, related_name="member_state", verbose_name=_("topic")
    )

    objects = StateQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("member state")
        verbose_name_plural = _("member states")

    def get_absolute_url(self) -> str:
        return reverse("state", args=[self.slug])

    @property
    def official_label(self) -> str:
        """The official name in the language of the page, or else in the default language."""
        return self.official_names.get(get_language() or "") or self.official_name

    @property
    def capital_label(self) -> str:
        """The capital in the language of the page, or else in the default language."""
        return self.capitals.get(get_language() or "") or self.capital


class ExerciseKind(models.TextChoices):
    """What sort of training it is, in the organisation's terms."""

    STRATEGIC = "strategic", _("Joint operational-strategic training")
    JOINT = "joint", _("Joint training")
    INTELLIGENCE = "intelligence", _("Special training with intelligence forces")
    LOGISTICS = "logistics", _("Special training with logistic forces")
    PROTECTION = "protection", _("Special training with NBC protection and medical forces")
    COMMAND = "command", _("Command-post training")
    OTHER = "other", _("Training")


class ExerciseQuerySet(models.QuerySet):
    def announced(self) -> Self:
        """Exercises the public may know of."""
        return self.filter(announced=True)

    def focus(self, on: date | None = None) -> Self:
        """The umbrella exercise of the moment and its parts: under way or next, else the latest.

        With ``personnel`` and ``equipment``: the figures that are shown beside it.
        """
        day = on or timezone.localdate()
        umbrella = self.filter(parent=None, start__isnull=False, end__isnull=False)
        ended = Case(When(end__gte=day, then=0), default=1)
        chosen = umbrella.annotate(ended=ended).order_by("ended", "-start").values("pk")[:1]
        family = self.filter(Q(pk=Subquery(chosen)) | Q(parent=Subquery(chosen)))
        return family.with_figure("personnel").with_figure("equipment").order_by(*BY_DAYS)

    def with_figure(self, what: str) -> Self:
        """With the latest value of a figure under its own name."""
        figures = Figure.objects.filter(exercise=OuterRef("pk"), what=what)
        latest = figures.order_by(F("as_of").desc(nulls_last=True), "-pk")
        return self.annotate(**{what: Subquery(latest.values("value")[:1])})

    def with_family(self, slug: str) -> Self:
        """The named exercise, its umbrella, the umbrella's other parts and its own parts."""
        named = self.model.objects.filter(slug=slug)
        umbrella, own = named.values("parent")[:1], named.values("pk")[:1]
        return (
            self.filter(
                Q(slug=slug)
                | Q(pk=Subquery(umbrella))
                | Q(parent=Subquery(umbrella))
                | Q(parent=Subquery(own))
            )
            .select_related("host", "topic")
            .order_by(*BY_DAYS)
        )


class PublicExercises(models.Manager.from_queryset(ExerciseQuerySet)):
    """The only door through which public code reads exercises."""

    def get_queryset(self) -> ExerciseQuerySet:
        return super().get_queryset().announced()


class Exercise(Named):
    """A training with dates, host and place; may be part of a larger one and of a series."""

    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    kind = models.CharField(
        _("kind"), max_length=20, choices=ExerciseKind, default=ExerciseKind.OTHER
    )
    series = models.CharField(_("series"), max_length=100, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="parts",
        null=True,
        blank=True,
        verbose_name=_("part of"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    start = models.DateField(_("first day"), null=True, blank=True)
    end = models.DateField(_("last day"), null=True, blank=True)
    host = models.ForeignKey(
        MemberState,
        models.PROTECT,
        related_name="hosted",
        null=True,
        blank=True,
        verbose_name=_("host"),
    )
    participants = models.ManyToManyField(
        MemberState, related_name="attended", blank=True, verbose_name=_("participating states")
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    summaries = models.JSONField(_("summary in other languages"), default=dict, blank=True)
    announced = models.BooleanField(_("announced to the public"), default=True)
    topic = models.OneToOneField(
        "newsroom.Topic", models.PROTECT, related_name="exercise", verbose_name=_("topic")
    )

    objects = ExerciseQuerySet.as_manager()
    public = PublicExercises()

    class Meta:
        ordering = ["-year", "name"]
        verbose_name = _("exercise")
        verbose_name_plural = _("exercises")
        base_manager_name = "objects"
        default_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=Q(start=None) | Q(end=None) | Q(end__gte=F("start")),
                name="exercise_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")), name="exercise_not_its_own_part"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("exercise", args=[self.year, self.slug])

    def clean(self) -> None:
        """Refuse a parent that is a part of this exercise."""
        above = self.parent
        while above is not None:
            if above.pk == self.pk and self.pk:
                raise ValidationError(
                    {"parent": _("This would make the exercise a part of itself.")}
                )
            above = above.parent

    @property
    def summary_label(self) -> str:
        """The summary in the language of the page, or else in the default language."""
        return self.summaries.get(get_language() or "") or self.summary

    @property
    def status(self) -> str:
        """``planned``, ``under_way``, ``completed``, by the dates; empty if there are none."""
        if self.start is None or self.end is None:
            return ""
        today = timezone.localdate()
        if today < self.start:
            return "planned"
        return "under_way" if today <= self.end else "completed"


class FigureKind(models.TextChoices):
    ANNOUNCED = "announced", _("announced")
    ACTUAL = "actual", _("actual")


class Figure(models.Model):
    """A number about an exercise, with its date and the release it came from."""

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="figures")
    what = models.CharField(_("what"), max_length=100)
    value = models.CharField(_("value"), max_length=50)
    unit = models.CharField(_("unit"), max_length=50, blank=True)
    as_of = models.DateField(_("as of"), null=True, blank=True)
    kind = models.CharField(
        _("announced or actual"), max_length=20, choices=FigureKind, default=FigureKind.ANNOUNCED
    )
    source_year = models.PositiveSmallIntegerField(_("year of the release"), null=True, blank=True)
    source_number = models.PositiveIntegerField(_("number of the release"), null=True, blank=True)

    class Meta:
        ordering = ["exercise", "what", "-as_of"]
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "what", "as_of", "kind"],
                name="one_figure_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} {self.unit or self.what}".strip()
