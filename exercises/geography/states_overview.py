"""The overview of states: dots of land, capitals, and no borders."""

from collections.abc import Iterable
from dataclasses import dataclass

from .files import Land, land
from .frame import Frame
from .places import Located, on_the_globe, spot
from .projection import Projection
from .spreading import Name, named, square

DOT = 7
"""Units from dot to dot."""

LETTERS = 16


@dataclass(frozen=True)
class Overview:
    """A drawing, ready to be printed. ``dots`` is a path for a stroke of round dashes."""

    frame: Frame
    dots: str
    capitals: list[Name]
    source: str


def states_overview(capitals: Iterable[Located]) -> Overview | None:
    """The overview with a dot and a name for each capital; None where there is no land to draw.

    A capital outside the land drawn, or without coordinates, is left out.
    """
    drawn = land()
    if drawn is None:
        return None
    frame = framed(drawn)
    spots = [(c.label, spot(c, frame), getattr(c, "url", "")) for c in on_the_globe(capitals)]
    inside = [named_spot for named_spot in spots if frame.holds(named_spot[1], DOT)]
    taken = [square(place, 2 * DOT) for _label, place, _url in inside]
    return Overview(frame, dots(drawn), named(inside, frame, taken, LETTERS), drawn.source)


def framed(drawn: Land) -> Frame:
    """The frame in which the dots of the grid lie ``DOT`` apart, half of that from the edge."""
    columns = max(map(len, drawn.rows), default=0)
    projection = Projection(drawn.latitude, drawn.longitude)
    return Frame(projection, DOT / drawn.kilometres, DOT * columns, DOT * len(drawn.rows))


def dots(drawn: Land) -> str:
    """Each run of dots as one line: the stroke's dashes, of no length, are the dots."""
    return "".join(
        f"M{DOT * (start + (line % 2 + 1) / 2):g} {DOT * (line + 0.5):g}h{DOT * (long - 1) + 0.1:g}"
        for line, row in enumerate(drawn.rows)
        for start, long in runs(row)
    )


def runs(row: str) -> Iterable[tuple[int, int]]:
    """First column and length of each run of land in a row."""
    start = 0
    for part in row.split(" "):
        if part:
            yield start, len(part)
        start += len(part) + 1
