"""What the pages for the press show of the registry: the events that journalists may come to."""

from typing import Any

from django import template

from ..models import PublicEvent

register = template.Library()

# How many events are listed after their accreditation has closed.
CLOSED = 10


@register.inclusion_tag("exercises/includes/accreditation.html")
def accreditation() -> dict[str, Any]:
    """Events that accept applications, by their deadline, then those that do not. Two queries."""
    return {
        "groups": [
            {"open": True, "events": PublicEvent.public.accrediting()},
            {"open": False, "events": PublicEvent.public.closed()[:CLOSED]},
        ]
    }
