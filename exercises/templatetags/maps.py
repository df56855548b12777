"""Maps and flags of states. They take plain values, so that any page can show one."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.contrib.staticfiles import finders
from django_countries import countries

from ..geography.locator import locator
from ..geography.places import Located
from ..geography.states_overview import states_overview as overview

register = template.Library()


@register.inclusion_tag("exercises/includes/locator.html")
def locator_map(
    code: str,
    points: Iterable[Located] = (),
    capital: Located | None = None,
    cities: Iterable[Located] = (),
    name: str = "",
) -> dict[str, Any]:
    """The map of a state with numbered training grounds; nothing for a state without outline.

    ``points``, ``capital`` and ``cities`` have ``label``, ``latitude`` and ``longitude``: training
    grounds as they are, or ``exercises.geography.places.Place``. Needs css/map.css.
    """
    drawn = locator(code, points or (), capital or None, cities or ())
    return {"map": drawn, "name": name or (countries.name(drawn.code) if drawn else "")}


@register.inclusion_tag("exercises/includes/states_overview.html")
def states_overview(capitals: Iterable[Located] = ()) -> dict[str, Any]:
    """Dots of land with a mark for each capital; with an ``url`` it is a link. Needs css/map.css.

    The label is what is printed beside the mark: the name of the state, not of the city.
    """
    drawn = overview(capitals or ())
    linked = bool(drawn) and any(name.url for name in drawn.capitals)
    return {"map": drawn, "linked": linked}


@register.inclusion_tag("exercises/includes/flag.html")
def flag(code: str) -> dict[str, Any]:
    """The flag of a state, beside its name: it says nothing that the name does not."""
    file = f"img/flags/{str(code).lower()}.svg"
    known = str(code).isascii() and str(code).isalpha() and finders.find(file)
    return {"file": file if known else ""}
