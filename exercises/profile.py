"""The profile of a member state, as its page prints it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from newsroom.feed_formats import FORMATS

from .models import Exercise, Membership, MemberState, TrainingGround

# Formats of feeds that a profile offers, as far as the site has them, each with what it is called.
FEEDS = (("atom", "Atom"), ("json", "JSON"))

# Of the states' languages: Django's own catalogues misspell some of them.
LANGUAGES = {
    "be": _("Belarusian"),
    "hy": _("Armenian"),
    "kk": _("Kazakh"),
    "ky": _("Kyrgyz"),
    "ru": _("Russian"),
    "tg": _("Tajik"),
}


def own_names(state: MemberState) -> list[dict[str, str]]:
    """The state's short name in its own languages, each spelling once."""
    return once(state.own_names.items())


def official_own_names(state: MemberState) -> list[dict[str, str]]:
    """The official name in the state's own languages, or the short one if there is no other."""
    official = state.official_names
    return once((code, official.get(code) or name) for code, name in state.own_names.items())


def once(names: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """Each spelling once, marked with the first of its languages."""
    first: dict[str, str] = {}
    for code, name in names:
        first.setdefault(name, code)
    return [{"lang": code, "name": name} for name, code in first.items()]


def languages(state: MemberState) -> list[str]:
    """The languages of the state in the language of the page; those without a name are left out."""
    return [name for code in state.own_names if (name := language_name(code))]


def language_name(code: str) -> str:
    """What the page's language calls another one; empty where nobody knows it."""
    if code in LANGUAGES:
        return str(LANGUAGES[code])
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return ""


def paragraphs(state: MemberState) -> list[str]:
    """The paragraphs of the profile's text: an empty line parts two."""
    lines = state.profile_label.replace("\r\n", "\n").split("\n\n")
    return [line.strip() for line in lines if line.strip()]


@dataclass(frozen=True)
class Grounds:
    """The training grounds that were used in the latest year in which any is known."""

    year: int
    places: list[TrainingGround]


def grounds_of(hosted: Iterable[Exercise]) -> Grounds | None:
    """Those of the exercises (the newest first, with their ``grounds``) that can be on a map."""
    for year, held in groupby(hosted, key=lambda exercise: exercise.year):
        used = {ground.pk: ground for exercise in held for ground in exercise.grounds.all()}
        if places := [ground for ground in used.values() if ground.latitude is not None]:
            return Grounds(year, places)
    return None


def feeds(state: MemberState) -> list[tuple[str, str]]:
    """What readers can follow the state by: how each is called, and its address."""
    topic = state.topic.slug
    offered = [(label, format) for format, label in FEEDS if format in FORMATS]
    found = [(label, reverse("topic_feed", args=[topic, format])) for label, format in offered]
    return [*found, ("iCalendar", reverse("state_calendar", args=[state.slug]))]


def in_alphabetical_order(states: Iterable[MemberState]) -> list[MemberState]:
    """By the names that the page's language has for them."""
    return sorted(states, key=lambda state: state.label.casefold())


def parted(states: Iterable[MemberState]) -> tuple[list[MemberState], list[MemberState]]:
    """Members, suspended ones among them, and those that have left."""
    former = [state for state in states if state.membership() == Membership.LEFT]
    return [state for state in states if state not in former], former
