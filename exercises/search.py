"""Exercises and member states, as the search finds them by name: see ``newsroom.search.sources``."""

from django.db.models import QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.search.sources import Source, register, rows

from .models import Exercise, MemberState


def exercises(keys: Subquery) -> QuerySet:
    """Exercises the public may know of."""
    return rows(
        Exercise.public.filter(topic__in=keys),
        "exercise",
        topic="topic",
        year="year",
        summary="summary",
        summaries="summaries",
    )


def states(keys: Subquery) -> QuerySet:
    return rows(
        MemberState.objects.filter(topic__in=keys),
        "state",
        topic="topic",
        summary="official_name",
        summaries="official_names",
    )


register(
    Source(
        "exercise",
        _("Exercise"),
        exercises,
        lambda entry: reverse("exercise", args=[entry.year, entry.slug]),
    )
)
register(
    Source("state", _("Member state"), states, lambda entry: reverse("state", args=[entry.slug]))
)
