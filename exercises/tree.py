"""Exercises as a tree: each followed by its parts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from .models import Exercise


def ordered(exercises: Iterable[Exercise]) -> list[tuple[int, Exercise]]:
    """Each exercise with its depth, parts right after what they are a part of.

    A part whose umbrella is not among them (another year, not announced) stands at the top.
    """
    present = list(exercises)
    keys = {exercise.pk for exercise in present}
    parts: dict[int | None, list[Exercise]] = defaultdict(list)
    for exercise in present:
        parts[exercise.parent_id if exercise.parent_id in keys else None].append(exercise)
    return list(descend(parts, None, 0))


def descend(
    parts: dict[int | None, list[Exercise]], key: int | None, depth: int
) -> Iterator[tuple[int, Exercise]]:
    for exercise in parts[key]:
        yield depth, exercise
        yield from descend(parts, exercise.pk, depth + 1)
