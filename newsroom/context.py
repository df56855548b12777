"""What every public page prints around its own content."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from config.press_centre import PressCentre


@dataclass(frozen=True)
class Language:
    """A language in its own name, with this page's address in it, if there is one."""

    code: str
    name: str
    url: str | None
    current: bool


class Site:
    """The press centre as templates know it."""

    def __init__(self, centre: "PressCentre", request: HttpRequest):
        self.name, self.organisation = centre.name, centre.organisation
        self.mark, self.duty_hours = centre.mark, centre.duty_hours
        self.telephone, self.email, self.url = centre.telephone, centre.email, centre.site_url
        self.request = request

    @property
    def now(self) -> datetime:
        return timezone.now()

    @property
    def today(self) -> date:
        """The day, and not the second: a page that nothing has changed stays what it was."""
        return timezone.localdate()

    @property
    def address(self) -> str:
        """This page's own address: with its filters, without those that a form left empty.

        Neither is the way back to where the reader came from a part of it.
        """
        asked = [
            (name, value)
            for name, values in self.request.GET.lists()
            for value in values
            if value and name != "back"
        ]
        return f"{self.url}{self.request.path}{'?' if asked else ''}{urlencode(asked)}"

    @property
    def languages(self) -> list[Language]:
        """The site's languages; a view names in ``request.language_urls`` where its page is."""
        own = get_language() or settings.LANGUAGE_CODE
        urls = getattr(self.request, "language_urls", None)
        if urls is None:
            urls = {code: in_language(self.request, code) for code, _name in settings.LANGUAGES}
        return [
            Language(code, native_name(code), urls.get(code), code == own)
            for code, _name in settings.LANGUAGES
        ]


def native_name(code: str) -> str:
    """The language's name in itself."""
    return get_language_info(code)["name_local"].capitalize()


def in_language(request: HttpRequest, code: str) -> str:
    """The same address in another language. Filters stay, a held page does not."""
    own = get_language() or settings.LANGUAGE_CODE
    prefix = f"/{own}/"
    if not request.path.startswith(prefix):
        return f"/{code}/"
    return f"/{code}/{request.path.removeprefix(prefix)}"


def site(request: HttpRequest) -> dict[str, Any]:
    """``site``, ``nav`` and ``search_url``. Nothing here depends on who asks."""
    return {
        "site": Site(settings.PRESS_CENTRE, request),
        "nav": navigation(request),
        "search_url": reverse("search"),
    }


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """The places of the site, with the one this page belongs to."""
    places = [
        (reverse("news"), _("News"), ("/news/", "/sections/")),
        (reverse("exercises"), _("Exercises"), ("/exercises/",)),
        (reverse("states"), _("Member states"), ("/states/",)),
        (reverse("topics"), _("Topics"), ("/topics/",)),
        (reverse("photos"), _("Photos"), ("/photos/",)),
        (reverse("press"), _("For the press"), ("/press/",)),
    ]
    path = request.path[3:] if request.path[:1] == "/" else request.path
    return [
        {"url": url, "label": label, "current": path.startswith(prefixes)}
        for url, label, prefixes in places
    ]
