"""The programme of an exercise: a table of its days, and in words its phases and public events.

A bar is a cell that spans columns, so that the table needs neither styles nor a script.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .models import Exercise, Phase, PublicEvent, Status
from .templatetags.exercise_words import pattern

# The longest programmes, in columns, that are told by days, by weeks and by halves of months.
MOST_DAYS, MOST_WEEKS, MOST_HALVES = 14, 14, 24
DAY = timedelta(days=1)


# ---------- the table


@dataclass(frozen=True)
class Column:
    """A day, a week or half a month: both days are in it."""

    first: date
    last: date
    label: str
    below: str
    today: bool


@dataclass(frozen=True)
class Cell:
    """So many columns; a bar where there is a text. ``role`` says how it is drawn."""

    span: int
    text: str = ""
    role: str = ""


@dataclass(frozen=True)
class Row:
    name: str
    url: str
    cells: list[Cell]
    note: str = ""


@dataclass(frozen=True)
class Programme:
    """``heading`` stands over the names of the rows: month and year."""

    name: str
    heading: str
    days: list[Column]
    rows: list[Row]
    has_events: bool


def programme(
    umbrella: Exercise, parts: Iterable[Exercise], events: Iterable[PublicEvent] = ()
) -> Programme | None:
    """Days as columns, trainings as bars; none where days would say what nobody knows.

    That is: no exact days, called off, or longer than a year.
    """
    days = columns(umbrella.start, umbrella.end) if is_dated(umbrella) else []
    if not days:
        return None
    rows = [bar(umbrella, days), *[row(part, days) for part in parts]]
    public = public_events(list(events), days)
    return Programme(
        name=umbrella.label,
        heading=heading(days),
        days=days,
        rows=[*rows, *([public] if public else [])],
        has_events=public is not None,
    )


def is_dated(exercise: Exercise) -> bool:
    known = exercise.start and exercise.end
    return bool(known) and not exercise.approximate and not exercise.set_status


def columns(start: date, end: date) -> list[Column]:
    """The days, or else the weeks, or else the halves of months; nothing beyond a year."""
    length = (end - start).days + 1
    if length <= MOST_DAYS:
        return [day_column(start + n * DAY) for n in range(length)]
    monday = start - start.weekday() * DAY
    if (end - monday).days < 7 * MOST_WEEKS:
        return [week_column(monday + 7 * n * DAY) for n in range((end - monday).days // 7 + 1)]
    if length > 366:
        return []
    return list(halves(start, end))[:MOST_HALVES]


def column(first: date, last: date, label: str, below: str) -> Column:
    return Column(first, last, label, below, first <= timezone.localdate() <= last)


def day_column(day: date) -> Column:
    return column(day, day, str(day.day), date_format(day, "D"))


def week_column(monday: date) -> Column:
    return column(monday, monday + 6 * DAY, str(monday.day), date_format(monday, "M"))


def halves(start: date, end: date) -> Iterator[Column]:
    first = start.replace(day=1 if start.day <= 15 else 16)
    while first <= end:
        following = (first.replace(day=1) + 32 * DAY).replace(day=1)
        following = first.replace(day=16) if first.day == 1 else following
        last = following - DAY
        yield column(first, last, f"{first.day}–{last.day}", date_format(first, "M"))
        first = following


def heading(days: list[Column]) -> str:
    """The month, or the months with their years."""
    first, last = days[0].first, days[-1].last
    if days[0].first == days[0].last and (first.year, first.month) == (last.year, last.month):
        return date_format(first, "F Y")
    if first.year == last.year:
        return f"{date_format(first, 'F')} – {date_format(last, 'F Y')}"
    return f"{date_format(first, 'F Y')} – {date_format(last, 'F Y')}"


def row(exercise: Exercise, days: list[Column]) -> Row:
    """A bar where the days are known and within the programme, else words in its place."""
    if is_dated(exercise) and overlaps(exercise.start, exercise.end, days):
        return bar(exercise, days)
    told = {"kind": exercise.kind.label, "said": _said_of(exercise)}
    text = _("%(kind)s, %(said)s") % told
    return Row(exercise.label, exercise.get_absolute_url(), [Cell(len(days), text, "undated")])


def _said_of(exercise: Exercise) -> str:
    """Why a part has no bar."""
    if exercise.set_status:
        return exercise.status_label.lower()
    if exercise.start and exercise.approximate:
        return _("about %(month)s") % {"month": date_format(exercise.start, "F Y")}
    if exercise.start and exercise.end:
        return _("on other days")
    return _("days not published")


def overlaps(start: date, end: date, days: list[Column]) -> bool:
    return start <= days[-1].last and end >= days[0].first


def bar(exercise: Exercise, days: list[Column]) -> Row:
    """A training as cells: empty ones before, the bar, empty ones after."""
    first, last = place(exercise.start, days), place(exercise.end, days)
    return Row(
        name=exercise.label,
        url=exercise.get_absolute_url(),
        cells=[
            *[Cell(1)] * first,
            Cell(last - first + 1, exercise.kind.label, exercise.kind.drawn_as),
            *[Cell(1)] * (len(days) - last - 1),
        ],
    )


def place(day: date, days: list[Column]) -> int:
    """The column that the day is in; the first or the last for one outside."""
    return next((n for n, each in enumerate(days) if day <= each.last), len(days) - 1)


def public_events(events: list[PublicEvent], days: list[Column]) -> Row | None:
    """The events as dashed cells; what shares a column stands in one cell."""
    within = [event for event in events if overlaps(day_of(event), last_day_of(event), days)]
    if not within:
        return None
    cells: list[Cell] = []
    for first, last, text in merged(within, days):
        cells += [Cell(1)] * (first - filled(cells))
        cells.append(Cell(last - first + 1, text, "event"))
    cells += [Cell(1)] * (len(days) - filled(cells))
    note = ", ".join(f"{e.label} {date_format(day_of(e), pattern('brief'))}" for e in within)
    return Row(_("Public events"), "", cells, note)


def filled(cells: list[Cell]) -> int:
    return sum(cell.span for cell in cells)


def merged(events: list[PublicEvent], days: list[Column]) -> list[tuple[int, int, str]]:
    """First and last column of events with their names; those that would overlap are one."""
    found: list[tuple[int, int, str]] = []
    for event in events:
        first, last = place(day_of(event), days), place(last_day_of(event), days)
        if found and first <= found[-1][1]:
            before = found.pop()
            found.append((before[0], max(last, before[1]), f"{before[2]}, {event.label}"))
        else:
            found.append((first, last, event.label))
    return found


def day_of(event: PublicEvent) -> date:
    return timezone.localdate(event.starts_at)


def last_day_of(event: PublicEvent) -> date:
    return timezone.localdate(event.ends_at or event.starts_at)


# ---------- in words


@dataclass(frozen=True)
class Step:
    """A phase with its status today; empty where the exercise is called off."""

    phase: Phase
    status: str
    status_label: str


@dataclass(frozen=True)
class Appointment:
    """A public event; whether it is over, and whether accreditation for it is."""

    event: PublicEvent
    over: bool
    closed: bool


def phases_of(exercise: Exercise) -> list[Phase]:
    """The phases that ``with_record`` brought."""
    return [
        Phase(**{**row, "start": day(row["start"]), "end": day(row["end"])})
        for row in exercise.phase_rows or []
    ]


def events_of(exercise: Exercise) -> list[PublicEvent]:
    """The public events that ``with_record`` brought."""
    moments = ("starts_at", "ends_at", "accreditation_until")
    return [
        PublicEvent(**{**row, **{name: moment(row[name]) for name in moments}})
        for row in exercise.event_rows or []
    ]


def steps(phases: Iterable[Phase], of: Exercise, on: date | None = None) -> list[Step]:
    """The phases with their status on the day, today if none is given."""
    today = on or timezone.localdate()
    told = [] if of.set_status else [phase_status(phase, today) for phase in phases]
    if not told:
        return [Step(phase, "", "") for phase in phases]
    return [
        Step(phase, status.value, str(status.label))
        for phase, status in zip(phases, told, strict=True)
    ]


def phase_status(phase: Phase, today: date) -> Status:
    if today < phase.start:
        return Status.PLANNED
    return Status.UNDER_WAY if today <= phase.end else Status.COMPLETED


def appointments(events: Iterable[PublicEvent], at: datetime | None = None) -> list[Appointment]:
    """The events as they stand at the moment, now if none is given."""
    now = at or timezone.now()
    return [
        Appointment(
            event=event,
            over=(event.ends_at or event.starts_at) < now,
            closed=bool(event.accreditation_until and event.accreditation_until <= now),
        )
        for event in events
    ]


def day(written: str) -> date:
    return date.fromisoformat(written)


def moment(written: Any) -> datetime | None:
    """A moment as the database writes it in JSON: SQLite without its zone, which is UTC."""
    if not written:
        return None
    at = datetime.fromisoformat(written)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
