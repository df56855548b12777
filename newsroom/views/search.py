"""The search page, and the suggestions for those who are still typing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import Edition
from ..pages import LAST_PAGE, SIZE, Page
from ..return_path import back_query
from ..search.documents import texts
from ..search.facets import Facets, kinds
from ..search.filters import SORTS, Narrowing, read_narrowing
from ..search.passages import Marker
from ..search.query import Query, read
from ..search.results import MOST, Hit, Results, meant
from ..search.sources import Entry
from ..search.suggestions import suggested
from .photos import heading


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What answers to ``q``, narrowed by the filters. Six queries at most; any input is a page."""
    language = get_language() or ""
    narrowing = read_narrowing(request.GET, language)
    results = Results(read(request.GET.get("q", "")), narrowing).ask()
    facets = Facets(results, request.path) if results.query else None
    leaf = Leaves(request, results)
    context = {
        "heading": _("Search"),
        "query": results.query,
        "results": results,
        "facets": facets,
        "filters": facets,
        "page": leaf,
        "lines": lines(leaf.items, results, request),
        "sorts": sorts(narrowing),
        "hidden": hidden(narrowing, results.query),
        "meant": None if leaf.items else did_you_mean(results, request.path),
        "elsewhere": [] if leaf.items else elsewhere(facets),
    }
    return render(request, "newsroom/search.html", context)


# ---------- pages


class Leaves(Page):
    """The pages of what was found; a number that is none of theirs leads to the nearest."""

    def __init__(self, request: HttpRequest, results: Results):
        self.request, self.results, self.anchor = request, results, None
        found = results.all[: SIZE * LAST_PAGE]
        self.total = MOST + 1 if results.more else len(results.all)
        asked = request.GET.get("page", "")
        last = max(1, -(-len(found) // SIZE))
        self.number = min(int(asked), last) if asked.isdecimal() and len(asked) < 4 else 1
        self.number = max(self.number, 1)
        self.rows = found[(self.number - 1) * SIZE :][: SIZE + 1]
        self.items = self.rows[:SIZE]

    @property
    def held(self) -> str:
        return ""

    def address(self, number: int, held: str) -> str:
        page = str(number) if number > 1 else ""
        narrowing, text = self.results.narrowing, self.results.query.text
        return narrowing.address(self.request.path, text, page=page)


# ---------- what a line prints


@dataclass(frozen=True)
class Line:
    """A result as it is printed: ``title`` and ``passage`` with what was asked for marked."""

    kind: str
    url: str
    title: str
    passage: str
    at: datetime | None = None
    year: int = 0
    edition: Edition | None = None
    photo: dict[str, Any] | None = None
    language: str = ""


def lines(items: Iterable[Hit | Entry], results: Results, request: HttpRequest) -> list[Line]:
    """The results of a page with their texts. One query, for editions."""
    wanted = {item.edition for item in items if isinstance(item, Hit)}
    editions = Edition.public.defer("history").in_bulk(wanted) if wanted else {}
    marker, names, back = Marker(results.expression), kinds(), back_query(request)
    printed = []
    for item in items:
        if isinstance(item, Entry):
            printed.append(line_of_entry(item, marker))
        elif edition := editions.get(item.edition):
            own = line_of_photo if item.part else line_of_text
            printed.append(own(item, edition, marker, names[item.kind], back))
    return printed


def line_of_entry(entry: Entry, marker: Marker) -> Line:
    return Line(
        kind=str(entry.source.label),
        url=entry.url,
        title=marker.mark(entry.title),
        passage=marker.passage(entry.summary) or entry.summary,
        year=entry.year,
    )


def line_of_text(hit: Hit, edition: Edition, marker: Marker, kind: str, back: str) -> Line:
    _title, *rest = texts(edition)
    withdrawn = edition.mark == "withdrawn"
    return Line(
        kind=kind,
        url=edition.get_absolute_url() + (back if hit.language == get_language() else ""),
        title=marker.mark(edition.title),
        passage="" if withdrawn else marker.passage("\n".join(rest)) or edition.lead,
        at=edition.published_at,
        edition=edition,
        photo=None if withdrawn else edition.lead_photo,
        language=foreign(hit),
    )


def line_of_photo(hit: Hit, edition: Edition, marker: Marker, kind: str, back: str) -> Line:
    photo = edition.photos[hit.part - 1]
    return Line(
        kind=kind,
        url=reverse("photo", args=[photo["record"]]),
        title=marker.mark(heading(photo)),
        passage=marker.passage(photo["caption"]) or photo["caption"],
        at=edition.published_at,
        photo=photo,
        language=foreign(hit),
    )


def foreign(hit: Hit) -> str:
    """The language of a result that is not in the page's."""
    return "" if hit.language == get_language() else hit.language


# ---------- around the results


def sorts(narrowing: Narrowing) -> list[tuple[str, str, bool]]:
    """Value and name of each order, and whether it is the one."""
    names = (_("Best match"), _("Newest first"), _("Oldest first"))
    return [
        ("" if value == SORTS[0] else value, name, value == narrowing.sort)
        for value, name in zip(SORTS, names, strict=True)
    ]


def hidden(narrowing: Narrowing, query: Query) -> list[tuple[str, str]]:
    """What the form of the order keeps of the address."""
    chosen = [(name, value) for name, values in narrowing.chosen.items() for value in values]
    return [("q", query.text), *chosen]


def elsewhere(facets: Facets | None) -> list[dict[str, Any]]:
    """The languages in which there is something, where there is nothing in the page's."""
    found = [facet for facet in (facets.facets if facets else []) if facet.name == "language"]
    return [
        {
            "label": choice.label,
            "code": choice.value,
            "count": choice.count,
            "url": facets.address(language=(choice.value,)),
        }
        for facet in found
        for choice in facet.choices
        if choice.count and not choice.selected
    ]


def did_you_mean(results: Results, path: str) -> dict[str, Any] | None:
    """A likelier question with its address and how much answers to it, where nothing was found."""
    if not results.query or results.found or results.named:
        return None
    found = meant(results.query, results.narrowing.language)
    if found is None:
        return None
    query, count = found
    plain = Narrowing({}, results.narrowing.sort, results.narrowing.language)
    number = f"{MOST}+" if count > MOST else str(count)
    url = plain.address(path, query.text)
    return {"text": query.text, "url": url, "count": count, "number": number}


# ---------- suggestions


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Titles and names in print that begin as ``q`` does or hold its words. Four queries."""
    found = suggested(read(request.GET.get("q", "")), get_language() or "")
    return JsonResponse({"suggestions": found})
