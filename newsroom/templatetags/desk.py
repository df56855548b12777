"""What the templates of the desk ask for themselves."""

from typing import TYPE_CHECKING, Any

from django import template
from django.conf import settings
from django.contrib.admin.views.main import ChangeList
from django.template import RequestContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from ..admin.dashboard import Dashboard

if TYPE_CHECKING:
    from config.press_centre import PressCentre

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_places(context: RequestContext) -> list[dict[str, Any]]:
    """The places of the desk that this person may open, with the one this page belongs to."""
    user, path = context["request"].user, context["request"].path
    places = [
        ("admin:index", _("Dashboard"), ""),
        ("admin:newsroom_release_changelist", _("Releases"), "newsroom.view_release"),
        ("admin:newsroom_photo_changelist", _("Photos"), "newsroom.view_photo"),
        ("admin:exercises_exercise_changelist", _("Exercises"), "exercises.view_exercise"),
    ]
    found = [
        (address(name), label)
        for name, label, right in places
        if address(name) and (not right or user.has_perm(right))
    ]
    home = reverse("admin:index")
    return [
        {
            "url": url,
            "label": label,
            "current": path == url or (url != home and path.startswith(url)),
        }
        for url, label in found
    ]


@register.simple_tag
def press_centre() -> "PressCentre":
    """The organisation. Not ``site``: the stock sign-in page calls something else by that name."""
    return settings.PRESS_CENTRE


def address(name: str) -> str:
    """The address of that name; empty while the installation has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def dashboard(context: RequestContext) -> Dashboard:
    """The first page of the desk for who is signed in."""
    return Dashboard(context["request"].user)


@register.inclusion_tag("admin/date_hierarchy.html")
def months_of(cl: ChangeList) -> dict[str, Any]:
    """Years and months, from the first to the last date of all that could be listed.

    The stock tag looks for every month that has an item, which reads the whole table; the first
    and the last date are the two ends of an index.
    """
    field = cl.date_hierarchy
    year, month = (cl.params.get(f"{field}__{part}") for part in ("year", "month"))
    year, month = (one(part) for part in (year, month))
    if year:
        back = {"link": cl.get_query_string(remove=[f"{field}__"]), "title": _("All dates")}
        return {"show": True, "back": back, "choices": months(cl, field, year, month)}
    dates = cl.root_queryset.exclude(**{field: None}).values_list(field, flat=True)
    first, last = dates.order_by(field).first(), dates.order_by(f"-{field}").first()
    if first is None:
        return {"show": False}
    first, last = (timezone.localtime(end).year for end in (first, last))
    years = [
        {"link": cl.get_query_string({f"{field}__year": each}), "title": str(each)}
        for each in range(last, first - 1, -1)
    ]
    return {"show": True, "choices": years}


def one(values: Any) -> int | None:
    """A number of the address; a list of one in newer versions of the admin."""
    value = values[-1] if isinstance(values, list) else values
    return int(value) if value and str(value).isdecimal() else None


def months(cl: ChangeList, field: str, year: int, month: int | None) -> list[dict[str, str]]:
    """The months of a year; the chosen one is not a link."""
    return [
        {
            "link": ""
            if number == month
            else cl.get_query_string({f"{field}__year": year, f"{field}__month": number}),
            "title": f"{name} {year}".capitalize(),
        }
        for number, name in MONTHS.items()
    ]
