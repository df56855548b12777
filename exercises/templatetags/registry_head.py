"""What the head of the registry's pages says to machines."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from newsroom.templatetags.head import as_data

from .. import structured_data
from ..models import Exercise, MemberState, TrainingGround

register = template.Library()


@register.simple_tag
def event(
    exercise: Exercise,
    umbrella: Exercise | None = None,
    parts: Iterable[Exercise] = (),
    grounds: Iterable[TrainingGround] = (),
) -> SafeString:
    """An exercise in the words of schema.org."""
    data = structured_data.event(exercise, umbrella=umbrella, parts=parts, grounds=grounds)
    return as_data(data)


@register.simple_tag
def country(state: MemberState) -> SafeString:
    """A member state in the words of schema.org."""
    return as_data(structured_data.state(state))
