"""Exercises as a tree: each followed by its parts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .models import Exercise


@dataclass(frozen=True)
class Branch:
    """An exercise at its depth in the tree; ``last`` where no further part of a family follows."""

    depth: int
    exercise: Exercise
    last: bool = False


Family = list[Branch]
"""An exercise and all that is a part of it, however deep."""


def families(exercises: Iterable[Exercise]) -> list[Family]:
    """Each exercise with its parts right after it.

    A part whose umbrella is not among them (another year, not announced) stands at the top.
    """
    present = list(exercises)
    keys = {exercise.pk for exercise in present}
    parts: dict[int | None, list[Exercise]] = defaultdict(list)
    for exercise in present:
        parts[exercise.parent_id if exercise.parent_id in keys else None].append(exercise)
    return [family(parts, head) for head in parts[None]]


def family(parts: dict[int | None, list[Exercise]], head: Exercise) -> Family:
    below = list(descend(parts, head.pk, 1))
    branches = [Branch(depth, part, part is below[-1][1]) for depth, part in below]
    return [Branch(0, head), *branches]


def descend(
    parts: dict[int | None, list[Exercise]], key: int | None, depth: int
) -> Iterator[tuple[int, Exercise]]:
    for exercise in parts[key]:
        yield depth, exercise
        yield from descend(parts, exercise.pk, depth + 1)
