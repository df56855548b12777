"""Years and months as the archive counts them: in the time zone of the press centre."""

import re
from datetime import date, datetime, time

from django.http import Http404
from django.utils import timezone

FIRST_YEAR, LAST_YEAR = 1900, 2999


def year_bounds(year: str) -> tuple[datetime, datetime]:
    """First instants of a year and of the next. Raises Http404 for what is no year."""
    if not re.fullmatch(r"\d{4}", year) or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise Http404
    return midnight(date(int(year), 1, 1)), midnight(date(int(year) + 1, 1, 1))


def month_bounds(year: int, month: int) -> tuple[datetime, datetime]:
    """First instants of a month and of the next. Raises Http404 for what is no month."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        raise Http404
    return midnight(date(year, month, 1)), midnight(next_month(year, month))


def existing_day(year: int, month: int, day: int) -> date:
    """The day of these numbers. Raises Http404 for what is no day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    try:
        return date(year, month, day)
    except (ValueError, OverflowError) as impossible:
        raise Http404 from impossible


def next_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)


def midnight(day: date) -> datetime:
    """The first instant of a day in the press centre's time zone."""
    return timezone.make_aware(datetime.combine(day, time.min))
