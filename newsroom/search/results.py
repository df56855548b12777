"""Results: what answers to a question, in order, narrowed, and counted for further narrowing.

At most so many documents are looked through, the newest or the oldest that match; of more than that
a page says "more than". Counting is done here and not by the database, because each filter offers
what would be found if it alone were set otherwise.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet

from ..models import SearchDocument
from .engines import engine
from .filters import COLUMNS, TOPICAL, Narrowing, typed
from .interface import Demands
from .query import Expression, Query
from .sources import Entry, called, known, nearest
from .spelling import endings, mended

MOST = 1000
# Fewer than these, and the last word may be the beginning of others.
FEW = 20
# So many topics are asked for their names.
MOST_TOPICS = 150
# So many things found by name stand before all else: the nearest.
FIRST = 3


class Hit(NamedTuple):
    """A document that answers. ``score``: the least is the best; ``extra`` if only completed."""

    key: int
    edition: int
    part: int
    kind: str
    section: str
    section_name: str
    year: int
    language: str
    pictured: bool
    record: str
    topics: tuple[int, ...]
    score: float
    extra: bool = False


HIT_COLUMNS = (
    "key", "edition_id", "part", "kind", "section_slug", "section_name", "year", "language",
    "pictured", "record", "topics", "score",
)  # fmt: skip


def looked_through(
    expression: Expression, demands: Demands, sort: str, *, most: int = MOST + 1
) -> QuerySet:
    """The documents that match and have what is demanded, as far as is looked."""
    return engine().matching(
        SearchDocument.public.texts_and_standing_photos().with_topics(),
        expression,
        demands=demands,
        oldest_first=sort == "oldest",
        most=most,
    )


def hits(expression: Expression, demands: Demands, sort: str, *, extra: bool = False) -> list[Hit]:
    """What matches and has what is demanded, as far as is looked. One query."""
    rows = looked_through(expression, demands, sort).values_list(*HIT_COLUMNS)
    return [Hit(*row[:-2], tuple(row[-2] or ()), row[-1], extra) for row in rows]


@dataclass
class Results:
    """The answer to a question. The queries it takes are made once, in ``ask``.

    ``found`` are documents, ``named`` what is called so; ``topics`` are the owners of the topics
    that most documents carry, by their keys. ``more`` says that not all was looked through.
    """

    query: Query
    narrowing: Narrowing
    found: list[Hit] = field(default_factory=list)
    named: list[Entry] = field(default_factory=list)
    topics: dict[int, Entry] = field(default_factory=dict)
    more: bool = False
    expression: Expression = ()

    def ask(self) -> "Results":
        """Ask for documents, then for names. Five queries at most."""
        if self.query:
            self.expression = self.query.expression
            self.found = hits(self.expression, {}, self.narrowing.sort)
            self.more = len(self.found) > MOST
            if len(self.found) < FEW:
                self.complete()
            self.name()
            if self.more and (self.narrowing.chosen or self.has_other_languages):
                self.found = hits(self.expression, self.demands, self.narrowing.sort)
                self.more = len(self.found) > MOST
        return self

    @property
    def has_other_languages(self) -> bool:
        return any(hit.language != self.narrowing.language for hit in self.found)

    def name(self) -> None:
        """Ask what is called so, and who owns the topics of the documents."""
        keys = called(self.query)
        carried = Counter(chain.from_iterable(hit.topics for hit in self.found))
        common = [key for key, _count in carried.most_common(MOST_TOPICS)]
        slugs = [slug for name in TOPICAL for slug in self.narrowing.values(name)]
        owners = known({*keys, *common}, slugs, self.narrowing.language)
        self.topics = {owner.topic: owner for owner in owners}
        self.named = nearest((owner for owner in owners if owner.topic in set(keys)), self.query)

    def complete(self) -> None:
        """Add what has only a longer word than the last one."""
        start = self.query.unfinished
        if not start or not (more := endings(start)):
            return
        self.expression = self.query.completed(more)
        known = {hit.key for hit in self.found}
        wider = hits(self.expression, {}, self.narrowing.sort, extra=True)
        self.more = len(wider) > MOST
        self.found += [hit for hit in wider if hit.key not in known]

    # ---------- what passes

    @cached_property
    def demands(self) -> dict[str, set]:
        """What each filter that is set wants: values of a column, or keys of topics."""
        wanted = {name: typed(name, v) for name in COLUMNS if (v := self.narrowing.values(name))}
        for name in TOPICAL:
            if slugs := self.narrowing.values(name):
                owners = (each for each in self.topics.values() if each.source.what == name)
                wanted[name] = {owner.topic for owner in owners if owner.slug in slugs}
        return wanted

    def failing(self, hit: Hit) -> list[str]:
        """The filters that a document does not pass."""
        return [
            name for name, values in self.demands.items() if values.isdisjoint(values_of(hit, name))
        ]

    @cached_property
    def judged(self) -> dict[str, list[Hit]]:
        """Documents by the only filter that they do not pass; by "" those that pass them all."""
        found: dict[str, list[Hit]] = {}
        for hit in self.found:
            failing = self.failing(hit)
            if len(failing) < 2:
                found.setdefault(failing[0] if failing else "", []).append(hit)
        return found

    def admits(self, entry: Entry, *, but: str = "") -> bool:
        """Whether what was found by name passes: it has a kind and maybe a year, nothing else."""
        fit = {"kind": entry.source.what, "year": entry.year, "language": self.narrowing.language}
        return all(fit.get(name) in values for name, values in self.demands.items() if name != but)

    @cached_property
    def hits(self) -> list[Hit]:
        """The documents that pass, each photo once, in order."""
        once: dict[str | int, Hit] = {}
        for hit in sorted(self.judged.get("", []), key=self.place):
            once.setdefault(hit.record or hit.key, hit)
        return list(once.values())

    def place(self, hit: Hit) -> tuple:
        """What a document is sorted by."""
        if self.narrowing.sort == "relevance":
            return hit.extra, hit.score, -hit.key
        return (hit.key if self.narrowing.sort == "oldest" else -hit.key,)

    @cached_property
    def all(self) -> list[Hit | Entry]:
        """Everything that passes: what is called so and nearest, documents, the rest by name."""
        called = list(filter(self.admits, self.named))
        if self.narrowing.sort == "relevance":
            return [*called[:FIRST], *self.hits, *called[FIRST:]]
        called.sort(key=lambda each: each.year, reverse=self.narrowing.sort == "newest")
        return [*self.hits, *called]

    # ---------- counts

    def counts(self, name: str) -> Counter:
        """How many there would be with each value of a filter, the other filters as they are.

        A photo counts once, however many releases show it, as it stands once among the results.
        """
        hits = [*self.judged.get("", []), *self.judged.get(name, [])]
        once = {(value, hit.record or hit.key) for hit in hits for value in values_of(hit, name)}
        counter = Counter(value for value, _hit in once)
        if name in ("kind", "year"):
            for entry in self.named:
                if self.admits(entry, but=name):
                    counter[entry.source.what if name == "kind" else entry.year] += 1
        counter.pop(0, None)
        return counter


ATTRIBUTES = {"photo": "pictured"}


def values_of(hit: Hit, name: str) -> tuple:
    """What a document has that a filter asks for."""
    return hit.topics if name in TOPICAL else (getattr(hit, ATTRIBUTES.get(name, name)),)


# ---------- nothing found


def meant(query: Query, language: str) -> tuple[Query, int] | None:
    """The question with one letter mended to which most answers, and how many. Two queries."""
    if not (likely := mended(query)):
        return None
    counts = sizes([in_language(each.expression, language).values("key") for each in likely])
    best = max(range(len(likely)), key=lambda n: counts[n])
    return (likely[best], counts[best]) if counts[best] else None


def in_language(expression: Expression, language: str, *, most: int = MOST + 1) -> QuerySet:
    """The newest documents in the language that match."""
    return looked_through(expression, {"language": {language}}, "newest", most=most)


def sizes(questions: list[QuerySet]) -> tuple[int, ...]:
    """How many rows each of the queries has. One query; an engine's own is no ORM subquery."""
    compiled = [question.query.sql_with_params() for question in questions]
    counted = (f"(SELECT COUNT(*) FROM ({sql}) AS counted)" for sql, _params in compiled)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(counted)}", [p for _sql, params in compiled for p in params]
        )
        return cursor.fetchone()
