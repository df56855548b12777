"""The frame of a map: which part of the earth it shows, and where a place lies in it.

Lengths in a frame are units of its drawing (pixels where it is drawn at its own size), from the top
left corner.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, degrees, hypot

from .projection import Position, Projection, middle

Spot = tuple[float, float]
"""A place in a drawing: from the left, from the top."""


@dataclass(frozen=True)
class Size:
    """How large a drawing may be: its width, and its least and greatest height."""

    width: float
    least: float
    greatest: float
    margin: float

    @property
    def inner(self) -> tuple[float, float]:
        return self.width - 2 * self.margin, self.greatest - 2 * self.margin


@dataclass(frozen=True)
class Frame:
    """A drawing of ``width`` and ``height`` whose middle is the projection's centre.

    ``scale`` is how many units a kilometre is long.
    """

    projection: Projection
    scale: float
    width: float
    height: float

    def spot(self, latitude: float, longitude: float) -> Spot:
        x, y = self.projection.paper(latitude, longitude)
        return self.width / 2 + x * self.scale, self.height / 2 + y * self.scale

    def ground(self, spot: Spot) -> Position:
        """Latitude and longitude of a spot of the drawing."""
        x, y = spot[0] - self.width / 2, spot[1] - self.height / 2
        return self.projection.ground(x / self.scale, y / self.scale)

    def holds(self, spot: Spot, margin: float = 0) -> bool:
        return (
            margin <= spot[0] <= self.width - margin and margin <= spot[1] <= self.height - margin
        )


def fitted(positions: Sequence[Position], size: Size, least: float = 1) -> Frame:
    """The frame that shows all these places as large as it can, at least so many kilometres wide.

    The paper touches the earth in the middle of what is shown.
    """
    projection = Projection(*middle(positions))
    left, top, right, bottom = extent(projection, positions)
    projection = Projection(*projection.ground((left + right) / 2, (top + bottom) / 2))
    left, top, right, bottom = extent(projection, positions)
    wide, high = 2 * max(right, -left, least / 2), 2 * max(bottom, -top, least / 4)
    scale = min(size.inner[0] / wide, size.inner[1] / high)
    height = min(max(high * scale + 2 * size.margin, size.least), size.greatest)
    return Frame(projection, scale, size.width, round(height))


def extent(
    projection: Projection, positions: Iterable[Position]
) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the places on the paper, in kilometres."""
    spots = [projection.paper(*position) for position in positions]
    across, down = [x for x, _ in spots], [y for _, y in spots]
    return min(across), min(down), max(across), max(down)


def span(positions: Sequence[Position]) -> float:
    """How far these places spread, in kilometres: the diagonal of the paper they need."""
    left, top, right, bottom = extent(Projection(*middle(positions)), positions)
    return hypot(right - left, bottom - top)


def tilt(frame: Frame, spot: Spot) -> float:
    """By how many degrees, clockwise, north is turned away from up at a spot of the drawing."""
    latitude, longitude = frame.ground(spot)
    step = 0.01 if latitude < 89 else -0.01
    x, y = frame.spot(latitude + step, longitude)
    here = frame.spot(latitude, longitude)
    sign = 1 if step > 0 else -1
    return degrees(atan2(sign * (x - here[0]), sign * (here[1] - y)))
