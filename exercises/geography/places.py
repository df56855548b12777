"""Places as maps take them: anything with a label and coordinates in degrees."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from typing import Protocol

from .frame import Frame, Spot
from .projection import Position


class Located(Protocol):
    """A training ground, or a ``Place``."""

    label: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class Place:
    """A place with a label; on the overview of states a link, if it has an address."""

    label: str
    latitude: float | None
    longitude: float | None
    url: str = ""


def on_the_globe(places: Iterable[Located | None]) -> list[Located]:
    """Those of the places whose coordinates are known and possible, in their order."""
    return [place for place in places if place and located(place)]


def located(place: Located) -> bool:
    if place.latitude is None or place.longitude is None:
        return False
    if not (isfinite(place.latitude) and isfinite(place.longitude)):
        return False
    return abs(place.latitude) <= 90 and abs(place.longitude) <= 180


def position(place: Located) -> Position:
    """Latitude and longitude of a place that is on the globe."""
    return place.latitude or 0.0, place.longitude or 0.0


def spot(place: Located, frame: Frame) -> Spot:
    """Where a place lies in a drawing, as finely as it is drawn."""
    x, y = frame.spot(*position(place))
    return round(x, 1), round(y, 1)
