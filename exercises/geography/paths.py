"""Outlines and lines as the ``d`` of an SVG path: cut to the frame, no finer than can be seen."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from .frame import Frame, Spot

# Points nearer to each other than this are one, or than twice or four times this while there are
# too many for a page to carry.
FINEST = (0.7, 1.4, 2.8)
MOST = 700
# What is cut off is cut so far outside the frame.
BEYOND = 6


def land_path(rings: Iterable[Sequence[Spot]], frame: Frame) -> str:
    """Closed outlines, the part of them within the frame. Empty if nothing is."""
    cut = [clipped(ring, frame) for ring in rings]
    for finest in FINEST:
        seen = [ring for ring in (coarse(ring, finest) for ring in cut) if len(ring) > 2]
        if sum(map(len, seen)) <= MOST:
            break
    return "".join(f"M{drawn(ring)}Z" for ring in seen)


def line_path(lines: Iterable[Sequence[Spot]], frame: Frame) -> str:
    """Open lines; what lies far outside the frame is left out."""
    return "".join(f"M{drawn(part)}" for line in lines for part in within(line, frame))


def drawn(spots: Iterable[Spot]) -> str:
    return "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)


def coarse(ring: Sequence[Spot], finest: float) -> list[Spot]:
    """The ring without points that nobody can tell from the one before."""
    kept: list[Spot] = []
    for x, y in ring:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= finest:
            kept.append((x, y))
    return kept


def clipped(ring: Sequence[Spot], frame: Frame) -> list[Spot]:
    """The part of a ring within the frame and a little more (Sutherland and Hodgman)."""
    sides = (
        (0, -BEYOND, 1),
        (0, frame.width + BEYOND, -1),
        (1, -BEYOND, 1),
        (1, frame.height + BEYOND, -1),
    )
    kept = list(ring)
    for axis, bound, sign in sides:
        kept = on_side(kept, axis, bound, sign)
    return kept


def on_side(ring: list[Spot], axis: int, bound: float, sign: int) -> list[Spot]:
    """The part of a ring on one side of a horizontal or vertical line."""
    kept: list[Spot] = []
    for one, other in pairwise([*ring[-1:], *ring]):
        inside = [(spot[axis] - bound) * sign >= 0 for spot in (one, other)]
        if inside[0] != inside[1]:
            share = (bound - one[axis]) / (other[axis] - one[axis])
            kept.append(
                (one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1]))
            )
        if inside[1]:
            kept.append(other)
    return kept


def within(line: Sequence[Spot], frame: Frame) -> list[list[Spot]]:
    """The parts of a line whose ends are not both far outside the frame."""
    parts: list[list[Spot]] = [[]]
    for one, other in pairwise(line):
        if frame.holds(one, -BEYOND) or frame.holds(other, -BEYOND):
            parts[-1] = [*(parts[-1] or [one]), other]
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if part]
