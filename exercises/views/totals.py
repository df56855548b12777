"""The register in numbers: charts and tables by year and by host state."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..charts import BarChart
from ..models import Exercise, Figure
from ..querysets.exercises import ExerciseQuerySet
from ..register import Years
from ..register_filters import RegisterFilters
from ..totals import MEASURES, Figures, Total
from ..totals import totals as count


@require_safe
def totals(request: HttpRequest) -> HttpResponse:
    """Exercises, personnel and equipment by year and by host, of what passes the filters.

    Four queries.
    """
    filters = RegisterFilters(request, get_language() or "").load()
    found = filters.apply(Exercise.public.all())
    figures = latest(found)
    exercises = list(lines(found))
    by_year = count(exercises, figures, lambda e: e.year)
    by_host = count(exercises, figures, lambda e: e.host)
    context = {
        "heading": _("Exercises in figures"),
        "filters": filters,
        "years": Years(request, filters),
        "by_year": by_year.items(),
        "by_host": sorted(by_host.items(), key=host_place),
        "charts": charts(by_year),
    }
    return render(request, "exercises/totals.html", context)


def lines(exercises: ExerciseQuerySet) -> ExerciseQuerySet:
    """What is counted of exercises, and nothing else of them."""
    host = [f"host__{name}" for name in ("name", "names", "slug")]
    counted = exercises.select_related("host").only("year", "parent", "start", *host)
    return counted.order_by("-year", "pk")


def latest(exercises: ExerciseQuerySet) -> Figures:
    """The latest public figures of the exercises. One query."""
    keys = exercises.order_by().values("pk")
    claimed = Figure.public.filter(exercise__in=keys, measure__slug__in=MEASURES)
    rows = claimed.latest_first().values_list("exercise", "measure__slug", "value")
    found: Figures = {}
    for key, measure, value in rows:
        found.setdefault((key, measure), value)
    return found


def host_place(item: tuple[Any, Total]) -> tuple[bool, str]:
    """Hosts in the alphabetical order of the page's language, behind them what has none."""
    host = item[0]
    return host is None, host.label.casefold() if host else ""


def charts(by_year: dict[Any, Total]) -> list[BarChart]:
    """How many exercises each year had, and how many took part."""
    if not by_year:
        return []
    years = list(by_year)
    held = [by_year[year].exercises for year in years]
    sent = [by_year[year].personnel for year in years]
    return [
        BarChart(_("Exercises by year"), years, {_("Exercises"): held}),
        BarChart(_("Personnel by year"), years, {_("Personnel"): sent}),
    ]
