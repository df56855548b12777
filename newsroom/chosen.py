"""What the editors put at the head of a topic's page: releases, exercises, states, photos."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Chosen:
    """A pin as the page prints it: its kind, what it refers to, and that itself once it is found.

    ``reference`` is the key of an edition, the slug of an exercise or a state, or the record number
    of a photo. What was not found is not public: it is left out.
    """

    kind: str
    reference: str
    target: Any = None


def read(pinned: Iterable[str] | None) -> list[Chosen]:
    """Pins as ``TopicQuerySet.with_pins`` gives them."""
    return [Chosen(*pin.split(":", 1)) for pin in pinned or []]


def references(chosen: Iterable[Chosen], kind: str) -> list[str]:
    """What the pins of one kind refer to."""
    return [pin.reference for pin in chosen if pin.kind == kind]


def keys(chosen: Iterable[Chosen]) -> list[int]:
    """The keys of the pinned editions."""
    return [int(reference) for reference in references(chosen, "release")]
