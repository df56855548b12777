"""Sentences about exercises. What has not been announced does not exist for the public."""

from datetime import date
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from .changes import Changing

# In the order of their first days; those whose days are not known stand last on every database.
BY_DAYS = (F("start").asc(nulls_last=True), "name")

# The latest first, and of a year those without days last.
NEWEST_FIRST = ("-year", F("start").desc(nulls_last=True), "name")


class ExerciseQuerySet(Changing):
    def announced(self) -> Self:
        """Exercises the public may know of."""
        return self.filter(announced=True)

    # ---------- one at a time: the filters of the registry

    def in_year(self, year: int) -> Self:
        return self.filter(year=year)

    def of_kind(self, slug: str) -> Self:
        return self.filter(kind__slug=slug)

    def of_series(self, slug: str) -> Self:
        return self.filter(series__slug=slug)

    def hosted_by(self, slug: str) -> Self:
        return self.filter(host__slug=slug)

    def attended_by(self, slug: str) -> Self:
        """Exercises in which the state takes part, as their host or with forces of its own."""
        return self.filter(Q(host__slug=slug) | Q(pk__in=self.taking_part(slug)))

    def taking_part(self, slug: str) -> models.QuerySet:
        """The keys of the exercises to which the state sends forces."""
        participations = apps.get_model("exercises", "Participation").objects
        return participations.filter(state__slug=slug).values("exercise")

    def newest_of(self, slug: str, *, most: int) -> Self:
        """The newest that the state hosted and the newest that it attended elsewhere."""
        attended = self.filter(pk__in=self.taking_part(slug)).exclude(host__slug=slug)
        newest = [
            exercises.order_by(*NEWEST_FIRST).values("pk")[:most]
            for exercises in (self.hosted_by(slug), attended)
        ]
        either = Q(pk__in=Subquery(newest[0])) | Q(pk__in=Subquery(newest[1]))
        return self.filter(either).order_by(*NEWEST_FIRST)

    def of_topic(self, topic: int, *, also: list[str]) -> Self:
        """Exercises that the topic (its key) names, that carry it, or that have one of the slugs.

        With ``carries``: whether the exercise carries it beside its own.
        """
        tags = apps.get_model("exercises", "ExerciseTopic").objects.filter(tag=topic)
        found = self.annotate(carries=Exists(tags.filter(content_object=OuterRef("pk"))))
        found = found.filter(Q(topic=topic) | Q(slug__in=also) | Q(carries=True))
        asked = Case(When(Q(topic=topic) | Q(slug__in=also), then=0), default=1)
        lines = found.with_figure("personnel").select_related("kind", "host")
        return lines.order_by(asked, *NEWEST_FIRST)

    def of_status(self, status: str, on: date | None = None) -> Self:
        """Exercises with that status on the day; see ``Exercise.status_on``."""
        return self.with_status(on).filter(status_now=status)

    # ---------- what stands beside them

    def with_status(self, on: date | None = None) -> Self:
        """With ``status_now``: set by hand, or else by the dates; empty without dates."""
        day = on or timezone.localdate()
        by_dates = Case(
            When(Q(start=None) | Q(end=None), then=Value("")),
            When(start__gt=day, then=Value("planned")),
            When(end__gte=day, then=Value("under_way")),
            default=Value("completed"),
        )
        by_hand = When(~Q(set_status=""), then=F("set_status"))
        return self.annotate(
            status_now=Case(by_hand, default=by_dates, output_field=models.CharField())
        )

    def with_figure(self, measure: str) -> Self:
        """With the latest standing value of a figure under its measure's slug."""
        figures = apps.get_model("exercises", "Figure").objects
        mine = figures.standing().filter(exercise=OuterRef("pk"), measure__slug=measure)
        actual = Case(When(kind="actual", then=0), default=1)
        newest = mine.order_by(F("as_of").desc(nulls_last=True), actual, "-pk")
        return self.annotate(
            **{
                measure: Subquery(newest.values("value")[:1]),
                f"{measure}_bound": Subquery(newest.values("bound")[:1]),
            }
        )

    # ---------- families

    def focus(self, on: date | None = None) -> Self:
        """The umbrella exercise of the moment and its parts: under way or next, else the latest.

        With ``personnel`` and ``equipment``: the figures that are shown beside it.
        """
        day = on or timezone.localdate()
        umbrella = self.filter(parent=None, start__isnull=False, end__isnull=False, set_status="")
        ended = Case(When(end__gte=day, then=0), default=1)
        chosen = umbrella.annotate(ended=ended).order_by("ended", "-start").values("pk")[:1]
        family = self.filter(Q(pk=Subquery(chosen)) | Q(parent=Subquery(chosen)))
        family = family.select_related("kind")
        return family.with_figure("personnel").with_figure("equipment").order_by(*BY_DAYS)

    def with_family(self, slug: str) -> Self:
        """The named exercise, its umbrella, the umbrella's other parts and its own parts."""
        named = apps.get_model("exercises", "Exercise").objects.filter(slug=slug)
        umbrella, own = named.values("parent")[:1], named.values("pk")[:1]
        return (
            self.filter(
                Q(slug=slug)
                | Q(pk=Subquery(umbrella))
                | Q(parent=Subquery(umbrella))
                | Q(parent=Subquery(own))
            )
            .select_related("host", "topic", "kind", "series")
            .order_by(*BY_DAYS)
        )


ExerciseManager = models.Manager.from_queryset(ExerciseQuerySet)


class PublicExercises(ExerciseManager):
    """The only door through which public code reads exercises."""

    def get_queryset(self) -> ExerciseQuerySet:
        return ExerciseQuerySet(self.model, using=self._db).announced()
