"""Totals of the register by year and by host: how many exercises, and how many took part.

Forces of a part take part in its umbrella: where the umbrella has a figure, that one counts, and
the figures of its parts only where it has none.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from .models import Exercise
from .tree import Branch, Family, families

MEASURES = ("personnel", "equipment")

Figures = dict[tuple[int, str], int]
"""The latest public figure, by exercise and measure."""


@dataclass
class Total:
    """What is counted of a year or a host; a measure of which nothing was published is missing."""

    exercises: int = 0
    sums: Counter[str] = field(default_factory=Counter)
    personnel_of: int = 0

    @property
    def personnel(self) -> int | None:
        return self.sums.get("personnel")

    @property
    def equipment(self) -> int | None:
        return self.sums.get("equipment")


def totals(
    exercises: Iterable[Exercise], figures: Figures, by: Callable[[Exercise], Hashable]
) -> dict[Hashable, Total]:
    """The totals of all that have the same answer to ``by``, in the order of the exercises."""
    found: dict[Hashable, Total] = defaultdict(Total)
    present = list(exercises)
    for exercise in present:
        found[by(exercise)].exercises += 1
        found[by(exercise)].personnel_of += (exercise.pk, "personnel") in figures
    for family in families(present):
        for measure in MEASURES:
            for exercise in counting(family, figures, measure):
                found[by(exercise)].sums[measure] += figures[exercise.pk, measure]
    return dict(found)


def counting(family: Family, figures: Figures, measure: str) -> Iterator[Exercise]:
    """Those of a family whose figures count: none that is a part of another that counts."""
    covered: Branch | None = None
    for branch in family:
        if covered and branch.depth > covered.depth:
            continue
        covered = branch if (branch.exercise.pk, measure) in figures else None
        if covered:
            yield branch.exercise
