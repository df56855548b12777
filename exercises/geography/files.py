"""The map data of the setting ``MAP_DATA``: its form is described in this package's docstring."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings

from .projection import Position

logger = logging.getLogger(__name__)

OUTLINES, LAND = "outlines.json", "land.json"
# What reading a file of another form may raise.
BROKEN = (ValueError, LookupError, TypeError, AttributeError, OSError)

Ring = tuple[Position, ...]
Content = TypeVar("Content")


@dataclass(frozen=True, eq=False)
class Outlines:
    """The outlines by code of state. Rings of holes are among them: fill by even and odd."""

    source: str
    rings: dict[str, tuple[Ring, ...]]


@dataclass(frozen=True)
class Land:
    """A grid of dots ``kilometres`` apart around a centre; ``#`` in ``rows`` is land."""

    source: str
    latitude: float
    longitude: float
    kilometres: float
    rows: tuple[str, ...]


def outlines() -> Outlines | None:
    """The outlines; None if there is no such file, or none that can be read."""
    return unless_broken(read_outlines, OUTLINES)


def land() -> Land | None:
    """The dotted land; None if there is no such file, or none that can be read."""
    return unless_broken(read_land, LAND)


def unless_broken(read_file: Callable[[Path], Content | None], name: str) -> Content | None:
    """What the file holds. A page can do without a map: a broken file is logged."""
    file = Path(settings.MAP_DATA) / name
    try:
        return read_file(file)
    except BROKEN:
        logger.exception("The map data in %s cannot be read.", file)
        return None


@cache
def read_outlines(file: Path) -> Outlines | None:
    content = read(file)
    return (
        None
        if content is None
        else Outlines(
            source=str(content["source"]),
            rings={f["properties"]["code"]: rings(f["geometry"]) for f in content["features"]},
        )
    )


@cache
def read_land(file: Path) -> Land | None:
    content = read(file)
    return (
        None
        if content is None
        else Land(
            source=str(content["source"]),
            latitude=float(content["latitude"]),
            longitude=float(content["longitude"]),
            kilometres=float(content["kilometres"]),
            rows=tuple(map(str, content["rows"])),
        )
    )


def read(file: Path) -> dict[str, Any] | None:
    """The file's content; None if there is no such file."""
    return json.loads(file.read_text("utf-8")) if file.is_file() else None


def rings(geometry: dict[str, Any]) -> tuple[Ring, ...]:
    """All rings of a Polygon or MultiPolygon; GeoJSON puts the longitude first."""
    many = geometry["type"] == "MultiPolygon"
    polygons = geometry["coordinates"] if many else [geometry["coordinates"]]
    return tuple(
        tuple((float(point[1]), float(point[0])) for point in ring)
        for polygon in polygons
        for ring in polygon
    )
