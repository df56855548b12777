"""The filters of the news: what they offer, what is set, and what that leaves."""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Edition, Kind, Section, Topic
from .pages import with_parameters
from .periods import year_bounds
from .querysets.in_print import EditionQuerySet

FIELDS = ("section", "kind", "year", "topic")


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


class NewsFilters:
    """The filters of one request. Raises Http404 for a year or kind that cannot be."""

    def __init__(self, request: HttpRequest, language: str, *, offered: tuple[str, ...] = FIELDS):
        self.request, self.language = request, language
        self.offered = offered
        self.set = {name: request.GET.get(name, "") for name in offered if request.GET.get(name)}
        if self.set.get("kind", Kind.RELEASE) not in Kind.values:
            raise Http404

    def apply(self, editions: EditionQuerySet) -> EditionQuerySet:
        """The editions that pass, newest first."""
        if section := self.set.get("section"):
            editions = editions.in_section(section)
        if kind := self.set.get("kind"):
            editions = editions.of_kind(kind)
        if year := self.set.get("year"):
            editions = editions.between(*year_bounds(year))
        if topic := self.set.get("topic"):
            return editions.about(topic, self.language).newest_first_on_topic()
        return editions.newest_first()

    @property
    def fields(self) -> list[Field]:
        return [
            Field(name, label, self.set.get(name, ""), options)
            for name, label, options in self.labelled
            if name in self.offered
        ]

    @property
    def labelled(self) -> list[tuple[str, str, list[Option]]]:
        """Name, label and options of each field. Costs one query for all of them."""
        offers = self.offers
        return [
            ("section", _("Section"), self.choose("section", _("All sections"), offers["section"])),
            ("kind", _("Type"), self.choose("kind", _("All types"), kinds())),
            ("topic", _("Topic"), self.choose("topic", _("All topics"), offers["topic"])),
            ("year", _("Year"), self.choose("year", _("All years"), years(offers["oldest"]))),
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

    def load(self) -> "NewsFilters":
        """Ask for the offers now, once."""
        self.offers = offers(self.language)
        self.shown = self.fields
        return self


def offers(language: str) -> dict[str, Any]:
    """Sections, featured topics in print and the oldest year, in one query."""
    oldest = Edition.public.in_language(language).order_by("published_at").values("year")[:1]
    sections = rows(Section.objects.order_by(), "section", order="order", oldest=Subquery(oldest))
    topics = rows(Topic.public.featured().order_by(), "topic", order="id", oldest=Value(None))
    found: dict[str, Any] = {"section": [], "topic": [], "oldest": timezone.localdate().year}
    for what, _order, slug, name, names, year in sections.union(topics, all=True).order_by("rank"):
        found[what].append((slug, names.get(language) or name))
        found["oldest"] = year or found["oldest"]
    found["topic"].sort(key=lambda offer: offer[1].casefold())
    return found


def rows(queryset: QuerySet, what: str, *, order: str, oldest: Any) -> QuerySet:
    """Rows of one shape out of either table, so that a union can hold them."""
    return queryset.annotate(
        what=Value(what, output_field=CharField()),
        rank=Cast(order, IntegerField()),
        oldest=Cast(oldest, IntegerField()),
    ).values_list("what", "rank", "slug", "name", "names", "oldest")


def kinds() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in Kind.choices]


def years(oldest: int) -> list[tuple[str, str]]:
    newest = timezone.localdate().year
    return [(str(year), str(year)) for year in range(newest, oldest - 1, -1)]
