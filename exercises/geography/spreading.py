"""Marks and names that do not cover each other, on a map that is small and a host that is large."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from .frame import Frame, Spot

SQUARE = 20
"""The side of a numbered square."""

DOT = 4.5
"""The radius of a capital's dot."""

# A name is drawn in letters so wide, measured against their height; Cyrillic ones are the widest.
LETTER = 0.6
AIR = 2
TARGET = 28
NEAR = 8

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

Numbered = tuple[int, str, Spot]
"""A number, what it stands for, and where."""


@dataclass(frozen=True)
class Mark:
    """A numbered square, and where on the map its place really is."""

    number: int
    label: str
    spot: Spot
    place: Spot

    @property
    def moved(self) -> bool:
        """Whether it was put aside, so that a line must lead to its place."""
        return self.spot != self.place

    @property
    def corner(self) -> Spot:
        """The top left one of the square."""
        return round(self.spot[0] - SQUARE / 2, 1), round(self.spot[1] - SQUARE / 2, 1)


@dataclass(frozen=True)
class Name:
    """A dot with a name beside it; ``anchor`` is SVG's ``text-anchor``."""

    label: str
    dot: Spot
    spot: Spot
    anchor: str
    box: Box
    url: str = ""

    @property
    def target(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of what a finger may hit: dot and name."""
        left, right = min(self.box[0], self.dot[0] - DOT), max(self.box[2], self.dot[0] + DOT)
        top = min(self.box[1], self.dot[1] - TARGET / 2)
        bottom = max(self.box[3], self.dot[1] + TARGET / 2)
        return round(left, 1), round(top, 1), round(right - left, 1), round(bottom - top, 1)


def spread(places: Iterable[Numbered], frame: Frame, taken: Sequence[Box]) -> list[Mark]:
    """A square for each place, as near to it as others and what is ``taken`` leave room."""
    marks: list[Mark] = []
    used = list(taken)
    for number, label, place in places:
        spot = next(spot for spot in nearby(place) if fits(spot, frame, used) or spot is None)
        marks.append(Mark(number, label, spot or place, place))
        used.append(square(spot or place))
    return marks


def nearby(place: Spot) -> Iterable[Spot | None]:
    """The place, then spots on ever wider circles around it, at last None."""
    yield place
    for ring in range(1, 12):
        away = SQUARE / 2 + ring * 7
        for step in range(16):
            angle = radians(-60 + step * 22.5)
            yield round(place[0] + away * cos(angle), 1), round(place[1] + away * sin(angle), 1)
    yield None


def fits(spot: Spot | None, frame: Frame, used: Iterable[Box]) -> bool:
    return (
        spot is not None
        and frame.holds(spot, SQUARE / 2)
        and not any(overlap(square(spot), box) for box in used)
    )


def square(spot: Spot, side: float = SQUARE + 2 * AIR) -> Box:
    half = side / 2
    return spot[0] - half, spot[1] - half, spot[0] + half, spot[1] + half


def overlap(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0


def named(
    places: Iterable[tuple[str, Spot, str]], frame: Frame, taken: Sequence[Box], size: float
) -> list[Name]:
    """Names of dots, each on the side where it covers least; letters are ``size`` high.

    A name that would leave the frame on every side is set where it leaves it least.
    """
    names: list[Name] = []
    for label, dot, url in places:
        used = [*taken, *(name.box for name in names)]
        sides = beside(label, dot, size)
        spot, anchor, box = min(sides, key=lambda side: harm(side[2], frame, used))
        names.append(Name(label, dot, (round(spot[0], 1), round(spot[1], 1)), anchor, box, url))
    return names


def beside(label: str, dot: Spot, size: float) -> Iterator[tuple[Spot, str, Box]]:
    """A name right, left, above and below its dot, and a little up or down on either side."""
    long, (x, y) = len(label) * size * LETTER, dot
    for rise in (0, -0.7, 0.7):
        line, away = y + size * (0.34 + rise), DOT + NEAR * (1 - abs(rise) / 2)
        yield (x + away, line), "start", line_box(x + away, line, long, size)
        yield (x - away, line), "end", line_box(x - away - long, line, long, size)
    for line in (y - DOT - NEAR + 2, y + DOT + size):
        yield (x, line), "middle", line_box(x - long / 2, line, long, size)


def line_box(left: float, line: float, long: float, size: float) -> Box:
    """What a line of letters covers, those with tails included."""
    return left, line - size, left + long, line + 3


def harm(box: Box, frame: Frame, used: Iterable[Box]) -> float:
    """How much of the name covers something else, or is cut off."""
    inside = overlap(box, (AIR, AIR, frame.width - AIR, frame.height - AIR))
    whole = (box[2] - box[0]) * (box[3] - box[1])
    return sum(overlap(box, other) for other in used) + 4 * (whole - inside)
