"""Old addresses: what an imported archive's releases were known by, answered with 301."""

from collections.abc import Callable

from django.db.models import Subquery
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from .models import Edition, OldAddress


class OldAddressMiddleware:
    """Where there is no page: 301 in one hop to the release that had this address.

    Asks the database only where the answer would be 404 anyway. Stands within the middleware that
    redirects for languages and slashes, so that theirs is no hop before ours.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in {"GET", "HEAD"}:
            return response
        edition = edition_at(old_paths(request))
        return HttpResponsePermanentRedirect(edition.get_absolute_url()) if edition else response


def old_paths(request: HttpRequest) -> list[str]:
    """The request's path with its query and without it, as old addresses are kept."""
    query = request.META.get("QUERY_STRING", "")
    paths = [f"{request.path}?{query}", request.path] if query else [request.path]
    return [path for path in paths if "\x00" not in path]


def edition_at(paths: list[str]) -> Edition | None:
    """The edition that stands at the first of the old addresses that is known.

    Only one that is in print; of a killed release what is left, so that its address says 410.
    """
    known = OldAddress.objects.filter(path__in=paths).order_by("-path")
    part = {name: Subquery(known.values(name)[:1]) for name in ("year", "number", "language")}
    editions = Edition.public.with_removed().filter(**part) if paths else Edition.public.none()
    return editions.only("year", "number", "language", "slug").first()
