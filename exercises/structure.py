"""An exercise among others: what it is a part of, its parts, the years before and after."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .models import Exercise


@dataclass(frozen=True)
class Node:
    """An exercise in its tree, with its parts; ``current`` is the one the page is about."""

    exercise: Exercise
    parts: list["Node"]
    current: bool


class Family:
    """The exercise of a page and its relations, told apart from what one query found.

    ``above`` begins with the outermost; ``children`` are its own parts, ``parts`` with all of
    theirs, each before its own.
    """

    def __init__(self, named: Exercise, found: list[Exercise]):
        self.named = named
        self.known = {exercise.pk: exercise for exercise in found}
        self.inside: dict[int | None, list[Exercise]] = defaultdict(list)
        for exercise in found:
            self.inside[exercise.parent_id].append(exercise)
        self.above = list(self.upwards())[::-1]
        self.children = self.inside[named.pk]
        self.parts = list(self.downwards(named, {named.pk}))
        self.before, self.after = self.neighbours(found)

    def upwards(self) -> Iterator[Exercise]:
        """What it is a part of, the nearest first; a circle ends where it closes."""
        seen, exercise = {self.named.pk}, self.known.get(self.named.parent_id)
        while exercise and exercise.pk not in seen:
            yield exercise
            seen.add(exercise.pk)
            exercise = self.known.get(exercise.parent_id)

    def downwards(self, exercise: Exercise, seen: set[int]) -> Iterator[Exercise]:
        for part in self.inside[exercise.pk]:
            if part.pk not in seen:
                seen.add(part.pk)
                yield part
                yield from self.downwards(part, seen)

    def neighbours(self, found: list[Exercise]) -> tuple[Exercise | None, Exercise | None]:
        """The exercises of the series before and after this one."""
        if self.named.series_id is None:
            return None, None
        series = sorted((e for e in found if e.series_id == self.named.series_id), key=in_time)
        place = series.index(self.named)
        return (
            series[place - 1] if place else None,
            series[place + 1] if place + 1 < len(series) else None,
        )

    @property
    def tree(self) -> Node | None:
        """The whole tree from its outermost exercise; none for one that stands alone."""
        if not self.above and not self.children:
            return None
        top = self.above[0] if self.above else self.named
        return self.node(top, {top.pk})

    def node(self, exercise: Exercise, seen: set[int]) -> Node:
        parts = [part for part in self.inside[exercise.pk] if part.pk not in seen]
        seen |= {part.pk for part in parts}
        return Node(exercise, [self.node(p, seen) for p in parts], exercise == self.named)


def in_time(exercise: Exercise) -> tuple:
    return exercise.year, exercise.start or date(exercise.year, 1, 1), exercise.name


def family_of(slug: str) -> Family | None:
    """The announced exercise of this address with its family. One query."""
    found = list(Exercise.public.with_family(slug))
    named = next((exercise for exercise in found if exercise.slug == slug), None)
    return Family(named, found) if named else None
