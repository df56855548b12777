"""The page of an exercise."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.models import Edition
from newsroom.pages import paginate
from newsroom.return_path import back_query

from ..models import Exercise, Figure
from .press_kit import offer


@require_safe
def exercise(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """An exercise with its place in the tree, and every release about it or its parts."""
    language = get_language() or ""
    found = Exercise.public.with_family(slug)
    named = next((e for e in found if e.slug == slug), None)
    if named is None:
        raise Http404
    if named.year != year:
        return HttpResponsePermanentRedirect(named.get_absolute_url())
    parts = [e for e in found if e.parent_id == named.pk]
    editions = Edition.public.in_language(language).for_lists()
    topics = [e.topic_id for e in (named, *parts)]
    about = editions.on_any_of(topics, language).newest_first()
    context = {
        "heading": named.label,
        "exercise": named,
        "umbrella": next((e for e in found if e.pk == named.parent_id), None),
        "siblings": [e for e in found if e.parent_id == named.parent_id and named.parent_id],
        "parts": parts,
        "figures": list(
            Figure.public.filter(exercise=named).newest_of_each().select_related("measure")
        ),
        "page": paginate(about, request, language),
        "kit": offer(named, topics),
        "back_query": back_query(request),
    }
    return render(request, "exercises/exercise.html", context)
