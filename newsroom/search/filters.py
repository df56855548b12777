"""What a search is narrowed to: read from the address, applied to what was found.

A filter may have several values, of which one must hold. No value is an error: what cannot be
finds nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

# Filters by topics; their values are the addresses of what owns them.
TOPICAL = ("state", "exercise", "topic")
FIELDS = ("kind", "section", *TOPICAL, "year", "language", "photo")
SORTS = ("relevance", "newest", "oldest")
MOST_VALUES = 20
LONGEST_VALUE = 100

COLUMNS = {
    "kind": "kind",
    "section": "section_slug",
    "year": "year",
    "language": "language",
    "photo": "pictured",
}


@dataclass(frozen=True)
class Narrowing:
    """The filters that are set, and the order. ``language`` is the page's where none is set."""

    chosen: Mapping[str, tuple[str, ...]]
    sort: str
    language: str

    def values(self, name: str) -> tuple[str, ...]:
        return self.chosen.get(name, ()) or ((self.language,) if name == "language" else ())

    def address(self, path: str, text: str, **changes: str | tuple[str, ...]) -> str:
        """The address of this search, with other values for some parameters; empty ones dropped."""
        sort = "" if self.sort == SORTS[0] else self.sort
        parameters = {"q": text, **self.chosen, "sort": sort, **changes}
        query = urlencode({name: each for name, each in parameters.items() if each}, doseq=True)
        return f"{path}?{query}" if query else path


def typed(name: str, values: tuple[str, ...]) -> set:
    """The values as their column has them."""
    if name == "year":
        return {int(value) for value in values if value.isdecimal() and len(value) == 4}
    if name == "photo":
        return {value == "yes" for value in values}
    return set(values)


def read_narrowing(parameters: QueryDict, language: str) -> Narrowing:
    """The filters of an address."""
    chosen = {name: tidy(parameters.getlist(name)) for name in FIELDS}
    if chosen["language"] == (language,):
        chosen["language"] = ()
    sort = parameters.get("sort", "")
    return Narrowing(
        {name: values for name, values in chosen.items() if values},
        sort if sort in SORTS else SORTS[0],
        language,
    )


def tidy(values: list[str]) -> tuple[str, ...]:
    """Each value once, without those that no filter has."""
    fit = (value for value in values if 0 < len(value) <= LONGEST_VALUE and value.isprintable())
    return tuple(dict.fromkeys(fit))[:MOST_VALUES]
