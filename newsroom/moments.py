"""Days and moments that a reader asks about, in the time zone of the press centre."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from .periods import FIRST_YEAR, LAST_YEAR, midnight

DAY = re.compile(r"\d{4}-\d\d-\d\d")
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
TICK = timedelta(microseconds=1)


class NoMoment(Exception):
    """What was asked about is no day, or has not come yet: a sentence for the reader."""


@dataclass(frozen=True)
class Moment:
    """A day, or a minute of it."""

    day: date
    clock: time | None = None

    @property
    def at(self) -> datetime:
        """The minute asked about, or the end of the day."""
        if self.clock:
            return timezone.make_aware(datetime.combine(self.day, self.clock))
        return midnight(self.day + timedelta(days=1)) - TICK

    @property
    def is_today(self) -> bool:
        """Whether the day is not over, so that the news may change before its end."""
        return self.clock is None and self.day == localdate()

    @property
    def query(self) -> str:
        """The time as a query of an address, empty for the end of the day."""
        return f"?time={self.clock:%H:%M}" if self.clock else ""


def moment(day: str, clock: str = "") -> Moment:
    """The moment of a day (``2023-09-04``) and a time (``14:30``, or none for its end).

    Raises NoMoment.
    """
    found = Moment(parsed_day(day), parsed_time(clock))
    if found.day > localdate() or (found.clock and found.at > timezone.now()):
        raise NoMoment(_("That time has not come yet. Choose one that has passed."))
    return found


def typed(day: str, clock: str) -> dict[str, str]:
    """What a form shows again of what was asked: fields of days and times take nothing else."""
    return {
        "asked": day if DAY.fullmatch(day) else "",
        "asked_time": clock if CLOCK.fullmatch(clock) else "",
    }


def parsed_day(text: str) -> date:
    try:
        day = date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NoMoment(_("Write the day as year, month and day: 2023-09-04."))
    return day


def parsed_time(text: str) -> time | None:
    if not text:
        return None
    if not CLOCK.fullmatch(text):
        raise NoMoment(_("Write the time as hours and minutes: 14:30."))
    return time.fromisoformat(text)
