"""Sentences about exercises. What has not been announced does not exist for the public."""

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject
from django.utils import timezone

from newsroom.querysets.columns import Nested, Rows

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
        """With ``status_now``: set by hand, or else by the dates or the year."""
        day = on or timezone.localdate()
        undated = Q(start=None) | Q(end=None)
        by_dates = Case(
            When(undated & Q(year__lt=day.year), then=Value("completed")),
            When(undated & Q(year__gt=day.year), then=Value("planned")),
            When(undated, then=Value("")),
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

    def for_register(self) -> Self:
        """In the order of their days, with what a line of the register prints beside its figures.

        The umbrella is there only where the public may know of it.
        """
        known = apps.get_model("exercises", "Exercise").public.only("name", "names", "year", "slug")
        lines = self.select_related("host", "kind").prefetch_related(Prefetch("parent", known))
        lines = lines.defer("summary", "summaries", "host__profile", "host__profiles")
        return lines.order_by("-year", *BY_DAYS)

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

    def in_tree_of(self, slug: str) -> Self:
        """The named exercise, all that it is a part of, and all parts of those, at any depth.

        Nothing is found through an exercise that has not been announced.
        """
        return self.filter(tree_of(slug))

    def with_family(self, slug: str) -> Self:
        """The tree of the named exercise, and the exercises of its series."""
        named = apps.get_model("exercises", "Exercise").public.filter(slug=slug)
        return (
            self.filter(tree_of(slug) | Q(series=Subquery(named.values("series")[:1])))
            .select_related("host", "topic", "kind", "series")
            .order_by(*BY_DAYS)
        )

    def with_record(self, language: str) -> Self:
        """With what stands in tables beside it, as lists of their columns, and no query more.

        ``phase_rows``, ``event_rows``, ``ground_rows``; ``topic_rows``, the further topics that
        the public can read of in the language; ``topic_in_print``, whether its own is one.
        """
        own = {"exercise": OuterRef("pk")}
        topics = apps.get_model("newsroom", "Topic").public.in_print(language=language)
        further = topics.filter(exercise_topics__content_object=OuterRef("pk")).order_by("name")
        grounds = rows_of("TrainingGround", exercises=OuterRef("pk")).order_by("name", "pk")
        phases, events = rows_of("Phase", **own), rows_of("PublicEvent", **own)
        return self.annotate(
            phase_rows=Rows(phases.order_by("start", "end", "pk").values(entry=PHASE)),
            event_rows=Rows(events.order_by("starts_at", "pk").values(entry=EVENT)),
            ground_rows=Rows(grounds.values(entry=GROUND)),
            topic_rows=Rows(further.values(entry=TOPIC)),
            topic_in_print=Exists(topics.filter(pk=OuterRef("topic"))),
        )


# Up from the named exercise, then down from each that was found. ``UNION`` ends even a circle.
TREE = """
WITH RECURSIVE above (id, parent_id) AS (
    SELECT id, parent_id FROM exercises_exercise WHERE slug = %s AND announced
    UNION
    SELECT upper.id, upper.parent_id FROM exercises_exercise AS upper
    JOIN above ON upper.id = above.parent_id WHERE upper.announced
), tree (id) AS (
    SELECT id FROM above
    UNION
    SELECT lower.id FROM exercises_exercise AS lower
    JOIN tree ON lower.parent_id = tree.id WHERE lower.announced
)
SELECT id FROM tree
"""


def tree_of(slug: str) -> Q:
    return Q(pk__in=RawSQL(TREE, [slug]))  # noqa: S611 - the one parameter is bound


NAMES = {"name": "name", "names": Nested("names")}
PHASE = JSONObject(
    **NAMES,
    start="start",
    end="end",
    description="description",
    descriptions=Nested("descriptions"),
)
EVENT = JSONObject(
    **NAMES,
    starts_at="starts_at",
    ends_at="ends_at",
    accreditation_until="accreditation_until",
    place="place",
    places=Nested("places"),
)
GROUND = JSONObject(
    **NAMES, slug="slug", state_id="state", latitude="latitude", longitude="longitude"
)
TOPIC = JSONObject(**NAMES, slug="slug", kind="kind")


def rows_of(model: str, **conditions: Any) -> models.QuerySet:
    return apps.get_model("exercises", model).objects.filter(**conditions)


ExerciseManager = models.Manager.from_queryset(ExerciseQuerySet)


class PublicExercises(ExerciseManager):
    """The only door through which public code reads exercises."""

    def get_queryset(self) -> ExerciseQuerySet:
        return ExerciseQuerySet(self.model, using=self._db).announced()
