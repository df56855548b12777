"""A year as a timeline: exercises as bars over 24 halves of months."""

from dataclasses import dataclass
from datetime import date

from .models import Exercise, Status
from .tree import Branch

HALVES = 24
# How many halves of months the days need beside their bar, to be read.
ROOM = 8
# What is drawn with a broken line, because it has not come or will not come.
NOT_CERTAIN = {Status.PLANNED, Status.POSTPONED, Status.CANCELLED}


@dataclass(frozen=True)
class Cell:
    """An empty half of a month; ``opens`` where its month begins."""

    opens: bool


@dataclass(frozen=True)
class Bar:
    """An exercise's row: empty halves before it, the bar, empty halves behind it."""

    branch: Branch
    before: list[Cell]
    span: int
    opens: bool
    behind: list[Cell]
    look: str
    called_off: bool

    @property
    def side(self) -> str:
        """Where there is room for the days: behind the bar, before it, or upon it."""
        if len(self.behind) >= ROOM:
            return "behind"
        return "before" if len(self.before) >= ROOM else "upon"


def bar(branch: Branch, year: int) -> Bar | None:
    """The row of an exercise; None where no day of it is known to lie in the year."""
    halves = halves_of(branch.exercise, year)
    if halves is None:
        return None
    first, last = halves
    return Bar(
        branch=branch,
        before=cells(0, first),
        span=last - first + 1,
        opens=first % 2 == 0,
        behind=cells(last + 1, HALVES),
        look=look(branch.exercise),
        called_off=bool(branch.exercise.set_status),
    )


def halves_of(exercise: Exercise, year: int) -> tuple[int, int] | None:
    """The first and the last half of a month; of approximate days, the whole months."""
    first, last = exercise.start or exercise.end, exercise.end or exercise.start
    if first is None or last is None or not first.year <= year <= last.year:
        return None
    start = half(max(first, date(year, 1, 1)))
    end = half(min(last, date(year, 12, 31)))
    return (start - start % 2, end | 1) if exercise.approximate else (start, end)


def half(day: date) -> int:
    """0 for the first half of January, 23 for the second half of December."""
    return 2 * (day.month - 1) + (day.day > 15)


def cells(first: int, behind: int) -> list[Cell]:
    return [Cell(opens=number % 2 == 0) for number in range(first, behind)]


def look(exercise: Exercise) -> str:
    """How a bar is drawn: by what is not certain about it, or else by its kind."""
    if exercise.status in NOT_CERTAIN:
        return "event"
    return "approximate" if exercise.approximate else exercise.kind.drawn_as
