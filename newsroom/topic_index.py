"""The index of topics: by letters and kinds, a bounded part of it at a time."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .models import Topic, TopicKind
from .pages import LIMIT, page_number, with_parameters
from .querysets.topics import TopicQuerySet

# As many topics as stand on one page. Where there are more, each letter has pages of its own.
MOST = 400
FEATURED = 24
# What stands for all that begins with no letter.
OTHERS = "#"

KINDS = {
    TopicKind.THEME: _("Themes"),
    TopicKind.ORGANISATION: _("Organisations"),
    TopicKind.FORCE: _("Forces"),
    TopicKind.PLACE: _("Places"),
    TopicKind.EVENT: _("Events"),
    TopicKind.SERIES: _("Series"),
}
# What a topic is said to name, where that is a record or a row of records.
SUBJECTS = {"exercise": _("Exercise"), "state": _("Member state"), "series": _("Series")}


@dataclass(frozen=True)
class Choice:
    """A way to narrow the index: a kind or a letter."""

    label: Any
    url: str
    count: int
    current: bool


class TopicIndex:
    """The index as one request asks for it. Raises Http404 for a kind or letter that is none.

    Three queries at most: how many topics there are of each letter and kind; those that editors
    offer; those of the page.
    """

    def __init__(self, request: HttpRequest):
        self.request, self.language = request, get_language() or ""
        self.kind, self.letter = request.GET.get("kind", ""), request.GET.get("letter", "")
        self.number = page_number(request)
        if self.kind and self.kind not in KINDS:
            raise Http404
        if self.letter and self.letter not in self.letters_there_are:
            raise Http404
        self.rows = self.asked()

    # ---------- how many there are

    @cached_property
    def topics(self) -> TopicQuerySet:
        """All topics of which there is something to read in the language, with their initials."""
        return Topic.public.known_in(self.language).with_label(self.language)

    @cached_property
    def counts(self) -> list[tuple[str, str, int]]:
        """Initial, kind, and how many topics have both."""
        grouped = self.topics.order_by().values("initial", "kind").annotate(count=Count("pk"))
        return list(grouped.values_list("initial", "kind", "count"))

    @cached_property
    def letters_there_are(self) -> dict[str, int]:
        """The letters in their order, of the kind asked for, with how many begin with each."""
        found: dict[str, int] = {}
        for initial, kind, count in self.counts:
            if self.kind in ("", kind):
                found[letter_of(initial)] = found.get(letter_of(initial), 0) + count
        return dict(sorted(found.items()))

    @cached_property
    def total(self) -> int:
        return sum(self.letters_there_are.values())

    @cached_property
    def opened(self) -> str:
        """The letter on this page; empty if there is room for all of them."""
        if self.letter or self.total <= MOST:
            return self.letter
        return next(iter(self.letters_there_are))

    # ---------- ways through it

    @property
    def kinds(self) -> list[Choice]:
        """All, and each kind of which there is a topic."""
        counts = {kind: self.count_of(kind) for kind in KINDS}
        whole = self.choice(_("All"), {"kind": ""}, sum(counts.values()), current=not self.kind)
        return [whole] + [
            self.choice(KINDS[kind], {"kind": kind.value}, count, current=kind == self.kind)
            for kind, count in counts.items()
            if count
        ]

    def count_of(self, kind: str) -> int:
        return sum(count for _initial, own, count in self.counts if own == kind)

    @property
    def letters(self) -> list[Choice]:
        """The letters to choose from; none where all of them are on the page."""
        if not self.opened:
            return []
        return [
            self.choice(letter, {"letter": letter}, count, current=letter == self.opened)
            for letter, count in self.letters_there_are.items()
        ]

    def choice(self, label: Any, changes: dict, count: int, *, current: bool) -> Choice:
        changes = {"letter": "", "page": "", **changes}
        return Choice(label, with_parameters(self.request, changes), count, current)

    @property
    def newer_url(self) -> str:
        return self.page_url(self.number - 1) if self.number > 1 else ""

    @property
    def older_url(self) -> str:
        return self.page_url(self.number + 1) if len(self.rows) > MOST else ""

    def page_url(self, number: int) -> str:
        return with_parameters(self.request, {"page": number if number > 1 else ""})

    # ---------- what stands in it

    @property
    def featured(self) -> list[dict[str, Any]]:
        """The topics that editors offer, on the page that opens the index."""
        if self.letter or self.number > 1:
            return []
        return entries(self.lines.featured()[:FEATURED], self.language)

    @property
    def groups(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """The letters of the page with what begins with each."""
        grouped: dict[str, list[dict[str, Any]]] = {}
        for entry in entries(self.rows[:MOST], self.language):
            grouped.setdefault(letter_of(entry["name"][:1]), []).append(entry)
        return sorted(grouped.items())

    def asked(self) -> list[Topic]:
        """The topics of the page, and one more if there is another page."""
        lines = self.lines
        if self.opened:
            lines = lines.filter(initial__in=self.initials)
        start = (self.number - 1) * MOST
        rows = list(lines[start : start + MOST + 1])
        if not rows and self.number > 1:
            raise Http404
        return rows

    @property
    def initials(self) -> list[str]:
        """What the names of the open letter begin with: databases fold few letters themselves."""
        return [i for i, _kind, _count in self.counts if letter_of(i) == self.opened]

    @property
    def lines(self) -> TopicQuerySet:
        """Topics of the kind asked for, with what is printed beside their names."""
        found = self.topics.filter(kind=self.kind) if self.kind else self.topics
        found = found.with_subject().with_release_count(self.language, limit=LIMIT + 1)
        return found.order_by("spelled", "pk")


def letter_of(initial: str) -> str:
    """The letter under which a name with this initial stands."""
    upper = initial.upper()[:1]
    return upper if upper.isalpha() else OTHERS


def entries(topics: Any, language: str) -> list[dict[str, Any]]:
    """Topics as the index prints them, in the order of their names."""
    found = [
        {
            "name": topic.label_in(language),
            "url": reverse("topic", args=[topic.slug]),
            "count": topic.releases_in_print,
            "subject": SUBJECTS.get(topic.subject, ""),
        }
        for topic in topics
    ]
    return sorted(found, key=lambda entry: entry["name"].casefold())
