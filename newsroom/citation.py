"""How to cite a release: in three styles, in the language of the page.

Every style names the organisation, the headline, the number, the day and the permanent address, so
that what is cited can be found when addresses are forgotten.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from .models import Edition, Kind


@dataclass(frozen=True)
class Citation:
    """A citation in a style. ``key`` is its name for machines."""

    key: str
    style: str
    text: str


def citations(edition: Edition, *, version: int | None = None, path: str = "") -> list[Citation]:
    """The three styles that the page's language uses, the plain one first.

    ``version`` and ``path`` are for a version of the record, which has an address of its own.
    """
    parts = parts_of(edition, version, path)
    second = gost(parts) if get_language() == "ru" else chicago(parts)
    return [plain(parts), apa(parts), second]


def citation(edition: Edition) -> str:
    """The plain citation of a release."""
    return plain(parts_of(edition)).text


def parts_of(edition: Edition, version: int | None = None, path: str = "") -> dict[str, str]:
    """What the styles put together."""
    centre, day = settings.PRESS_CENTRE, localtime(edition.published_at)
    number = f"{edition.year}/{edition.number}"
    if version:
        number = _("%(number)s, version %(version)s") % {"number": number, "version": version}
    return {
        "organisation": centre.organisation,
        "site": centre.name,
        "title": edition.title,
        "number": number,
        "kind": _("Press release") if edition.kind == Kind.RELEASE else edition.get_kind_display(),
        "day": date_format(day, "j E Y"),
        "apa_day": date_format(day, pgettext("date in an APA citation", "Y, F j")),
        "chicago_day": date_format(day, pgettext("date in a Chicago citation", "F j, Y")),
        "year": f"{day.year}",
        "seen": f"{localdate():%d.%m.%Y}",
        "address": centre.site_url + (path or edition.get_absolute_url()),
    }


def plain(parts: dict[str, str]) -> Citation:
    """As a newsroom writes it."""
    text = _("%(organisation)s, %(site)s, Release %(number)s, %(day)s, %(address)s")
    return Citation("plain", _("Plain"), text % parts)


def apa(parts: dict[str, str]) -> Citation:
    """Publication Manual of the American Psychological Association, 7th edition."""
    text = _("%(organisation)s. (%(apa_day)s). %(title)s (No. %(number)s) [%(kind)s]. %(address)s")
    return Citation("apa", "APA", text % parts)


def chicago(parts: dict[str, str]) -> Citation:
    """The Chicago Manual of Style, 17th edition, bibliography."""
    text = _(
        "%(organisation)s. “%(title)s.” %(kind)s no. %(number)s, %(chicago_day)s. %(address)s."
    )
    return Citation("chicago", "Chicago", text % parts)


def gost(parts: dict[str, str]) -> Citation:
    """GOST R 7.0.5-2008, electronic resources: with the day on which the address was opened."""
    text = _(
        "%(title)s [Electronic resource] // %(site)s / %(organisation)s. – %(year)s. – %(day)s "
        "(No. %(number)s). – URL: %(address)s (accessed: %(seen)s)."
    )
    return Citation("gost", _("GOST R 7.0.5–2008"), text % parts)
