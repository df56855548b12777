"""How the search finds exercises and member states by name: see ``newsroom.search.sources``."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.search.sources import Source, register, rows

from .models import Exercise, MemberState


def exercises() -> QuerySet:
    """Exercises the public may know of."""
    return rows(
        Exercise.public.all(),
        "exercise",
        topic="topic",
        year="year",
        said="summary",
        said_in="summaries",
    )


def states() -> QuerySet:
    return rows(
        MemberState.objects.acceded(),
        "state",
        topic="topic",
        said="official_name",
        said_in="official_names",
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
