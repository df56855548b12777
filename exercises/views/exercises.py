"""The registry of exercises."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import Exercise
from ..querysets.exercises import BY_DAYS
from ..tree import ordered


@require_safe
def exercises(request: HttpRequest) -> HttpResponse:
    """All announced exercises by year, parts under what they are a part of."""
    found = Exercise.public.select_related("host", "kind").order_by("-year", *BY_DAYS)
    years = [(year, ordered(list(group))) for year, group in groupby(found, lambda e: e.year)]
    context = {"heading": _("Register of exercises"), "years": years}
    return render(request, "exercises/exercises.html", context)
