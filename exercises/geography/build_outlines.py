"""Rebuild the map data of this package from Natural Earth.

The source is the npm package ``world-atlas`` (version 2, made from Natural Earth 4.1). Unpack it,
then, in the root of this repository::

    python -m exercises.geography.build_outlines path/to/package exercises/geography/data

Outlines come from the 1:10m countries, thinned by Visvalingam's method to the numbers of points in
``STATES``. Natural Earth draws boundaries as they are held on the ground; it is not asked here who
holds them rightly. The land of the overview comes from the 1:50m land, sampled on a grid.
"""

import heapq
import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any

from .projection import Projection

SOURCE = "Natural Earth"
DECIMALS = 3

# ISO 3166-1 numeric to alpha-2, and how many points the outline may have. Russia needs more: its
# maps show the region of the training grounds, not the whole.
STATES = {
    "051": ("AM", 260),
    "112": ("BY", 340),
    "398": ("KZ", 440),
    "417": ("KG", 360),
    "643": ("RU", 2400),
    "762": ("TJ", 340),
}
# Natural Earth cuts leased Baikonur out of Kazakhstan as if it were a state.
WITHOUT_HOLES = {"KZ"}
# Islands and enclaves smaller than this share of the whole are left out.
LEAST_SHARE = 2e-4

LAND = {"latitude": 51.0, "longitude": 59.0, "kilometres": 105.0}
COLUMNS, ROWS = 91, 47

Point = tuple[float, float]
"""Longitude and latitude, as in the source."""
Ring = list[Point]


class Topology:
    """A TopoJSON file, decoded."""

    def __init__(self, file: Path) -> None:
        content = json.loads(file.read_text())
        self.objects = content["objects"]
        self.arcs = [self.decoded(arc, content["transform"]) for arc in content["arcs"]]

    def decoded(self, arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
        (wide, high), (left, bottom) = transform["scale"], transform["translate"]
        x = y = 0
        points = []
        for right, up in arc:
            x, y = x + right, y + up
            points.append((x * wide + left, y * high + bottom))
        return points

    def polygons(self, geometry: dict[str, Any]) -> list[list[Ring]]:
        """Each polygon as its rings, the outer one first."""
        many = geometry["type"] == "MultiPolygon"
        arcs = geometry["arcs"] if many else [geometry["arcs"]]
        return [[self.ring(part) for part in polygon] for polygon in arcs]

    def ring(self, indices: list[int]) -> Ring:
        """The arcs in a row; a negative index is the complement of one that runs backwards."""
        ring: Ring = []
        for index in indices:
            points = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            ring.extend(points[1:] if ring else points)
        return ring


# ---------- outlines


def outlines(package: Path) -> dict[str, Any]:
    """The GeoJSON of all states of ``STATES``."""
    atlas = Topology(package / "countries-10m.json")
    found = {g.get("id"): g for g in atlas.objects["countries"]["geometries"]}
    features = [
        feature(code, thinned(whole(code, atlas.polygons(found[number])), wanted))
        for number, (code, wanted) in STATES.items()
    ]
    return {"type": "FeatureCollection", "source": SOURCE, "features": features}


def feature(code: str, polygons: list[list[Ring]]) -> dict[str, Any]:
    coordinates = [[[rounded(p) for p in ring] for ring in rings] for rings in polygons]
    return {
        "type": "Feature",
        "properties": {"code": code},
        "geometry": {"type": "MultiPolygon", "coordinates": coordinates},
    }


def rounded(point: Point) -> list[float]:
    return [round(part, DECIMALS) for part in point]


def whole(code: str, polygons: list[list[Ring]]) -> list[list[Ring]]:
    """The polygons of a state as it is: nothing cut out, nothing cut at the antimeridian."""
    if code in WITHOUT_HOLES:
        polygons = [rings[:1] for rings in polygons]
    cut = [rings for rings in polygons if any(map(on_seam, rings[0]))]
    if not cut:
        return polygons
    east = [[[(x % 360, y) for x, y in r] for r in rings] for rings in polygons if rings not in cut]
    return east + [[ring] for ring in sewn([rings[0] for rings in cut])]


def sewn(rings: list[Ring]) -> list[Ring]:
    """Rings cut at the antimeridian joined again, two and two; their longitudes run past 180."""
    paths = [opened([(x % 360, y) for x, y in ring]) for ring in rings]
    joined = []
    while paths:
        one = paths.pop()
        other = min(paths, key=lambda path: gap(one, path))
        paths.remove(other)
        joined.append([*one, *other, one[0]])
    return joined


def on_seam(point: Point) -> bool:
    return abs(abs(point[0]) - 180) < 1e-6


def opened(ring: Ring) -> Ring:
    """A ring that touches the antimeridian, as the path from there and back to it."""
    points = ring[:-1]
    inside = next(n for n, point in enumerate(points) if not on_seam(point))
    points = points[inside:] + points[:inside]
    seam = [n for n, point in enumerate(points) if on_seam(point)]
    return [*points[seam[-1] :], *points[: seam[0] + 1]]


def gap(one: Ring, other: Ring) -> float:
    """How badly the ends of two paths meet."""
    return abs(one[-1][1] - other[0][1]) + abs(one[0][1] - other[-1][1])


def thinned(polygons: list[list[Ring]], wanted: int) -> list[list[Ring]]:
    """The same with so many points, those that matter most, and without the smallest rings."""
    least = LEAST_SHARE * sum(area(rings[0]) for rings in polygons)
    large = [[r for r in rings if area(r) >= least] for rings in polygons]
    large = [rings for rings in large if rings]
    weights = {id(ring): weighted(ring) for rings in large for ring in rings}
    ranked = sorted((weight for of in weights.values() for weight in of), reverse=True)
    bar = ranked[min(wanted, len(ranked)) - 1]
    return [[heaviest(ring, weights[id(ring)], bar) for ring in rings] for rings in large]


def heaviest(ring: Ring, weights: list[float], bar: float) -> Ring:
    """The points above the bar, at least five of them, closed."""
    bar = min(bar, sorted(weights, reverse=True)[min(5, len(weights)) - 1])
    points = [point for point, weight in zip(ring, weights, strict=False) if weight >= bar]
    return [*points, points[0]]


def weighted(ring: Ring) -> list[float]:
    """For each point but the closing one the area that would be lost with it (Visvalingam)."""
    count = len(ring) - 1
    points = flat(ring[:-1])
    before = [(n - 1) % count for n in range(count)]
    after = [(n + 1) % count for n in range(count)]
    weights = [triangle(points[before[n]], points[n], points[after[n]]) for n in range(count)]
    heap = [(weight, n) for n, weight in enumerate(weights)]
    heapq.heapify(heap)
    left_over = set(range(count))
    while len(left_over) > 3:
        weight, n = heapq.heappop(heap)
        if n not in left_over or weight != weights[n]:
            continue
        left_over.remove(n)
        left, right = before[n], after[n]
        after[left], before[right] = right, left
        for beside in (left, right):
            lost = triangle(points[before[beside]], points[beside], points[after[beside]])
            weights[beside] = max(lost, weight)
            heapq.heappush(heap, (weights[beside], beside))
    return weights


def flat(ring: Ring) -> Ring:
    """Degrees of equal length in both directions, near enough to compare areas."""
    return [(x * cos(radians(y)), y) for x, y in ring]


def triangle(one: Point, two: Point, three: Point) -> float:
    return abs(
        (two[0] - one[0]) * (three[1] - one[1]) - (three[0] - one[0]) * (two[1] - one[1])
    ) / 2  # fmt: skip


def area(ring: Ring) -> float:
    points = flat(ring)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points))) / 2


