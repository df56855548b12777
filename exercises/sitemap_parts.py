"""What the registry tells search engines of."""

from collections.abc import Iterator

from django.urls import reverse

from newsroom.sitemaps import Entry, part

from .models import Exercise, MemberState


@part("exercises")
def exercises(language: str) -> Iterator[Entry]:
    yield Entry(reverse("exercises"))
    for exercise in Exercise.public.with_changes():
        yield Entry(exercise.get_absolute_url(), exercise.changed_at)


@part("states")
def states(language: str) -> Iterator[Entry]:
    yield Entry(reverse("states"))
    for state in MemberState.objects.acceded():
        yield Entry(state.get_absolute_url())
