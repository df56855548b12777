"""What pages of the newsroom show of the registry: the seam between the two apps."""

from typing import Any

from django import template

from ..models import Exercise, MemberState
from ..profile import in_alphabetical_order, own_names
from ..programme import programme

register = template.Library()


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
