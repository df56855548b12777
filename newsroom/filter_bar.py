"""A filter bar: what a list's filters offer, what is set, and the chips that take it off."""

from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode

from django.db.models import CharField, IntegerField, QuerySet, Value
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest
from django.utils import timezone

from .pages import with_parameters


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    selected: bool


@dataclass(frozen=True)
class Field:
    """A drop-down of the filter bar."""

    name: str
    label: str
    value: str
    options: list[Option]


@dataclass(frozen=True)
class Chip:
    """A filter that is set, with the address without it."""

    label: str
    remove_url: str


class FilterBar:
    """The filters of one request. A list's own say what they offer, and what passes them.

    Raises Http404 for a NUL, which PostgreSQL does not even compare with.
    """

    offers: dict[str, Any]

    def __init__(self, request: HttpRequest, language: str, *, offered: tuple[str, ...]):
        self.request, self.language = request, language
        self.offered = offered
        self.set = {name: request.GET.get(name, "") for name in offered if request.GET.get(name)}
        if any("\0" in value for value in self.set.values()):
            raise Http404

    @property
    def query(self) -> str:
        """What is set, as other addresses carry it: ``?host=belarus``."""
        return f"?{urlencode(self.set)}" if self.set else ""

    @property
    def label(self) -> str:
        """What the bar is called for those who hear it."""
        raise NotImplementedError

    @property
    def labelled(self) -> list[tuple[str, str, list[Option]]]:
        """Name, label and options of each field."""
        raise NotImplementedError

    def asked(self) -> dict[str, Any]:
        """What there is to offer, in one query."""
        raise NotImplementedError

    def load(self) -> Self:
        """Ask for the offers now, once."""
        self.offers = self.asked()
        self.shown = self.fields
        return self

    @property
    def fields(self) -> list[Field]:
        return [
            Field(name, label, self.set.get(name, ""), options)
            for name, label, options in self.labelled
            if name in self.offered
        ]

    def choose(self, name: str, everything: str, offers: list[tuple[str, str]]) -> list[Option]:
        """The options of a field, what is set always among them."""
        chosen = self.set.get(name, "")
        if chosen and chosen not in dict(offers):
            offers = [*offers, (chosen, chosen)]
        rest = [Option(value, label, value == chosen) for value, label in offers]
        return [Option("", everything, not chosen), *rest]

    @property
    def chips(self) -> list[Chip]:
        chips = []
        for field in self.shown:
            chosen = next((o for o in field.options if o.selected and o.value), None)
            if chosen:
                changes = {field.name: "", "page": "", "upto": ""}
                chips.append(Chip(chosen.label, with_parameters(self.request, changes)))
        return chips

    @property
    def clear_url(self) -> str:
        return self.request.path


def rows(queryset: QuerySet, what: str, *, order: str, oldest: Any) -> QuerySet:
    """Rows of one shape out of any table of names, so that a union can hold them."""
    return queryset.annotate(
        what=Value(what, output_field=CharField()),
        rank=Cast(order, IntegerField()),
        oldest=Cast(oldest, IntegerField()),
    ).values_list("what", "rank", "slug", "name", "names", "oldest")


def years(oldest: int) -> list[tuple[str, str]]:
    newest = timezone.localdate().year
    return [(str(year), str(year)) for year in range(newest, oldest - 1, -1)]
