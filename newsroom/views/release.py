"""A release: one edition with what is related to it, or what stands in its place. Two queries."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .. import press_kit
from ..citation import citations
from ..models import Edition
from ..return_path import back_query, back_url

# How many related releases stand at the foot of a release.
RELATED = 4


@require_safe
def release(request: HttpRequest, year: int, number: int, slug: str = "") -> HttpResponse:
    """A release by year and number. 301 to its present slug, 410 when it was removed."""
    editions = Edition.public.with_removed().numbered(year, number).with_topic_keys()
    family = {e.language: e for e in editions}
    edition = family.get(get_language() or "")
    if edition is None:
        raise Http404
    if slug != edition.slug:
        return HttpResponsePermanentRedirect(address(request, edition))
    readable = [e for e in family.values() if e == edition or not e.is_killed]
    request.language_urls = {e.language: e.get_absolute_url() for e in readable}
    if edition.is_killed:
        return removed(request, edition)
    context = page(request, edition, list(family.values()))
    return render(request, "newsroom/release.html", context)


def removed(request: HttpRequest, tombstone: Edition) -> HttpResponse:
    """410 with what is left of a killed release: headline, number and reason."""
    context = {
        "edition": tombstone,
        "heading": tombstone.title,
        "canonical_url": settings.PRESS_CENTRE.site_url + tombstone.get_absolute_url(),
    }
    return render(request, "newsroom/removed.html", context, status=410)


def address(request: HttpRequest, edition: Edition) -> str:
    """The permanent address with the query of the request."""
    query = request.META.get("QUERY_STRING", "")
    return edition.get_absolute_url() + (f"?{query}" if query else "")


def page(request: HttpRequest, edition: Edition, family: list[Edition]) -> dict:
    """What the page prints beside the edition itself."""
    return {
        "edition": edition,
        "heading": edition.title,
        "translations": [e for e in family if e.language != edition.language and not e.is_killed],
        "previous": neighbour(edition.older),
        "next": neighbour(edition.newer),
        "back_url": back_url(request),
        "back_query": back_query(request),
        "related": related(edition),
        "citations": citations(edition),
        "kit": press_kit.offer(edition.photos, kit_url(edition)),
        "canonical_url": settings.PRESS_CENTRE.site_url + edition.get_absolute_url(),
    }


def kit_url(edition: Edition) -> str:
    return reverse("release_kit", args=[edition.year, edition.number])


def neighbour(found: dict | None) -> dict | None:
    """Title and address of the next release in the section."""
    if not found:
        return None
    url = reverse("release", args=[found["year"], found["number"], found["slug"]])
    return {"title": found["title"], "url": url}


def related(edition: Edition) -> list[Edition]:
    """Other releases on the same topics, in one query; none for a release without topics."""
    if not edition.topic_keys:
        return []
    editions = Edition.public.related(edition.release_id, edition.topic_keys, edition.language)
    return list(editions.for_lists()[:RELATED])
