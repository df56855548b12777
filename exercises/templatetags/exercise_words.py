"""How the registry is said in words: ranges of days, hours in two zones, quantities."""

from datetime import UTC, date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from newsroom.templatetags.printed import FORMS, iso, written, zone

from ..models import Bound, Exercise, Figure
from ..numerals import grouped

register = template.Library()

# ---------- days


@register.simple_tag
def days(first: date, last: date, form: str = "day") -> SafeString:
    """First and last day as they are read: 1–6 September 2023, 30 August – 2 September 2023.

    Forms: ``day``, ``short`` (1–6 Sep 2023), ``brief`` (1–6 Sep). Of moments, their days here.
    """
    first, last = day_of(first), day_of(last)
    start, end = said(first, last, pattern(form))
    if not start:
        return format_html('<time datetime="{}">{}</time>', iso(last), end)
    dash = "–" if start.isdecimal() or form == "brief" else " – "
    both = format_html(
        '<time datetime="{}">{}</time>{}<time datetime="{}">{}</time>',
        *(iso(first), start, dash, iso(last), end),
    )
    # Days of one month never part at the end of a line: only the last of them has it.
    return format_html('<span class="u-nw">{}</span>', both) if start.isdecimal() else both


def day_of(at: date) -> date:
    return timezone.localdate(at) if isinstance(at, datetime) else at


def pattern(form: str) -> str:
    """The date format of a form; without its year for ``brief``."""
    if form == "brief":
        return str(FORMS["short"]).replace("Y", "").strip(" ,.")
    return str(FORMS[form])


def said(first: date, last: date, full: str) -> tuple[str, str]:
    """Both days, the first without what it shares with the last; empty if they are one."""
    end = date_format(last, full)
    if first == last:
        return "", end
    if full.startswith("j") and first.year == last.year:
        same = first.month == last.month
        return date_format(first, "j" if same else full.replace("Y", "").strip(" ,.")), end
    return date_format(first, full), end


@register.inclusion_tag("exercises/includes/days_of.html")
def days_of(exercise: Exercise, form: str = "day") -> dict:
    """The days of an exercise; of approximate ones the months, said to be approximate."""
    return {"exercise": exercise, "form": form, "months": months(exercise)}


def months(exercise: Exercise) -> str:
    """The months of an exercise with their year: September 2023, August – September 2023."""
    first, last = exercise.start or exercise.end, exercise.end or exercise.start
    if not first:
        return ""
    end = month_within(last, "F Y")
    if (first.year, first.month) == (last.year, last.month):
        return end
    return f"{month_within(first, 'F' if first.year == last.year else 'F Y')} – {end}"


def month_within(day: date, form: str) -> str:
    """A month as it is written within a sentence: small where the language writes months so."""
    written = date_format(day, form)
    return written.lower() if date_format(day, "E")[:1].islower() else written


@register.filter
def large_days(exercise: Exercise) -> tuple[str, str] | None:
    """The days as a large numeral and what stands under it: ``1–6``, ``September 2023``."""
    first, last = exercise.start, exercise.end
    if not first or not last:
        return None
    if exercise.approximate:
        return months(exercise), _("approximately")
    if (first.year, first.month) == (last.year, last.month):
        numerals = f"{first.day}–{last.day}" if first != last else str(first.day)
        return numerals, date_format(last, "F Y")
    brief = pattern("brief")
    year = str(last.year) if first.year == last.year else f"{first.year}–{last.year}"
    return f"{date_format(first, brief)} – {date_format(last, brief)}", year


# ---------- hours


@register.simple_tag
def hours(start: datetime, end: datetime | None = None) -> SafeString:
    """The hour with its zone and in GMT: ``15:00 (GMT+3), 12:00 GMT``.

    An end on the same day makes it ``15:00–16:30``; GMT says its day where that is another.
    """
    here = format_html('<time datetime="{}">{}</time>', iso(start), clock(start, end))
    if zone(start) == "GMT":
        return format_html("{} GMT", here)
    return format_html("{} ({}), {}", here, zone(start), in_gmt(start, end))


def clock(start: datetime, end: datetime | None) -> str:
    start, until = timezone.localtime(start), timezone.localtime(end) if end else None
    if until is None or until == start or until.date() != start.date():
        return f"{start:%H:%M}"
    return f"{start:%H:%M}–{until:%H:%M}"


def in_gmt(start: datetime, end: datetime | None) -> str:
    with timezone.override(UTC):
        said_clock, day = clock(start, end), timezone.localdate(start)
        written_day = written(start, "short")
    if day == timezone.localdate(start):
        return f"{said_clock} GMT"
    return _("%(clock)s GMT on %(day)s") % {"clock": said_clock, "day": written_day}


# ---------- quantities


@register.filter
def quantity(number: int) -> str:
    """A number with its thousands set apart as the language does."""
    return grouped(number)


@register.filter
def bounded(figure: Figure) -> str:
    """The number of a figure with how sharp it is: about 2,500."""
    return bounded_by(figure.value, figure.bound)


@register.simple_tag
def bounded_by(value: int, bound: str) -> str:
    """The same of a number and a bound."""
    number = {"number": quantity(value)}
    if bound == Bound.ABOUT:
        return _("about %(number)s") % number
    return _("more than %(number)s") % number if bound == Bound.OVER else number["number"]
