"""Pages of a list: numbered, and still while the list grows.

The first page's newest release becomes the anchor of all the others (``?upto=2023-214``): what is
published meanwhile does not push items from one page to the next. Numbers end at the fiftieth
page, where an older anchor takes over, so that no page costs more than a thousand rows.
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.utils.functional import cached_property

from .models import Edition
from .querysets.in_print import EditionQuerySet

SIZE = 20
LAST_PAGE = 50
LIMIT = SIZE * LAST_PAGE
IDENTITY = re.compile(r"(\d{4})-(\d{1,9})")


@dataclass(frozen=True)
class Leaf:
    """A page's number with its address."""

    number: int
    url: str
    current: bool


class Page:
    """One page of editions. Raises Http404 beyond the last page.

    ``rows`` are the page's editions and one more, if there is one; ``total`` is what the list
    holds, but at most one more than is numbered.
    """

    def __init__(
        self, request: HttpRequest, rows: list[Edition], *, total: int, anchored: bool = True
    ):
        self.request, self.rows, self.total = request, rows, total
        self.number, self.anchored = page_number(request), anchored
        self.anchor = anchor(request) if anchored else None
        self.items = rows[:SIZE]
        if not self.items and self.number > 1:
            raise Http404

    @property
    def first(self) -> int:
        return (self.number - 1) * SIZE + 1 if self.items else 0

    @property
    def last(self) -> int:
        return self.first + len(self.items) - 1 if self.items else 0

    @property
    def beyond(self) -> Edition | None:
        """The first item of the next page."""
        return self.rows[SIZE] if len(self.rows) > SIZE else None

    @cached_property
    def held(self) -> str:
        """The anchor that the other pages of this list carry."""
        if not self.anchored:
            return ""
        if self.anchor:
            return "{}-{}".format(*self.anchor)
        return identity(self.items[0]) if self.items and self.number == 1 else ""

    @property
    def newer_url(self) -> str:
        return self.address(self.number - 1, self.held) if self.number > 1 else ""

    @property
    def older_url(self) -> str:
        if not self.beyond:
            return ""
        if self.number == LAST_PAGE and not self.anchored:
            return ""
        if self.number == LAST_PAGE:
            return self.address(1, identity(self.beyond))
        return self.address(self.number + 1, self.held)

    @property
    def newest_url(self) -> str:
        """The list from its newest item, if this page is held to an older one."""
        return self.address(1, "") if self.anchor else ""

    @property
    def pages(self) -> list[Leaf | None]:
        """First, last and those around this one; None stands for what is left out."""
        last = min(-(-self.total // SIZE), LAST_PAGE)
        near = {1, last, *range(self.number - 2, self.number + 3)}
        leaves: list[Leaf | None] = []
        for number in sorted(n for n in near if 1 <= n <= last):
            if leaves and leaves[-1] and leaves[-1].number < number - 1:
                leaves.append(None)
            leaves.append(Leaf(number, self.address(number, self.held), number == self.number))
        return leaves

    def address(self, number: int, held: str) -> str:
        """The address of a page of this list, filters kept, empty parameters dropped."""
        changes = {"page": number if number > 1 else "", "upto": held}
        return with_parameters(self.request, changes)


def paginate(
    editions: EditionQuerySet, request: HttpRequest, language: str, *, anchored: bool = True
) -> Page:
    """The page asked for, in one query. Only a list by first printing can be anchored."""
    held = hold(editions, request, language) if anchored else editions
    counted = held.annotate(total=held.counted(limit=LIMIT + 1))
    rows = list(counted[window(request)])
    return Page(request, rows, total=rows[0].total if rows else 0, anchored=anchored)


def hold(editions: EditionQuerySet, request: HttpRequest, language: str) -> EditionQuerySet:
    """The editions down from the request's anchor, or all of them."""
    held = anchor(request)
    return editions.not_newer_than(*held, language) if held else editions


def window(request: HttpRequest) -> slice:
    """The rows of the page asked for, and one more to know whether another page follows."""
    start = (page_number(request) - 1) * SIZE
    return slice(start, start + SIZE + 1)


def page_number(request: HttpRequest) -> int:
    """The number asked for. Raises Http404 for what is not the number of a page."""
    asked = request.GET.get("page") or "1"
    if not re.fullmatch(r"[1-9]\d?", asked) or int(asked) > LAST_PAGE:
        raise Http404
    return int(asked)


def anchor(request: HttpRequest) -> tuple[int, int] | None:
    """Year and number of the release that holds the list. Raises Http404 for nonsense."""
    asked = request.GET.get("upto")
    if not asked:
        return None
    match = IDENTITY.fullmatch(asked)
    if not match:
        raise Http404
    return int(match[1]), int(match[2])


def identity(edition: Edition) -> str:
    return f"{edition.year}-{edition.number}"


def with_parameters(request: HttpRequest, changes: dict[str, Any]) -> str:
    """The address of this request with other parameters; empty ones are dropped."""
    parameters = {**request.GET.dict(), **changes}
    query = urlencode(
        {name: value for name, value in parameters.items() if value not in ("", None)}
    )
    return f"{request.path}?{query}" if query else request.path
