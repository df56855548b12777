"""The form that builds a filtered feed: what it offers, and the addresses that it answers with."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language, get_language_info, override
from django.utils.translation import gettext_lazy as _

from .feed_formats import FORMATS
from .feed_names import called
from .models import Edition, Kind, Section, Topic
from .news_filters import OF_FEEDS, TOPICS, narrowed

# As many headlines as show that the feed holds what was meant.
SHOWN = 3
SAID = {"atom": "Atom", "rss": "RSS"}

Choices = list[tuple[str, Any]]


class Drop(forms.ChoiceField):
    """A drop-down in which nothing need be chosen."""

    widget = forms.Select(attrs={"class": "sel"})
    default_error_messages = {
        "invalid_choice": _("What was asked for is not in this list. Choose from it."),
    }


class FeedForm(forms.Form):
    """What a feed is to hold. Not bound where nothing was asked."""

    topic = Drop(label=_("Topic"), required=False)
    state = Drop(label=_("Member state"), required=False)
    exercise = Drop(label=_("Exercise"), required=False)
    kind = Drop(label=_("Type"), required=False)
    section = Drop(label=_("Section"), required=False)
    language = Drop(label=_("Language"), required=False)

    def __init__(self, asked: QueryDict, sections: Iterable[Section], topics: Iterable[Topic]):
        super().__init__(self.completed(asked), auto_id="feed-%s")
        for name, choices in offers(list(sections), list(topics)).items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def completed(self, asked: QueryDict) -> dict[str, str] | None:
        """What was asked, in the language of the page if in none; None if nothing was."""
        found = {name: asked[name] for name in self.base_fields if name in asked}
        return {"language": get_language() or "", **found} if found else None

    @property
    def wanted(self) -> dict[str, str]:
        """The filters of the feed, in the order in which addresses have them."""
        return {name: value for name in OF_FEEDS if (value := self.cleaned_data.get(name))}

    @property
    def names(self) -> list[str]:
        """What the form calls all that is wanted."""
        flat = {name: dict(flattened(self.fields[name].choices)) for name in self.wanted}  # type: ignore[attr-defined]
        return [str(flat[name][value]) for name, value in self.wanted.items()]


def offers(sections: list[Section], topics: list[Topic]) -> dict[str, Choices]:
    """What can be chosen in each field."""
    exercises = [t for t in topics if t.subject == "exercise"]
    states = [t for t in topics if t.subject == "state"]
    others = [t for t in topics if t not in exercises and t not in states]
    return {
        "topic": [("", _("All topics")), *pairs(others)],
        "state": [("", _("All member states")), *pairs(states)],
        "exercise": [("", _("All exercises")), *by_year(exercises)],
        "kind": [("", _("All types")), *Kind.choices],
        "section": [("", _("All sections")), *pairs(sections)],
        "language": languages(),
    }


def pairs(rows: Iterable[Any]) -> Choices:
    return [(row.slug, row.label) for row in rows]


def by_year(exercises: list[Any]) -> Choices:
    """The names under their years, as they come: the newest year first."""
    return [(str(year), pairs(rows)) for year, rows in groupby(exercises, key=lambda t: t.held_in)]


def languages() -> Choices:
    """Each by its own name."""
    codes = [code for code, _name in settings.LANGUAGES]
    return [(code, get_language_info(code)["name_local"].capitalize()) for code in codes]


def flattened(choices: Iterable[tuple[Any, Any]]) -> Iterable[tuple[Any, Any]]:
    """Choices without the years they stand under."""
    for value, label in choices:
        yield from label if isinstance(label, list | tuple) else [(value, label)]


# ---------- the answer


@dataclass(frozen=True)
class Built:
    """A feed as it was asked for: its address in each format, and what is newest in it now."""

    name: str
    language: str
    addresses: list[tuple[str, str]]
    newest: list[Edition]


def build(form: FeedForm) -> Built | None:
    """The answer to the form; None where it was not asked, or asked for what is not there."""
    if not form.is_valid():
        return None
    wanted, language = form.wanted, form.cleaned_data["language"] or get_language()
    editions = Edition.public.in_language(language).for_lists()
    newest = list(narrowed(editions, wanted, language)[:SHOWN])
    with override(language):
        found = [(SAID[f], address(wanted, f, filled=bool(newest))) for f in SAID if f in FORMATS]
    return Built(called(form.names), language, found, newest)


def address(wanted: dict[str, str], format: str, *, filled: bool) -> str:
    """The plainest address of the feed. That of a section has none until something is in it."""
    match list(wanted.items()):
        case [("section", slug)] if filled:
            return reverse("section_feed", args=[slug, format])
        case [(name, slug)] if name in TOPICS:
            return reverse("topic_feed", args=[slug, format])
        case _:
            query = f"?{urlencode(wanted)}" if wanted else ""
            return reverse("feed", args=[format]) + query
