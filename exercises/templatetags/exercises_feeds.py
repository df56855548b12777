"""What the page of feeds shows of the registry: its calendars, and its data."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.feed_list import Feed, Group

from ..models import Exercise, MemberState
from ..profile import in_alphabetical_order
from ..querysets.exercises import NEWEST_FIRST
from ..register_filters import offers

register = template.Library()

# As many exercises as have their calendars listed: the newest. The pages of the others name theirs.
NEWEST = 8


@register.inclusion_tag("exercises/includes/feeds.html")
def registry_feeds() -> dict[str, Any]:
    """Calendars of all, then of states, series, kinds, exercises; and data. Three queries."""
    return {
        "calendars": [
            calendar(_("Exercises"), "calendar", note=_("The days of all exercises announced")),
            calendar(
                _("Events and advisories for the press"),
                "advisories_calendar",
                note=_("With the time at which accreditation closes"),
            ),
        ],
        "groups": [group for group in groups() if group.feeds],
        "data": [register_data()],
    }


def groups() -> list[Group]:
    """Calendars of a part of the register."""
    found = offers(get_language() or "")
    states = in_alphabetical_order(MemberState.objects.acceded())
    return [
        Group(_("Calendars of member states"), [of(s, "state_calendar", s.slug) for s in states]),
        Group(_("Calendars of series"), named("series_calendar", found["series"])),
        Group(_("Calendars of kinds of exercises"), named("kind_calendar", found["kind"])),
        Group(_("Calendars of single exercises"), of_exercises()),
    ]


def of_exercises() -> list[Feed]:
    """Of the newest exercises that have a day."""
    dated = Exercise.public.filter(start__isnull=False).order_by(*NEWEST_FIRST)[:NEWEST]
    return [of(e, "exercise_calendar", str(e.year), e.slug) for e in dated]


def named(name: str, rows: list[tuple[str, str]]) -> list[Feed]:
    return [calendar(label, name, slug) for slug, label in rows]


def of(row: MemberState | Exercise, name: str, *place: str) -> Feed:
    return calendar(row.label, name, *place)


def calendar(label: str, name: str, *place: str, note: str = "") -> Feed:
    """A calendar under this name of an address."""
    return Feed(label, [("iCalendar", reverse(name, args=place))], note)


def register_data() -> Feed:
    """The whole register in each format."""
    formats = [("CSV", "register_csv"), ("JSON", "register_json"), ("XLSX", "register_xlsx")]
    found = [(said, reverse(name)) for said, name in formats]
    return Feed(_("Register of exercises"), found, _("Complete, with sources and days of figures"))
