"""The filters of the register: what they offer, what is set, and what that leaves."""

from typing import Any

from django.db.models import Count, Value
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from newsroom.filter_bar import FilterBar, Option, rows
from newsroom.periods import year_bounds

from .models import Exercise, ExerciseKind, MemberState, Participation, Series, Status
from .querysets.exercises import ExerciseQuerySet

FIELDS = ("year", "kind", "series", "host", "participant", "status")
# Rows of the registry that are offered in the order of their names.
BY_NAME = ("series", "host", "participant")


class RegisterFilters(FilterBar):
    """The filters of one request. Raises Http404 for a year or status that cannot be."""

    def __init__(self, request: HttpRequest, language: str):
        super().__init__(request, language, offered=FIELDS)
        if self.set.get("status", Status.PLANNED) not in Status.values:
            raise Http404
        if "year" in self.set:
            year_bounds(self.set["year"])

    @property
    def year(self) -> int | None:
        """The year that is asked for."""
        return int(self.set["year"]) if "year" in self.set else None

    def apply(self, exercises: ExerciseQuerySet) -> ExerciseQuerySet:
        """The exercises that pass."""
        passing = self.apply_in_any_year(exercises)
        return passing.in_year(self.year) if self.year else passing

    def apply_in_any_year(self, exercises: ExerciseQuerySet) -> ExerciseQuerySet:
        """The exercises that would pass if no year were set."""
        sentences = {
            "kind": ExerciseQuerySet.of_kind,
            "series": ExerciseQuerySet.of_series,
            "host": ExerciseQuerySet.hosted_by,
            "participant": ExerciseQuerySet.attended_by,
            "status": ExerciseQuerySet.of_status,
        }
        for name, sentence in sentences.items():
            if value := self.set.get(name):
                exercises = sentence(exercises, value)
        return exercises

    @property
    def label(self) -> str:
        return _("Filter exercises")

    @property
    def labelled(self) -> list[tuple[str, str, list[Option]]]:
        said = {
            "year": (_("Year"), _("All years")),
            "kind": (_("Type"), _("All types")),
            "series": (_("Series"), _("All series")),
            "host": (_("Host"), _("All member states")),
            "participant": (_("Participant"), _("All member states")),
            "status": (_("Status"), _("Any status")),
        }
        return [
            (name, label, self.choose(name, everything, self.offers[name]))
            for name, (label, everything) in said.items()
        ]

    def asked(self) -> dict[str, Any]:
        """What there is to offer, and the exercises of each year, in two queries."""
        self.counts = counted_by_year(self.apply_in_any_year(Exercise.public.all()))
        years = [(str(year), str(year)) for year in self.counts]
        statuses = [(value, str(label)) for value, label in Status.choices]
        return {**offers(self.language), "year": years, "status": statuses}


def counted_by_year(exercises: ExerciseQuerySet) -> dict[int, int]:
    """How many exercises each year has, the newest first."""
    counted = exercises.order_by("-year").values("year").annotate(total=Count("pk"))
    return {row["year"]: row["total"] for row in counted}


def offers(language: str) -> dict[str, list[tuple[str, str]]]:
    """Kinds, series and states of what has been announced, in one query.

    A series of which nothing has been announced yet is not told of.
    """
    known = Exercise.public.all()
    sending = Participation.objects.filter(exercise__announced=True)
    series = Series.objects.filter(pk__in=known.values("series"))
    hosts = MemberState.objects.filter(pk__in=known.values("host"))
    guests = MemberState.objects.filter(pk__in=sending.values("state"))
    kinds = ExerciseKind.objects.filter(pk__in=known.values("kind"))
    asked = rows(kinds.order_by(), "kind", order="order", oldest=Value(None)).union(
        rows(series.order_by(), "series", order="id", oldest=Value(None)),
        rows(hosts.order_by(), "host", order="id", oldest=Value(None)),
        rows((hosts | guests).order_by(), "participant", order="id", oldest=Value(None)),
        all=True,
    )
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in ("kind", *BY_NAME)}
    for what, _order, slug, name, names, _oldest in asked.order_by("rank"):
        found[what].append((slug, names.get(language) or name))
    for name in BY_NAME:
        found[name].sort(key=lambda offer: offer[1].casefold())
    return found
