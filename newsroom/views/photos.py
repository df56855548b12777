"""The photo library of the public, and the page of each photo."""

import re
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import EditionPhoto
from ..pages import paginate
from ..photo_filters import PhotoFilters
from ..photo_sizes import downloads

# Releases that use one photo: more are not named.
USES = 30
BESIDE = 4
LONGEST_HEADING = 90
SENTENCE = re.compile(r"(.+?[.!?…])(?:\s|$)", re.DOTALL)


@require_safe
def photos(request: HttpRequest) -> HttpResponse:
    """Every photo in print once, newest first, filtered by the reader. Two queries."""
    language = get_language() or ""
    filters = PhotoFilters(request, language).load()
    photos = filters.apply(EditionPhoto.public.standing().newest_first())
    context = {
        "heading": _("Photo library"),
        "filters": filters,
        "page": paginate(photos.once(language).with_entry(), request, language),
    }
    return render(request, "newsroom/photos.html", context)


@require_safe
def photo(request: HttpRequest, record: str) -> HttpResponse:
    """A photo by its record number. 410 once all that showed it was removed. One query."""
    uses = list(uses_of(record)[:USES])
    if not uses:
        return gone(request, record)
    return render(request, "newsroom/photo.html", page(uses))


def uses_of(record: str) -> QuerySet:
    """The readable uses of a photo with their editions, the best to show it first."""
    uses = EditionPhoto.public.of_record(record).preferring(get_language() or "")
    return uses.select_related("edition").defer("edition__body", "edition__history")


def gone(request: HttpRequest, record: str) -> HttpResponse:
    """410 for what was removed. Raises Http404 for what is not in print, existing or not."""
    if not EditionPhoto.objects.of_record(record).removed().exists():
        raise Http404
    context = {"heading": _("This photograph has been removed"), "record": record}
    return render(request, "newsroom/photo_removed.html", context, status=410)


def page(uses: list[EditionPhoto]) -> dict[str, Any]:
    """What the page of a photo prints, from its uses."""
    best = uses[0]
    gallery, entry = best.edition.photos, best.edition.photos[best.order]
    others = [other for other in gallery if other["record"] != best.record]
    return {
        "heading": heading(entry),
        "photo": entry,
        "edition": best.edition,
        "downloads": downloads(entry),
        "releases": releases(uses),
        "place": best.order + 1,
        "total": len(gallery),
        "newer": gallery[best.order - 1] if best.order else None,
        "older": gallery[best.order + 1] if best.order + 1 < len(gallery) else None,
        "others": [*others[best.order :], *others[: best.order]][:BESIDE],
        "canonical_url": settings.PRESS_CENTRE.site_url + best.get_absolute_url(),
    }


def releases(uses: list[EditionPhoto]) -> list:
    """The editions that use a photo, each release once, in the language of the page if it is."""
    found: dict[tuple, Any] = {}
    for use in uses:
        found.setdefault((use.edition.year, use.edition.number), use.edition)
    return list(found.values())


def heading(entry: dict[str, Any]) -> str:
    """What a photo is called: the first sentence of its caption, or its number.

    A long sentence ends where its first clauses do, before place and date.
    """
    sentence = SENTENCE.match(entry["caption"])
    short = (sentence[1] if sentence else entry["caption"]).strip().removesuffix(".")
    if len(short) > LONGEST_HEADING:
        short = short[: LONGEST_HEADING + 1].rpartition(", ")[0]
    return short or _("Photograph %(record)s") % {"record": entry["record"]}
