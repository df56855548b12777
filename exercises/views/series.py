"""The page of a series: its years beside each other, and what is in print about any of them."""

from collections import defaultdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.models import Edition
from newsroom.pages import paginate
from newsroom.return_path import back_query

from ..charts import BarChart
from ..models import Exercise, Participation

# Fewer numbers say as much in the table.
FEWEST_BARS = 3


@require_safe
def series(request: HttpRequest, slug: str) -> HttpResponse:
    """A series with all its announced exercises, the newest first. Three queries."""
    found = Exercise.public.of_series(slug).with_figure("personnel").with_figure("equipment")
    found = found.select_related("series", "host", "parent", "kind")
    years = list(found.order_by("-year", "-start", "name"))
    if not years:
        raise Http404
    language = get_language() or ""
    topics = [exercise.topic_id for exercise in years]
    about = Edition.public.for_lists().on_any_of(topics, language).newest_first()
    context = {
        "heading": years[0].series.label,
        "series": years[0].series,
        "years": told(years),
        "chart": chart_of(years),
        "page": paginate(about, request, language),
        "back_query": back_query(request),
    }
    return render(request, "exercises/series.html", context)


def chart_of(years: list[Exercise]) -> BarChart | None:
    """Personnel over the years, where there are enough numbers for a picture."""
    numbers = {e.year: e.personnel for e in years if e.personnel is not None}
    if len(numbers) < FEWEST_BARS:
        return None
    known = sorted({exercise.year for exercise in years})
    values = [numbers.get(year) for year in known]
    return BarChart(_("Personnel over the years"), known, {_("Personnel"): values})


def told(years: list[Exercise]) -> list[dict[str, Any]]:
    """Each exercise with the umbrella that the public knows of, and who took part. One query."""
    names = defaultdict(list)
    keys = [exercise.pk for exercise in years]
    for part in Participation.objects.filter(exercise__in=keys).select_related("state"):
        names[part.exercise_id].append(part.state.label)
    return [
        {
            "exercise": exercise,
            "umbrella": exercise.parent if exercise.parent and exercise.parent.announced else None,
            "states": sorted(names[exercise.pk], key=str.casefold),
        }
        for exercise in years
    ]
