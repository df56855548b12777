"""From degrees to kilometres on paper and back: Lambert's azimuthal equal-area projection.

One projection for everything, because it knows no special place: around its centre areas are true
and distances nearly so, and neither a pole nor the antimeridian is a seam.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

RADIUS = 6371.0088
"""Of the earth, the mean one, in kilometres."""

# The point opposite the centre would lie everywhere on the rim.
NEARLY_OPPOSITE = 1e-9

Position = tuple[float, float]
"""Latitude and longitude in degrees."""


@dataclass(frozen=True)
class Projection:
    """Paper touching the earth at ``latitude`` and ``longitude``, in degrees."""

    latitude: float
    longitude: float

    def paper(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Kilometres east and south of the centre."""
        north, middle = radians(latitude), radians(self.latitude)
        east = radians(longitude - self.longitude)
        ahead = sin(middle) * sin(north) + cos(middle) * cos(north) * cos(east)
        stretch = RADIUS * sqrt(2 / max(1 + ahead, NEARLY_OPPOSITE))
        up = cos(middle) * sin(north) - sin(middle) * cos(north) * cos(east)
        return stretch * cos(north) * sin(east), -stretch * up

    def ground(self, x: float, y: float) -> Position:
        """The place that lies so many kilometres east and south of the centre on the paper."""
        away = hypot(x, y)
        if away == 0:
            return self.latitude, self.longitude
        arc = 2 * asin(min(away / (2 * RADIUS), 1))
        middle = radians(self.latitude)
        north = cos(arc) * sin(middle) - y * sin(arc) * cos(middle) / away
        east = atan2(x * sin(arc), away * cos(middle) * cos(arc) + y * sin(middle) * sin(arc))
        return degrees(asin(max(-1, min(1, north)))), self.longitude + degrees(east)


def middle(positions: Iterable[Position]) -> Position:
    """The place in the middle of all these, wherever on the globe they lie."""
    x = y = z = 0.0
    for latitude, longitude in positions:
        north, east = radians(latitude), radians(longitude)
        x, y, z = x + cos(north) * cos(east), y + cos(north) * sin(east), z + sin(north)
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def arc(one: Position, other: Position) -> float:
    """The angle between two places as seen from the centre of the earth, in degrees."""
    north, east = radians(other[0] - one[0]), radians(other[1] - one[1])
    half = sin(north / 2) ** 2 + cos(radians(one[0])) * cos(radians(other[0])) * sin(east / 2) ** 2
    return degrees(2 * asin(sqrt(min(half, 1))))
