"""What the page of a topic shows of the registry: see ``exercises_home``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django import template

from newsroom.chosen import Chosen, references

from ..models import Exercise, MemberState

register = template.Library()

# Exercises that one topic shows; the register has them all.
MOST = 40
BESIDE = 5


@dataclass(frozen=True)
class Registered:
    """Exercises and states of a topic: those it names, those that carry it, and all that is pinned.

    ``chosen`` are the pins of every kind of which a stranger may see what they refer to.
    """

    exercise: Exercise | None
    state: MemberState | None
    exercises: list[Exercise]
    states: list[MemberState]
    chosen: list[Chosen]

    @property
    def first_exercises(self) -> list[Exercise]:
        """As many as there is room for beside the heading."""
        return self.exercises[:BESIDE]

    @property
    def more_exercises(self) -> int:
        """How many stand in the table only."""
        return max(0, len(self.exercises) - BESIDE)


@register.simple_tag
def registry_of(topic: int, chosen: Iterable[Chosen]) -> Registered:
    """What the registry has on a topic (its key), and what pins refer to. Two queries."""
    pins = list(chosen)
    exercises = Exercise.public.of_topic(topic, also=references(pins, "exercise"))[:MOST]
    states = MemberState.objects.acceded().of_topic(topic, also=references(pins, "state"))
    found: dict[str, list] = {"exercise": list(exercises), "state": list(states)}
    return Registered(
        exercise=next((e for e in found["exercise"] if e.topic_id == topic), None),
        state=next((s for s in found["state"] if s.topic_id == topic), None),
        exercises=[e for e in found["exercise"] if e.carries],
        states=[s for s in found["state"] if s.carries],
        chosen=[pin for pin in map(by_slug(found), pins) if pin.target],
    )


def by_slug(found: dict[str, list]) -> Callable[[Chosen], Chosen]:
    """Gives pins of exercises and of states what they refer to."""
    rows = {(kind, row.slug): row for kind, of_kind in found.items() for row in of_kind}
    return lambda pin: replace(pin, target=pin.target or rows.get((pin.kind, pin.reference)))


@register.inclusion_tag("exercises/includes/topic_subject.html")
def topic_subject(registered: Registered) -> dict:
    """The exercise or the state that the topic names, one click away."""
    return {"exercise": registered.exercise, "state": registered.state}


@register.inclusion_tag("exercises/includes/chosen.html")
def chosen_from_registry(pin: Chosen, css: str = "") -> dict:
    """A pinned exercise or state as a story block."""
    return {pin.kind: pin.target, "class": css}


@register.inclusion_tag("exercises/includes/topic_facts.html")
def topic_facts(registered: Registered) -> dict:
    """Exercises and states on the topic, for the box of facts."""
    return {"registered": registered}


@register.inclusion_tag("exercises/includes/topic_exercises.html")
def topic_exercises(registered: Registered) -> dict:
    """The table of exercises on the topic."""
    return {"registered": registered}
