"""Exercises: what they are, when and where they are held, and who takes part."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from newsroom.periods import FIRST_YEAR, LAST_YEAR

from ..querysets.exercises import ExerciseQuerySet, PublicExercises
from .kinds import ExerciseKind, Series, TrainingGround
from .states import MemberState
from .translated import NamedInColumns, Translated, translations


class Status(models.TextChoices):
    """How far an exercise has come: by its dates, or by somebody's decision."""

    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    COMPLETED = "completed", _("Completed")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")


# The two that no date tells: somebody sets them, with a reason.
BY_HAND = [(status.value, status.label) for status in (Status.POSTPONED, Status.CANCELLED)]


class ExerciseTopic(ItemBase):
    """A topic on an exercise, beside the one that names it."""

    content_object = models.ForeignKey(
        "exercises.Exercise", models.CASCADE, related_name="exercise_topics"
    )
    tag = models.ForeignKey("newsroom.Topic", models.PROTECT, related_name="exercise_topics")
    history = HistoricalRecords(verbose_name=_("history of an exercise’s topics"))

    class Meta:
        verbose_name = _("further topic")
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"], name="topic_once_an_exercise"
            ),
        ]


class Exercise(NamedInColumns):
    """A training with dates, host and place; may be part of a larger one and of a series.

    ``start`` and ``end`` are days at the place, both included; where they are ``approximate``,
    readers are told the months. The commander is named by office and rank, never by name.
    """

    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    kind = models.ForeignKey(
        ExerciseKind, models.PROTECT, related_name="exercises", verbose_name=_("kind")
    )
    series = models.ForeignKey(
        Series,
        models.PROTECT,
        related_name="exercises",
        null=True,
        blank=True,
        verbose_name=_("series"),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="parts",
        null=True,
        blank=True,
        verbose_name=_("part of"),
    )
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    start = models.DateField(_("first day"), null=True, blank=True)
    end = models.DateField(_("last day"), null=True, blank=True)
    approximate = models.BooleanField(_("the days are approximate"), default=False)
    set_status = models.CharField(
        _("postponed or cancelled"), max_length=20, choices=BY_HAND, blank=True
    )
    status_reason = models.CharField(_("reason"), max_length=300, blank=True)
    status_reasons = translations(_("reason in other languages"))
    host = models.ForeignKey(
        MemberState,
        models.PROTECT,
        related_name="hosted",
        null=True,
        blank=True,
        verbose_name=_("host"),
    )
    participants = models.ManyToManyField(
        MemberState,
        through="exercises.Participation",
        related_name="attended",
        blank=True,
        verbose_name=_("participating states"),
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    places = translations(_("place in other languages"))
    grounds = models.ManyToManyField(
        TrainingGround, related_name="exercises", blank=True, verbose_name=_("training grounds")
    )
    commander = models.CharField(_("commander, by office"), max_length=200, blank=True)
    commanders = translations(_("commander in other languages"))
    commander_rank = models.CharField(_("rank of the commander"), max_length=100, blank=True)
    commander_ranks = translations(_("rank in other languages"))
    summary = models.TextField(_("summary"), blank=True)
    summaries = translations(_("summary in other languages"))
    announced = models.BooleanField(_("announced to the public"), default=True)
    topic = models.OneToOneField(
        "newsroom.Topic", models.PROTECT, related_name="exercise", verbose_name=_("topic")
    )
    topics = TaggableManager(
        through=ExerciseTopic,
        blank=True,
        related_name="exercises",
        verbose_name=_("further topics"),
    )
    history = HistoricalRecords(
        verbose_name=_("history of an exercise"),
        excluded_fields=["name_en", "name_ru"],
        m2m_fields=[grounds],
    )

    objects = ExerciseQuerySet.as_manager()
    public = PublicExercises()

    summary_label = Translated("summary", "summaries")
    place_label = Translated("place", "places")
    commander_label = Translated("commander", "commanders")
    commander_rank_label = Translated("commander_rank", "commander_ranks")
    status_reason_label = Translated("status_reason", "status_reasons")

    class Meta:
        ordering = ["-year", "name"]
        verbose_name = _("exercise")
        verbose_name_plural = _("exercises")
        base_manager_name = "objects"
        default_manager_name = "objects"
        constraints = [
            # SQLite knows no bound of its own for a small number.
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)),
                name="exercise_in_a_year_of_four_digits",
            ),
            models.CheckConstraint(
                condition=Q(start=None) | Q(end=None) | Q(end__gte=F("start")),
                name="exercise_ends_after_it_starts",
                violation_error_message=_("The last day is before the first one."),
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="exercise_not_its_own_part",
                violation_error_message=_("This would make the exercise a part of itself."),
            ),
            models.CheckConstraint(
                condition=Q(set_status="") | ~Q(status_reason=""),
                name="called_off_with_a_reason",
                violation_error_message=_("Say why it was postponed or cancelled."),
            ),
        ]
        indexes = [
            models.Index(fields=["-year", "start", "name"], name="exercise_register"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("exercise", args=[self.year, self.slug])

    def status_on(self, on: date | None = None) -> str:
        """The status on the day, today if none is given; empty where nothing tells it."""
        if self.set_status:
            return Status(self.set_status)
        day = on or timezone.localdate()
        if self.start is None or self.end is None:
            return self.status_by_year(day.year)
        if day < self.start:
            return Status.PLANNED
        return Status.UNDER_WAY if day <= self.end else Status.COMPLETED

    def status_by_year(self, year: int) -> str:
        """The status in a year of an exercise whose days are not known; empty in its own year."""
        if self.year == year:
            return ""
        return Status.COMPLETED if self.year < year else Status.PLANNED

    @property
    def status(self) -> str:
        """The status today: see ``status_on``."""
        return self.status_on()

    @property
    def status_label(self) -> str:
        """The word for the status today; empty if there is none."""
        return str(Status(self.status).label) if self.status else ""


class Participation(models.Model):
    """A state that takes part in an exercise, with the forces it sends."""

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="participations")
    state = models.ForeignKey(
        MemberState, models.PROTECT, related_name="participations", verbose_name=_("state")
    )
    forces = models.CharField(_("forces it sends"), max_length=300, blank=True)
    forces_translated = translations(_("forces in other languages"))
    history = HistoricalRecords(verbose_name=_("history of a participation"))

    forces_label = Translated("forces", "forces_translated")

    class Meta:
        ordering = ["exercise", "state"]
        verbose_name = _("participating state")
        verbose_name_plural = _("participating states")
        constraints = [
            models.UniqueConstraint(fields=["exercise", "state"], name="state_once_an_exercise"),
        ]

    def __str__(self) -> str:
        return f"{self.state.label}: {self.forces_label}".rstrip(": ")
