"""What the registry tells search engines of."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from newsroom.sitemaps import Entry, part

from .models import Exercise, MemberState, Series


@part("exercises")
def exercises(language: str) -> Iterator[Entry]:
    """The register in its three forms, and every exercise."""
    yield from (Entry(reverse(name)) for name in ("exercises", "timeline", "totals"))
    for exercise in Exercise.public.with_changes():
        yield Entry(exercise.get_absolute_url(), exercise.changed_at)


@part("series")
def series(language: str) -> Iterator[Entry]:
    """Each that has an announced exercise, with the change of the last one that was changed."""
    changed: dict[Series, datetime | None] = {}
    found = Exercise.public.exclude(series=None).select_related("series").with_changes()
    for exercise in found.order_by("changed_at"):
        changed[exercise.series] = exercise.changed_at
    yield from (Entry(each.get_absolute_url(), moment) for each, moment in changed.items())


@part("states")
def states(language: str) -> Iterator[Entry]:
    yield Entry(reverse("states"))
    for state in MemberState.objects.acceded():
        yield Entry(state.get_absolute_url())
