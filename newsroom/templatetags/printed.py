"""How an edition is printed: its text, dates, pictures and credits, as templates need them.

Templates print what they were handed. What they cannot say for themselves stands here: where the
dateline goes, how a day is written, which renditions a picture offers, how a credit begins.
"""

import re
from datetime import UTC, date, datetime
from typing import Any, Protocol

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from ..models import Disclosure
from ..pages import LIMIT

register = template.Library()

Photo = dict[str, Any]
"""A photo as an edition keeps it: see ``newsroom.snapshot`` and ``newsroom.renditions``."""

Renditions = list[tuple[int, str]]
"""Width in pixels and address, the narrowest first."""


class Printed(Protocol):
    """What is asked of an edition here. A revision has the same, so that it can be previewed."""

    body: str
    dateline_line: str
    published_at: datetime | None
    mark: str
    lead_photo: Photo | None


# ---------- text

# The paragraph that opens a text, under headings or not. Not one inside a list or a quotation.
# Atomic: a heading ends where it first ends, or thirty of them without a paragraph take for ever.
OPENING = re.compile(r"\s*(?:<h([2-4])\b(?>.*?</h\1>)\s*)*+<p\b[^>]*>", re.IGNORECASE | re.DOTALL)

# A tag, quoted attribute values and all, or a name such as Echelon-2023.
TAG_OR_NAME = re.compile(
    r"""(?P<tag><(?:[^>"']|"[^"]*"|'[^']*')*>)"""
    r"""|(?P<name>\b[^\W\d_]+-(?:19|20)\d\d\b(?!-\d))"""
)


@register.filter
def printed(html: str) -> SafeString:
    """Say that this HTML may stand in a page as it is. The one function that marks anything safe.

    It is told so of three things only: a body or an introduction, whose HTML was sanitised when its
    revision was recorded and cannot change afterwards; what a function of this module made of such
    a text, having escaped whatever it put in; and data for machines, escaped in ``head``.
    """
    return mark_safe(html)  # noqa: S308 - the one place, see above


@register.filter
def with_dateline(edition: Printed) -> SafeString:
    """The body, with place and date at the start of its first paragraph.

    The place comes from a field and the date from the publication, so that they cannot disagree.
    A text that opens with something else, a list or a table, is given a paragraph for them.
    """
    if not edition.body or not edition.dateline_line:
        return printed(edition.body)
    line = dateline(edition)
    if opening := OPENING.match(edition.body):
        return printed(f"{opening[0]}{line}{edition.body[opening.end() :]}")
    return printed(f"<p>{line}</p>{edition.body}")


def dateline(edition: Printed) -> SafeString:
    """Place and day as they open the text: ``BREST REGION, Belarus, 4 September 2023 — ``."""
    if edition.published_at is None:
        return format_html('<span class="dateline">{}</span> — ', edition.dateline_line)
    return format_html(
        '<span class="dateline">{}, {}</span> — ', edition.dateline_line, when(edition.published_at)
    )


@register.filter
def nowrap_names(text: str) -> SafeString:
    """Keep names such as Echelon-2023 from being broken at their hyphen.

    A hyphen that does not break would look the same and spoil copying and searching; a span does
    not. Plain text is escaped first; in HTML only the words are touched, never a tag.
    """
    return printed(TAG_OR_NAME.sub(keep_together, conditional_escape(text)))


@register.filter
def spoken(html: str) -> SafeString:
    """A redline with words around what went and what came, for those who hear the page."""
    for mark, said in (("del", _("deleted:")), ("ins", _("inserted:"))):
        words = f'<{mark}><span class="vh">{conditional_escape(said)} </span>'
        end = f'<span class="vh"> {conditional_escape(_("end of the change"))} </span></{mark}>'
        html = html.replace(f"<{mark}>", words).replace(f"</{mark}>", end)
    return printed(html)


def keep_together(found: re.Match[str]) -> str:
    return found["tag"] or f'<span class="u-nw">{found["name"]}</span>'


# ---------- days and times

FORMS = {
    "day": pgettext_lazy("date format", "j E Y"),
    "short": pgettext_lazy("date format", "j M Y"),
    "weekday": pgettext_lazy("date format", "l, j E Y"),
    "weekday_of_year": pgettext_lazy("date format", "l, j E"),
    "month": pgettext_lazy("date format", "F Y"),
    "minute": pgettext_lazy("date format", "j M Y, H:i"),
    "moment": pgettext_lazy("date format", "j E Y, H:i"),
    "clock": "H:i",
}


@register.simple_tag
def when(at: date | datetime, form: str = "day") -> SafeString:
    """A ``<time>`` with the day as it is read, in the language and time zone of the page.

    Forms: ``day`` 4 September 2023, ``short`` 4 Sep 2023, ``weekday`` Monday, 4 September 2023,
    ``weekday_of_year`` without the year, ``month`` September 2023, ``minute`` 4 Sep 2023, 16:30,
    ``moment`` 4 September 2023, 16:30, ``zoned`` the same with its zone, ``deadline`` also by GMT:
    4 September 2023, 16:30 (GMT+3), 13:30 GMT, ``clock`` 16:30.
    """
    if form == "deadline":
        there = format_html_join("", ', <span class="u-nw">{}</span>', zip(by_gmt(at)))
        return when(at, "zoned") + there
    return format_html('<time datetime="{}">{}</time>', iso(at), written(at, form))


