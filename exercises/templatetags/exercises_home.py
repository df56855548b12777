"""What pages of the newsroom show of the registry: the seam between the two apps."""

from datetime import date, timedelta
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..models import Exercise, MemberState
from ..profile import in_alphabetical_order, own_names

register = template.Library()

LONGEST_PROGRAMME = 14


@register.inclusion_tag("exercises/includes/in_focus.html")
def exercise_in_focus() -> dict[str, Any]:
    """The exercise under way or next, else the latest with dates, with its programme. One query."""
    family = list(Exercise.public.focus())
    umbrella = next((e for e in family if e.parent_id is None), None)
    if umbrella is None:
        return {"exercise": None}
    return {
        "exercise": {
            "name": umbrella.label,
            "url": umbrella.get_absolute_url(),
            "summary": umbrella.summary_label,
            "status": umbrella.status,
            "personnel": umbrella.personnel or "",
            "equipment": umbrella.equipment or "",
        },
        "programme": programme(umbrella, [e for e in family if e != umbrella]),
    }


def programme(umbrella: Exercise, parts: list[Exercise]) -> dict[str, Any] | None:
    """Days as columns and trainings as bars; None if it would be too long to read."""
    length = (umbrella.end - umbrella.start).days + 1
    if length > LONGEST_PROGRAMME:
        return None
    days = [umbrella.start + timedelta(days=n) for n in range(length)]
    dated = [e for e in parts if e.start and e.end and e.start <= days[-1] and e.end >= days[0]]
    undated = [e for e in parts if not (e.start and e.end)]
    return {
        "month_label": date_format(umbrella.start, "F Y"),
        "days": [column(day) for day in days],
        "rows": [
            *[bar(exercise, days) for exercise in (umbrella, *dated)],
            *[unplaced(exercise, days) for exercise in undated],
        ],
    }


def column(day: date) -> dict[str, Any]:
    return {
        "day": day.day,
        "weekday": date_format(day, "D"),
        "today": day == timezone.localdate(),
    }


def bar(exercise: Exercise, days: list[date]) -> dict[str, Any]:
    """A training's bar as cells: empty ones before, the bar, empty ones after."""
    first = max(exercise.start, days[0])
    last = min(exercise.end, days[-1])
    lead, span = (first - days[0]).days, (last - first).days + 1
    return {
        "name": exercise.label,
        "url": exercise.get_absolute_url(),
        "kind_label": exercise.kind.label,
        "role": exercise.kind.drawn_as,
        "lead": lead,
        "span": span,
        "tail": len(days) - lead - span,
    }


def unplaced(exercise: Exercise, days: list[date]) -> dict[str, Any]:
    """A training whose own days were not published: its kind in words, no bar."""
    kind = exercise.kind.label
    return {
        "name": exercise.label,
        "url": exercise.get_absolute_url(),
        "kind_label": _("%(kind)s, days not published") % {"kind": kind},
        "role": "undated",
        "lead": 0,
        "span": len(days),
        "tail": 0,
    }


@register.inclusion_tag("exercises/includes/states.html")
def member_states() -> dict[str, Any]:
    """The member states in the alphabetical order of the page's language. One query."""
    members = in_alphabetical_order(MemberState.objects.members())
    return {
        "states": [
            {"name": state.label, "own_names": own_names(state), "url": state.get_absolute_url()}
            for state in members
        ]
    }
