"""A release: one edition, one query, or what stands in its place."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .. import press_kit
from ..models import Edition
from ..return_path import back_url


@require_safe
def release(request: HttpRequest, year: int, number: int, slug: str = "") -> HttpResponse:
    """A release by year and number. 301 to its present slug, 410 when it was removed."""
    family = {e.language: e for e in Edition.public.with_removed().numbered(year, number)}
    edition = family.get(get_language() or "")
    if edition is None:
        raise Http404
    if slug != edition.slug:
        return HttpResponsePermanentRedirect(address(request, edition))
    readable = [e for e in family.values() if e == edition or not e.is_killed]
    request.language_urls = {e.language: e.get_absolute_url() for e in readable}
    template = "removed" if edition.is_killed else "release"
    status = 410 if edition.is_killed else 200
    context = page(request, edition, list(family.values()))
    return render(request, f"newsroom/{template}.html", context, status=status)


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
        "citation": citation(edition),
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


def citation(edition: Edition) -> str:
    """How to quote the release, with number, day and address."""
    centre = settings.PRESS_CENTRE
    return _("%(organisation)s, %(site)s, Release %(number)s, %(day)s, %(address)s") % {
        "organisation": centre.organisation,
        "site": centre.name,
        "number": f"{edition.year}/{edition.number}",
        "day": date_format(localtime(edition.published_at), "j E Y"),
        "address": centre.site_url + edition.get_absolute_url(),
    }