def written(at: date | datetime, form: str) -> str:
    """The day in one of the forms of ``when``, without markup."""
    if form == "zoned":
        return f"{written(at, 'moment')} ({zone(at)})"
    if form == "deadline":
        return ", ".join([written(at, "zoned"), *by_gmt(at)])
    return date_format(local(at), str(FORMS[form]))


def by_gmt(at: date | datetime) -> list[str]:
    """The time in Greenwich, with its day where that is another one; nothing if it is the same."""
    here = local(at)
    if not isinstance(here, datetime) or not here.utcoffset():
        return []
    there = here.astimezone(UTC)
    form = "clock" if there.date() == here.date() else "moment"
    return [f"{date_format(there, str(FORMS[form]))} GMT"]


@register.filter
def zone(at: date | datetime) -> str:
    """The zone of the page as an offset: ``GMT+3``. An abbreviation would have to be explained."""
    sign, hours, minutes = re.findall(r"[+-]|\d\d", f"{local(at):%z}")
    offset = f"{sign}{int(hours)}:{minutes}".removesuffix(":00")
    return "GMT" if offset == "+0" else f"GMT{offset}"


@register.filter
def iso(at: date | datetime) -> str:
    """The value of ``datetime`` in ``<time>``: with offset, without the microseconds it forbids."""
    at = local(at)
    return at.isoformat(timespec="seconds") if isinstance(at, datetime) else at.isoformat()


@register.filter
def day(written: str) -> date:
    """The day of a photo, which an edition keeps as text (ISO 8601)."""
    return date.fromisoformat(written)


def local(at: date | datetime) -> date | datetime:
    return timezone.localtime(at) if isinstance(at, datetime) else at


# ---------- counts


@register.filter
def counted(total: int) -> str:
    """A count of a list. Lists are counted to one more than they are numbered: ``1000+``."""
    return f"{LIMIT}+" if total > LIMIT else str(total)


# ---------- photographs

FORMATS = ("avif", "webp", "jpeg")
OPENS_WITH_PHOTO = re.compile(r"(photo|фото)\b", re.IGNORECASE)


@register.filter
def thumbnail(edition: Printed) -> Photo | None:
    """The photo that stands for an edition in a list. A withdrawn one shows none."""
    return None if edition.mark == "withdrawn" else edition.lead_photo


@register.simple_tag
def credit_line(credit: str) -> SafeString:
    """The credit, letter for letter, after the word “Photo:” unless it begins with that itself."""
    if OPENS_WITH_PHOTO.match(credit):
        return format_html('<span class="cr"><b>{}</b></span>', credit)
    return format_html('<span class="cr">{} <b>{}</b></span>', _("Photo:"), credit)


@register.inclusion_tag("includes/picture.html")
def picture(photo: Photo, sizes: str = "100vw", loading: str = "lazy") -> dict[str, Any]:
    """A ``<picture>`` with every format the photo has, the most frugal first.

    ``loading="eager"`` is for the one picture a page is about: it is also fetched first.
    """
    *frugal, plain = offered(photo) or [("", [])]
    return {
        "photo": photo,
        "alt": "" if photo["decorative"] else photo["alt"],
        "frugal": [(f"image/{name}", srcset(renditions)) for name, renditions in frugal],
        "srcset": srcset(plain[1]),
        "src": middling(plain[1]),
        "shades": " ".join(filter(None, [focus(photo["focal"]), ground(photo["colour"])])),
        "sizes": sizes,
        "loading": loading,
    }


def alteration(photo: Photo) -> str:
    """The same without markup."""
    done = Disclosure(photo["disclosure"])
    if done == Disclosure.NONE:
        return ""
    return ": ".join(filter(None, [str(done.label), photo["disclosure_note"]]))


@register.simple_tag
def disclosure(photo: Photo) -> SafeString:
    """What was done to the picture, in a word and in the desk's own words; empty for nothing."""
    said = alteration(photo)
    return format_html('<span class="disclosed">{}</span>', said) if said else format_html("{}", "")


@register.filter
def largest(photo: Photo) -> str:
    """The address of the widest rendition, in the format that every program opens."""
    formats = offered(photo)
    return formats[-1][1][-1][1] if formats else ""


def offered(photo: Photo) -> list[tuple[str, Renditions]]:
    """The renditions there are, format by format. None in the preview of what is not in print."""
    sources = photo.get("sources", {})
    return [(name, sources[name]) for name in FORMATS if sources.get(name)]


def srcset(renditions: Renditions) -> str:
    return ", ".join(f"{address} {width}w" for width, address in renditions)


def middling(renditions: Renditions) -> str:
    """The rendition for a browser that does not choose: the smallest from 640 pixels up."""
    addresses = [address for width, address in renditions if width >= 640]
    addresses += [address for _width, address in reversed(renditions)]
    return addresses[0] if addresses else ""


def focus(focal: tuple[float, float] | None) -> str:
    """Classes that keep the focal point in view where a picture is cropped, in steps of a tenth.

    Classes, because a policy without inline styles leaves no other way to name a point.
    """
    if not focal:
        return ""
    x, y = (round(part * 10) for part in focal)
    return f"fx-{x} fy-{y}"


def ground(colour: str) -> str:
    """A class with the dominant colour, on which a picture loads, in four steps of each primary."""
    if not colour:
        return ""
    steps = (int(colour[start : start + 2], 16) // 64 for start in (1, 3, 5))
    return "g-" + "".join(map(str, steps))
