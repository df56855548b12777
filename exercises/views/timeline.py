"""The register of exercises as a timeline, a table for each year."""

from datetime import date
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import Exercise
from ..register import Years
from ..register_filters import RegisterFilters
from ..timeline import bar
from ..tree import families


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """The newest years of the register, each over its months. Four queries."""
    filters = RegisterFilters(request, get_language() or "").load()
    years = Years(request, filters)
    found = filters.apply(Exercise.public.for_register()).filter(year__in=years.opened)
    context = {
        "heading": _("Exercises by year"),
        "shown": "timeline",
        "filters": filters,
        "years": years,
        "tables": [drawn(year, list(group)) for year, group in groupby(found, lambda e: e.year)],
    }
    return render(request, "exercises/timeline.html", context)


def drawn(year: int, exercises: list[Exercise]) -> dict[str, Any]:
    """A year: its months, a row for each exercise that lies in it, and those that do not."""
    branches = [branch for each in families(exercises) for branch in each]
    bars = [(branch, bar(branch, year)) for branch in branches]
    return {
        "year": year,
        "total": len(branches),
        "months": [month(date(year, number, 1)) for number in range(1, 13)],
        "bars": [drawing for _branch, drawing in bars if drawing],
        "elsewhere": [branch.exercise for branch, drawing in bars if not drawing],
    }


def month(first: date) -> dict[str, Any]:
    name, today = date_format(first, "F"), timezone.localdate()
    return {
        "name": name,
        "short": date_format(first, "M").rstrip("."),
        "letter": name[:1].upper(),
        "now": (first.year, first.month) == (today.year, today.month),
    }