# ---------- land


def land(package: Path) -> dict[str, Any]:
    """The dots of the overview."""
    atlas = Topology(package / "land-50m.json")
    paper = Projection(LAND["latitude"], LAND["longitude"]).paper
    rings = [
        [paper(y, x) for x, y in ring]
        for geometry in atlas.objects["land"]["geometries"]
        for rings in atlas.polygons(geometry)
        for ring in rings
    ]
    return {**LAND, "source": SOURCE, "rows": [dotted(rings, row) for row in range(ROWS)]}


def dotted(rings: list[Ring], row: int) -> str:
    """A row of the grid: a dot where an odd number of shores lies west of it."""
    y = (row - (ROWS - 1) / 2) * LAND["kilometres"]
    shores = sorted(shore for ring in rings for shore in crossed(ring, y))
    first = (row % 2) / 2 - (COLUMNS - 1) / 2
    places = [(column + first) * LAND["kilometres"] for column in range(COLUMNS - row % 2)]
    return "".join("#" if sum(s < x for s in shores) % 2 else " " for x in places)


def crossed(ring: Ring, y: float) -> Iterator[float]:
    """Where the ring crosses this height."""
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y):
            yield x1 + (y - y1) * (x2 - x1) / (y2 - y1)


def main(package: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    lines = json.dumps(outlines(package), separators=(",", ":")).replace(
        '{"type":"F', '\n{"type":"F'
    )
    (target / "outlines.json").write_text(lines.lstrip() + "\n")
    (target / "land.json").write_text(json.dumps(land(package), indent=1) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
