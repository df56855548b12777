"""Facets: what a search can be narrowed to, each with the number it would leave."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Case, F, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast
from django.utils.translation import get_language_info, pgettext
from django.utils.translation import gettext as _

from ..filter_bar import Chip
from ..models import Kind, Section, Topic
from .documents import PHOTO
from .filters import FIELDS, TOPICAL
from .results import Results
from .sources import labels

# So many choices a filter offers, and so many topics are asked for their names.
MOST_CHOICES, MOST_TOPICS = 8, 150
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
    """The facets of a search, and the chips of those that are set. One query."""

    def __init__(self, results: Results, path: str):
        self.results, self.path = results, path
        self.narrowing = results.narrowing
        self.names = self.known_names()
        results.keys = {slug: key for key, (_sort, slug, _label) in self.names.items()}
        self.facets = [facet for name in ORDER if (facet := self.facet(name)).choices]

    def known_names(self) -> dict[int | str, tuple[str, str, str]]:
        """Sort, address and name of topics by their keys, and of sections by their addresses."""
        topics: Counter[int] = Counter()
        for hit in self.results.found:
            topics.update(hit.topics)
        chosen = [slug for name in TOPICAL for slug in self.narrowing.values(name)]
        common = [key for key, _count in topics.most_common(MOST_TOPICS)]
        language = self.narrowing.language
        return {
            slug if sort == "section" else key: (sort, slug, names.get(language) or name)
            for sort, key, slug, name, names in asked(common, chosen)
        }

    def facet(self, name: str) -> Facet:
        counts = self.results.counts(name)
        if name in TOPICAL:
            counts = Counter({
                self.names[key][1]: count
                for key, count in counts.items()
                if key in self.names and self.names[key][0] == name
            })
        elif name == "photo":
            counts = Counter({"yes": counts[True]} if counts[True] else {})
        return Facet(name, titles()[name], self.choices(name, counts))

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
            return self.names.get(value, ("", "", value))[2]
        if name in TOPICAL:
            return next((n[2] for n in self.names.values() if n[1] == value), value)
        return value

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


def asked(keys: Iterable[int], slugs: Iterable[str]) -> QuerySet:
    """Sort, key, address and names of these topics and of all sections, as far as in print."""
    topics = Topic.public.filter(Q(pk__in=keys) | Q(slug__in=slugs)).order_by()
    sort = Case(
        When(member_state__isnull=False, then=Value("state")),
        When(exercise__announced=True, then=Value("exercise")),
        default=Value("topic"),
        output_field=TextField(),
    )
    sections = Section.public.order_by()
    return sorted_as(topics, sort).union(sorted_as(sections, Value("section")), all=True)


def sorted_as(found: QuerySet, sort: Case | Value) -> QuerySet:
    """Rows of one shape, so that a union can hold them."""
    named = found.annotate(sort=Cast(sort, TextField()), key_=F("pk"))
    return named.values_list("sort", "key_", "slug", "name", "names")
