"""Bar charts by year: from numbers to where the bars lie. Nothing here knows a model or a page.

Years run down the page, bars to the right, so that a chart reads like the register and fits a
telephone. Places across are per cent of the drawing's width, which may be any; places down are
pixels. What was not published is said in words and is never a zero.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .numerals import grouped

# Per cent of the width: where bars begin, and where the longest axis ends. Before it stand the
# years, behind it the number at the end of the longest bar.
FIRST, LAST = 15.0, 84.0
MOST_STEPS = 4

# Series whose largest values differ more than this are drawn one above the other, each by an axis
# of its own: on a common one the bars of the smaller would be too short to see.
TIMES = 20

# A number longer than this does not fit behind a bar that is longer than half the axis.
MOST_LETTERS = 9

THICK, GROUP_GAP, AXIS = 18, 12, 26


@dataclass(frozen=True)
class BarChart:
    """Whole numbers by year, in one series or two; None where none was published.

    Raises ValueError for a series that has not one value a year, and for numbers below zero.
    """

    title: str
    years: Sequence[int]
    series: Mapping[str, Sequence[int | None]]
    note: str = ""

    def __post_init__(self) -> None:
        for name, values in self.series.items():
            if len(values) != len(self.years):
                raise ValueError(f"{name}: one value a year, None where none was published")
            if any(value is not None and value < 0 for value in values):
                raise ValueError(f"{name}: a bar cannot be shorter than nothing")


@dataclass(frozen=True)
class Tick:
    """A line across the bars; ``minor`` ones lose their number where there is little room."""

    x: float
    label: str
    minor: bool


@dataclass(frozen=True)
class Bar:
    """A bar and the number behind it; without width where nothing was published, or nothing was.

    ``series`` counts from one. ``line`` is the middle of the bar, for its number.
    """

    series: int
    y: float
    width: float
    label: str
    published: bool

    @property
    def line(self) -> float:
        return self.y + THICK / 2

    @property
    def end(self) -> float:
        return round(FIRST + self.width, 2)

    @property
    def inside(self) -> bool:
        """Whether the number stands in the bar, because behind it there is no room."""
        return len(self.label) > MOST_LETTERS and self.width > (LAST - FIRST) / 2


@dataclass(frozen=True)
class Row:
    """A year and its bars, one for each series."""

    year: int
    line: float
    bars: list[Bar]


@dataclass(frozen=True)
class Panel:
    """One axis, with the series it measures: their places in the chart and their names."""

    names: list[tuple[int, str]]
    rows: list[Row]
    ticks: list[Tick]
    height: float

    @property
    def foot(self) -> float:
        """Where the lines of the axis end and its numbers begin."""
        return self.height - AXIS


@dataclass(frozen=True)
class Drawing:
    """A chart, ready to be printed: its panels, and the rows of its table."""

    title: str
    note: str
    names: list[str]
    panels: list[Panel]
    table: list[tuple[int, list[tuple[str, str]]]]


def drawn(chart: BarChart) -> Drawing | None:
    """Where everything lies; None for a chart without years or without series.

    A series of which nothing was published has no bars; the table says so.
    """
    if not chart.years or not chart.series:
        return None
    names = list(chart.series)
    return Drawing(
        title=chart.title,
        note=chart.note,
        names=names,
        panels=[panel(chart, group) for group in together(chart)],
        table=[(year, cells(chart, n)) for n, year in enumerate(chart.years)],
    )


def cells(chart: BarChart, n: int) -> list[tuple[str, str]]:
    """The names of the series and what stands in the table for a year; empty if not published."""
    return [(name, written(values[n])) for name, values in chart.series.items()]


def written(value: int | None) -> str:
    return "" if value is None else grouped(value)


def together(chart: BarChart) -> list[list[int]]:
    """Which series share an axis, by their places; those without any value share none."""
    largest = {
        n: max(value for value in values if value is not None)
        for n, values in enumerate(chart.series.values())
        if any(value is not None for value in values)
    }
    if not largest:
        return []
    if max(largest.values()) <= TIMES * max(min(largest.values()), 1):
        return [list(largest)]
    return [[n] for n in largest]


def panel(chart: BarChart, group: Sequence[int]) -> Panel:
    names = list(chart.series)
    shown = [list(chart.series.values())[n] for n in group]
    end, ticks = axis(max(value for values in shown for value in values if value is not None))
    high = THICK * len(group) + GROUP_GAP
    rows = [
        row(
            year,
            n * high,
            [(s + 1, values[n]) for s, values in zip(group, shown, strict=True)],
            end,
        )
        for n, year in enumerate(chart.years)
    ]
    return Panel([(n + 1, names[n]) for n in group], rows, ticks, high * len(rows) + AXIS)


def row(year: int, top: float, values: Sequence[tuple[int, int | None]], end: int) -> Row:
    """The bars of a year one below the other, the year beside the middle of them."""
    first = top + GROUP_GAP / 2
    bars = [
        Bar(
            series=series,
            y=first + n * THICK,
            width=round((LAST - FIRST) * (value or 0) / end, 2),
            label=written(value),
            published=value is not None,
        )
        for n, (series, value) in enumerate(values)
    ]
    return Row(year, first + THICK * len(bars) / 2, bars)


def axis(largest: int) -> tuple[int, list[Tick]]:
    """The round number at which an axis ends, and its lines: whole numbers, few, equally far."""
    step = next(step for step in steps() if largest <= MOST_STEPS * step)
    count = max(-(-largest // step), 1)
    wide = (LAST - FIRST) / count
    ticks = [
        Tick(round(FIRST + n * wide, 2), grouped(n * step), minor=n not in {0, count / 2, count})
        for n in range(count + 1)
    ]
    return count * step, ticks


def steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 …"""
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10
