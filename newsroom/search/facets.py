"""Facets: what a search can be narrowed to, each with the number it would leave."""

from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language_info, pgettext
from django.utils.translation import gettext as _

from ..filter_bar import Chip
from ..models import Kind
from .documents import PHOTO
from .filters import FIELDS, TOPICAL
from .results import Results
from .sources import Entry, labels

# So many choices a filter offers.
MOST_CHOICES = 8
ORDER = ("kind", "year", "state", "exercise", "topic", "section", "language", "photo")


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    choices: list[Choice]


class Facets:
    """The facets of a search, and the chips of those that are set."""

    def __init__(self, results: Results, path: str):
        self.results, self.path = results, path
        self.narrowing = results.narrowing
        self.facets = [facet for name in ORDER if (facet := self.facet(name)).choices]

    def facet(self, name: str) -> Facet:
        counts = self.results.counts(name)
        if name in TOPICAL:
            owners = self.owners(name)
            counts = Counter({owners[key].slug: n for key, n in counts.items() if key in owners})
        elif name == "photo":
            counts = Counter({"yes": counts[True]} if counts[True] else {})
        return Facet(name, titles()[name], self.choices(name, counts))

    def owners(self, name: str) -> dict[int, Entry]:
        """What owns topics and is of this sort."""
        topics = self.results.topics
        return {key: owner for key, owner in topics.items() if owner.source.what == name}

    def choices(self, name: str, counts: Counter) -> list[Choice]:
        """The choices with the largest counts, those that are set always among them."""
        counted = {str(value): count for value, count in counts.items()}
        selected = self.narrowing.values(name)
        ranked = sorted(counted, key=lambda value: (-counted[value], self.label(name, value)))
        if name == "year":
            ranked.sort(reverse=True)
        kept = ranked if name in ("kind", "year") else ranked[:MOST_CHOICES]
        values = dict.fromkeys([*kept, *selected])
        return [
            Choice(value, self.label(name, value), counted.get(value, 0), value in selected)
            for value in values
        ]

    def label(self, name: str, value: str) -> str:
        """What a value of a filter is called; itself, if there is nothing of the kind."""
        if name == "kind":
            return kinds().get(value, value)
        if name == "photo":
            return _("With photographs")
        if name == "language":
            known = value in dict(settings.LANGUAGES)
            return get_language_info(value)["name_local"].capitalize() if known else value
        if name == "section":
            return self.section(value)
        if name in TOPICAL:
            owners = self.owners(name).values()
            return next((owner.title for owner in owners if owner.slug == value), value)
        return value

    def section(self, slug: str) -> str:
        """The name of a section, in the language of the page if something in that was found."""
        shelved = (hit for hit in self.results.found if hit.section == slug)
        names = {hit.language: hit.section_name for hit in shelved}
        return names.get(self.narrowing.language) or next(iter(names.values()), slug)

    @property
    def chips(self) -> list[Chip]:
        """The filters that are set, each with the address without it."""
        return [
            Chip(
                self.label(name, value),
                self.address(**{name: tuple(v for v in values if v != value)}),
            )
            for name in FIELDS
            for values in [self.narrowing.chosen.get(name, ())]
            for value in values
        ]

    @property
    def clear_url(self) -> str:
        return self.address(**dict.fromkeys(FIELDS, ()))

    def address(self, **changes: str | tuple[str, ...]) -> str:
        return self.narrowing.address(self.path, self.results.query.text, **changes)


def titles() -> dict[str, str]:
    """What the facets are called."""
    return {
        "kind": pgettext("filter of the search", "Kind"),
        "year": _("Year"),
        "state": _("Member state"),
        "exercise": _("Exercise"),
        "topic": _("Topic"),
        "section": _("Section"),
        "language": _("Language"),
        "photo": _("Photographs"),
    }


def kinds() -> dict[str, str]:
    """What is found, by the value of the filter."""
    found = [*Kind.choices, (PHOTO, _("Photograph")), *labels()]
    return {value: str(label) for value, label in found}
