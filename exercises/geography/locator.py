"""A host state on a small map: outline, capital, numbered training grounds, scale and north.

``locator`` is pure: from a code and places to what a template prints. Where the host is so large
that its training grounds would be specks, the map shows their region, and a small one of the whole
state says where that is. Grounds outside the outline widen the map; those too far away for that are
``beyond`` it and only named.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from ..numerals import grouped
from .files import Outlines, Ring, outlines
from .frame import Frame, Size, Spot, fitted, span, tilt
from .paths import land_path, line_path
from .places import Located, on_the_globe, position, spot
from .projection import Position, arc, middle
from .spreading import SQUARE, Box, Mark, Name, Numbered, named, spread, square

SIZE = Size(width=400, least=250, greatest=340, margin=26)
REGION = Size(width=400, least=250, greatest=310, margin=78)
INSET = Size(width=104, least=44, greatest=64, margin=5)

# A host that spreads wider than this is shown in part, if its grounds lie within a third of it; the
# part is no smaller than a region is wide. Kilometres.
LARGE = 4000
PART = 1 / 3
LEAST_REGION = 1200
# A ground farther from the outline than this many degrees is not on the map.
FAR = 15

LETTERS = 15
STEPS = (0.5, 1, 2, 5, 10, 20, 30)
FEWEST_LINES = 3
FINE = 12
LONGEST_BAR = 95
EDGE = 16
MOST_TURNED = 30


@dataclass(frozen=True)
class Inset:
    """The whole state in a corner, and the part of it that the map shows: a path around it."""

    corner: Spot
    width: float
    height: float
    outline: str
    part: str

    @property
    def box(self) -> Box:
        left, top = self.corner
        return left, top, left + self.width, top + self.height


@dataclass(frozen=True)
class Bar:
    """The scale: so many kilometres are so long in the middle of the map."""

    kilometres: int
    length: float

    @property
    def label(self) -> str:
        return grouped(self.kilometres)


@dataclass(frozen=True)
class Locator:
    """A map, ready to be printed. ``north`` is how far north is turned from up, in degrees.

    It is None where it would mislead: north is not one direction on a map of half the Arctic.
    """

    code: str
    frame: Frame
    outline: str
    graticule: str
    capital: Name | None
    cities: list[Name]
    marks: list[Mark]
    beyond: list[Mark]
    bar: Bar
    north: float | None
    inset: Inset | None
    source: str

    @property
    def grounds(self) -> list[Mark]:
        """All training grounds in their order, on the map or beyond it."""
        return sorted([*self.marks, *self.beyond], key=lambda mark: mark.number)


def locator(
    code: str,
    grounds: Iterable[Located] = (),
    capital: Located | None = None,
    cities: Iterable[Located] = (),
) -> Locator | None:
    """The map of a state by its ISO 3166-1 alpha-2 code; None where no outline of it is known.

    Grounds are numbered from one in the order given. Places without coordinates are left out.
    """
    state = host(str(code).upper(), outlines())
    if state is None:
        return None
    near, beyond = parted(enumerate(on_the_globe(grounds), 1), state)
    places = [position(ground) for _number, ground in near]
    part = region(state, places)
    frame = part or whole(state, places)
    inset = overview(state, part) if part else None
    seat = seen([capital], frame)
    marks, names = lettered(frame, inset, near, [*seat, *seen(cities, frame)])
    return Locator(
        code=state.code,
        frame=frame,
        outline=outline(state, frame),
        graticule=line_path(graticule(frame), frame),
        capital=names[0] if seat else None,
        cities=names[len(seat) :],
        marks=marks,
        beyond=[Mark(number, ground.label, (0, 0), (0, 0)) for number, ground in beyond],
        bar=bar(frame),
        north=north(frame),
        inset=inset,
        source=state.source,
    )


# ---------- what the map shows


@dataclass(frozen=True, eq=False)
class Host:
    """What is known of a state alone: ``reach`` in degrees, ``span`` in kilometres."""

    code: str
    source: str
    rings: tuple[Ring, ...]
    centre: Position
    reach: float
    span: float
    frame: Frame


@lru_cache(maxsize=64)
def host(code: str, drawn: Outlines | None) -> Host | None:
    """The state of this code, None if it has no outline. Measured once: Russia takes a while."""
    rings = drawn.rings.get(code) if drawn else None
    if drawn is None or not rings:
        return None
    places = list(chain(*rings))
    centre = middle(places)
    reach = max(arc(centre, place) for place in places) + FAR
    return Host(code, drawn.source, rings, centre, reach, span(places), fitted(places, SIZE))


Grounds = list[tuple[int, Located]]
"""Training grounds with their numbers."""


def parted(numbered: Iterable[tuple[int, Located]], state: Host) -> tuple[Grounds, Grounds]:
    """The numbered grounds that the map can reach, and those beyond it."""
    near: Grounds = []
    beyond: Grounds = []
    for number, ground in numbered:
        reached = arc(state.centre, position(ground)) <= state.reach
        (near if reached else beyond).append((number, ground))
    return near, beyond


def region(state: Host, places: Sequence[Position]) -> Frame | None:
    """The frame around the grounds of a large host; None where the whole host is shown."""
    if not places or state.span < LARGE or span(places) > state.span * PART:
        return None
    return fitted(places, REGION, LEAST_REGION)


def whole(state: Host, places: Sequence[Position]) -> Frame:
    """The frame around the host, and around grounds outside it."""
    if all(state.frame.holds(state.frame.spot(*place), SQUARE) for place in places):
        return state.frame
    return fitted([*chain(*state.rings), *places], SIZE)


def seen(places: Iterable[Located | None], frame: Frame) -> list[Located]:
    """Those of the places that lie in the frame."""
    return [p for p in on_the_globe(places) if frame.holds(frame.spot(*position(p)), 4)]


def overview(state: Host, part: Frame) -> Inset:
    """The whole state in the corner at the bottom left, which a region's margin leaves empty."""
    small = miniature(state)
    return Inset(
        corner=(0, part.height - small.height),
        width=small.width,
        height=small.height,
        outline=outline(state, small),
        part=around(shown(part, small)),
    )


