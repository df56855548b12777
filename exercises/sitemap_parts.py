"""What the registry tells search engines of."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse

from newsroom.sitemaps import Entry, part

from .models import Exercise, MemberState, Series


@part("exercises")
def exercises(language: str) -> Iterator[Entry]:
    """The register in its three forms, every exercise, every series that has any."""
    yield from (Entry(reverse(name)) for name in ("exercises", "timeline", "totals"))
    for exercise in Exercise.public.with_changes():
        yield Entry(exercise.get_absolute_url(), exercise.changed_at)
    for series in Series.objects.filter(Exists(Exercise.public.filter(series=OuterRef("pk")))):
        yield Entry(series.get_absolute_url())


@part("states")
def states(language: str) -> Iterator[Entry]:
    yield Entry(reverse("states"))
    for state in MemberState.objects.acceded():
        yield Entry(state.get_absolute_url())
