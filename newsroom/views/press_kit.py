"""The photographs of a release in one ZIP."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseGone
from django.utils.translation import get_language

from .. import press_kit
from ..citation import citation
from ..models import Edition


def release_kit(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """The kit of a release. 404 without photos, 410 when the release was removed."""
    editions = Edition.public.with_removed().in_language(get_language() or "")
    edition = editions.filter(year=year, number=number).first()
    if edition is None:
        raise Http404
    if edition.is_killed:
        return HttpResponseGone()
    if not edition.photos:
        raise Http404
    return press_kit.answer(
        edition.photos,
        press_kit.text_of(edition, citation(edition)),
        name=f"{year}-{number}-photos",
        at=edition.updated_at or edition.published_at,
    )