@lru_cache(maxsize=64)
def miniature(state: Host) -> Frame:
    return fitted(list(chain(*state.rings)), INSET)


def shown(frame: Frame, small: Frame) -> Box:
    """What the frame shows, as a box in the small one."""
    across, down = (0, frame.width / 2, frame.width), (0, frame.height / 2, frame.height)
    spots = [small.spot(*frame.ground((x, y))) for x in across for y in down]
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    top, bottom = min(y for _, y in spots), max(y for _, y in spots)
    return max(1, left), max(1, top), min(small.width - 1, right), min(small.height - 1, bottom)


def around(box: Box) -> str:
    left, top, right, bottom = box
    return f"M{left:.1f} {top:.1f}H{right:.1f}V{bottom:.1f}H{left:.1f}Z"


# ---------- what is drawn in it


@lru_cache(maxsize=256)
def outline(state: Host, frame: Frame) -> str:
    return land_path([[frame.spot(*place) for place in ring] for ring in state.rings], frame)


def lettered(
    frame: Frame,
    inset: Inset | None,
    near: Iterable[tuple[int, Located]],
    towns: Sequence[Located],
) -> tuple[list[Mark], list[Name]]:
    """Squares for the grounds and names for the towns, none upon another where there is room."""
    dots = [(town.label, spot(town, frame), "") for town in towns]
    taken = [*furniture(frame, inset), *(square(dot, 12) for _label, dot, _url in dots)]
    numbered: Iterator[Numbered] = ((n, ground.label, spot(ground, frame)) for n, ground in near)
    marks = spread(numbered, frame, taken)
    taken += [box for mark in marks for box in (square(mark.spot), square(mark.place, 6))]
    return marks, named(dots, frame, taken, LETTERS)


def furniture(frame: Frame, inset: Inset | None) -> list[Box]:
    """Where north, the scale and the inset stand."""
    x, y = north_arrow(frame)
    scale = (frame.width - EDGE - LONGEST_BAR, frame.height - 40, frame.width, frame.height)
    return [
        (x - 14, 0, frame.width, y + 26),
        scale,
        *([inset.box] if inset else []),
    ]


def north_arrow(frame: Frame) -> Spot:
    """The middle of the arrow."""
    return frame.width - 20, 26


def north(frame: Frame) -> float | None:
    turned = tilt(frame, north_arrow(frame))
    return round(turned, 1) if abs(turned) <= MOST_TURNED else None


def bar(frame: Frame) -> Bar:
    """The longest round length that is not too long: 1, 2 or 5 and noughts."""
    longest = LONGEST_BAR / frame.scale
    round_ones = [digit * 10**power for power in range(5) for digit in (1, 2, 5)]
    kilometres = max([length for length in round_ones if length <= longest], default=1)
    return Bar(kilometres, round(kilometres * frame.scale, 1))


def graticule(frame: Frame) -> Iterator[list[Spot]]:
    """Meridians and parallels at round degrees, at least a few of each."""
    south, north, west, east = bounds(frame)
    for longitude in rounds(west, east):
        yield [frame.spot(latitude, longitude) for latitude in between(south, north)]
    for latitude in rounds(south, north):
        yield [frame.spot(latitude, longitude) for longitude in between(west, east)]


def bounds(frame: Frame) -> tuple[float, float, float, float]:
    """The southernmost and northernmost latitude in the frame, the same for longitudes."""
    steps = [n / 8 for n in range(9)]
    grid = [frame.ground((x * frame.width, y * frame.height)) for x in steps for y in steps]
    latitudes, longitudes = [place[0] for place in grid], [place[1] for place in grid]
    return min(latitudes), max(latitudes), min(longitudes), max(longitudes)


def rounds(first: float, last: float) -> list[float]:
    """The round degrees between two, at the widest step that leaves a few."""
    wide = [step for step in STEPS if (last - first) / step >= FEWEST_LINES]
    step = max(wide, default=STEPS[0])
    return [n * step for n in range(int(first // step) + 1, int(last // step) + 1)]


def between(first: float, last: float) -> list[float]:
    return [first + (last - first) * n / FINE for n in range(FINE + 1)]
