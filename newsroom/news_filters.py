"""The filters of the news: what they offer, what is set, and what that leaves."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import Subquery, Value
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from .filter_bar import FilterBar, Option, rows, years
from .models import Edition, Kind, Section, Topic
from .periods import year_bounds
from .querysets.in_print import EditionQuerySet

FIELDS = ("section", "kind", "own", "year", "topic")
# A member state and an exercise are asked for by the topic that names them.
TOPICS = ("topic", "state", "exercise")
# What a feed can be narrowed to: no year, for it has the newest.
OF_FEEDS = ("section", "kind", "own", *TOPICS)
OWN = "1"


class NewsFilters(FilterBar):
    """The filters of one request. Raises Http404 for a year or kind that cannot be."""

    def __init__(self, request: HttpRequest, language: str, *, offered: tuple[str, ...] = FIELDS):
        super().__init__(request, language, offered=offered)
        if self.set.get("kind", Kind.RELEASE) not in Kind.values:
            raise Http404
        if self.set.get("own", OWN) != OWN:
            raise Http404

    def apply(self, editions: EditionQuerySet) -> EditionQuerySet:
        """The editions that pass, newest first."""
        return narrowed(editions, self.set, self.language)

    @property
    def in_list(self) -> str:
        """What is set as the list of news carries it, which has one field for all topics."""
        listed = {name: value for name, value in self.set.items() if name not in TOPICS}
        topic = next((self.set[name] for name in TOPICS if name in self.set), "")
        listed |= {"topic": topic} if topic else {}
        return f"?{urlencode(listed)}" if listed else ""

    @property
    def label(self) -> str:
        return _("Filter news")

    @property
    def labelled(self) -> list[tuple[str, str, list[Option]]]:
        offers = self.offers
        return [
            ("section", _("Section"), self.choose("section", _("All sections"), offers["section"])),
            ("kind", _("Type"), self.choose("kind", _("All types"), kinds())),
            ("own", _("Source"), self.choose("own", _("All sources"), own_only())),
            ("topic", _("Topic"), self.choose("topic", _("All topics"), offers["topic"])),
            ("year", _("Year"), self.choose("year", _("All years"), years(offers["oldest"]))),
        ]

    def asked(self) -> dict[str, Any]:
        return offers(self.language)


def narrowed(
    editions: EditionQuerySet, wanted: Mapping[str, str], language: str
) -> EditionQuerySet:
    """The editions in the language that pass all filters, newest first.

    Raises Http404 for a year that cannot be.
    """
    if section := wanted.get("section"):
        editions = editions.in_section(section)
    if kind := wanted.get("kind"):
        editions = editions.of_kind(kind)
    if wanted.get("own"):
        editions = editions.own_statements()
    if year := wanted.get("year"):
        editions = editions.between(*year_bounds(year))
    topics = [wanted[name] for name in TOPICS if wanted.get(name)]
    for topic in topics:
        editions = editions.about_whatever_is_called(topic, language)
    return editions.newest_first_on_topic() if topics else editions.newest_first()


def offers(language: str) -> dict[str, Any]:
    """Sections, featured topics in print and the oldest year, in one query."""
    oldest = Edition.public.in_language(language).order_by("published_at").values("year")[:1]
    sections = rows(Section.public.order_by(), "section", order="order", oldest=Subquery(oldest))
    topics = rows(Topic.public.featured().order_by(), "topic", order="id", oldest=Value(None))
    found: dict[str, Any] = {"section": [], "topic": [], "oldest": timezone.localdate().year}
    for what, _order, slug, name, names, year in sections.union(topics, all=True).order_by("rank"):
        found[what].append((slug, names.get(language) or name))
        found["oldest"] = year or found["oldest"]
    found["topic"].sort(key=lambda offer: offer[1].casefold())
    return found


def own_only() -> list[tuple[str, str]]:
    """What leaves out commentaries to outlets and relayed reports."""
    return [(OWN, _("Own statements only"))]


def kinds() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in Kind.choices]
