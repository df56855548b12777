"""The table of exercises."""

from collections.abc import Mapping

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history

from .. import registry
from ..models import Exercise, ExerciseKind, MemberState, Participation, Series, TrainingGround
from ..models.exercises import BY_HAND
from .cells import Column, Day, OneOf, Reference, References, Whole, YesNo, translated
from .files import Line
from .named import FurtherTopics, NamedSheet, NamingTopic
from .sheets import Fault, Outcome


class Participants(References):
    """States that take part. Those that stay keep the forces that are noted of them."""

    def put(self, row: Exercise, value: list[Model]) -> None:
        # One by one: a deletion in one statement is in no history.
        for participation in row.participations.exclude(state__in=value):
            participation.delete()
        there = set(row.participations.values_list("state", flat=True))
        added = [Participation(exercise=row, state=each) for each in value if each.pk not in there]
        if added:
            bulk_create_with_history(added, Participation)


class ExerciseSheet(NamedSheet):
    """Exercises by their slugs. What they are a part of may come later in the table."""

    model = Exercise
    key = ("slug",)
    columns: list[Column] = [
        Column("slug", required=True),
        *translated("name", required=True),
        Reference("kind", "slug", ExerciseKind, required=True),
        Reference("series", "slug", Series),
        Reference("parent", "slug", Exercise),
        Whole("year"),
        Day("start"),
        Day("end"),
        YesNo("approximate"),
        OneOf("set_status", [value for value, _label in BY_HAND]),
        *translated("status_reason"),
        Reference("host", "code", MemberState),
        Participants("participants", "code", MemberState),
        References("grounds", "slug", TrainingGround),
        *translated("place"),
        *translated("commander"),
        *translated("commander_rank"),
        *translated("summary"),
        NamingTopic("topic"),
        FurtherTopics("topics"),
        YesNo("announced"),
    ]

    def queryset(self) -> QuerySet:
        related = Exercise.objects.select_related("kind", "series", "parent", "host", "topic")
        return related.prefetch_related("participants", "grounds", "topics")

    def begin(self) -> Exercise:
        """A new exercise is announced only by a line that says so."""
        return Exercise(announced=False)

    def store(self, row: Exercise, changed: set[str], *, new: bool) -> None:
        day = row.start or row.end
        if row.year is None and day:
            row.year = day.year
        super().store(row, changed, new=new)

    def in_order(self, lines: list[Line], outcome: Outcome) -> list[Line]:
        """What others are a part of goes first. A circle is refused, with its lines."""
        slugs = dict(Exercise.objects.values_list("pk", "slug"))
        above: dict[object, object] = {
            slugs[key]: slugs.get(parent) for key, parent in registry.parents().items()
        }
        above |= {slug(line): parent(line) for line in lines if "parent" in line.cells}
        circling = [line for line in lines if registry.in_circle(slug(line), above)]
        sentence = _("this would make the exercise a part of itself")
        outcome.faults += [Fault(line.number, "parent", sentence) for line in circling]
        return [] if circling else sorted(lines, key=lambda line: depth(slug(line), above))


def slug(line: Line) -> str:
    return line.cells["slug"].lower()


def parent(line: Line) -> str | None:
    return line.cells["parent"].lower() or None


def depth(exercise: object, above: Mapping[object, object]) -> int:
    """How many others the exercise is within. There are no circles."""
    steps = 0
    while (exercise := above.get(exercise)) is not None:
        steps += 1
    return steps
