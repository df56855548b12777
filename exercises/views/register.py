"""The register of exercises as a list, a table for each year."""

from datetime import date
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import Exercise, Status
from ..register import Years
from ..register_filters import RegisterFilters
from ..tree import Family, families


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The newest years of the register, parts under what they are a part of. Four queries."""
    filters = RegisterFilters(request, get_language() or "").load()
    years = Years(request, filters)
    found = filters.apply(Exercise.public.for_register()).filter(year__in=years.opened)
    found = found.with_figure("personnel").with_figure("equipment")
    tables = [(year, table(list(group))) for year, group in groupby(found, lambda e: e.year)]
    context = {
        "heading": _("Register of exercises"),
        "shown": "list",
        "filters": filters,
        "years": years,
        "tables": tables,
    }
    return render(request, "exercises/register.html", context)


def table(exercises: list[Exercise]) -> dict[str, Any]:
    """A year: what is under way first, then the newest."""
    branches = [branch for each in sorted(families(exercises), key=place) for branch in each]
    return {"total": len(branches), "branches": branches}


def place(family: Family) -> tuple:
    """Where a family stands in its year, by the exercise that heads it; without days, last."""
    head = family[0].exercise
    first_day = (head.start or date.min).toordinal()
    return head.status != Status.UNDER_WAY, -first_day, head.label.casefold()
