"""Results: what answers to a question, in order, narrowed and counted by what it can be narrowed to.

At most so many documents are looked through, the newest or the oldest that match; of more than that
a page says "more than". Counting is done here and not by the database, because each filter offers
what would be found if it alone were set otherwise.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.db import connection
from django.db.models import QuerySet

from ..models import SearchDocument
from .engines import engine
from .filters import COLUMNS, TOPICAL, Narrowing, typed
from .query import Expression, Query
from .sources import Entry, entries
from .spelling import endings, mended

MOST = 1000
# Fewer than these, and the last word may be the beginning of others.
FEW = 20
# So many things found by name stand before all else: the nearest.
FIRST = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers. ``score``: the least is the best; ``extra`` if only completed."""

    key: int
    edition: int
    part: int
    kind: str
    section: str
    year: int
    language: str
    pictured: bool
    record: str
    topics: tuple[int, ...]
    score: float
    extra: bool = False


HIT_COLUMNS = (
    "key", "edition_id", "part", "kind", "section_slug", "year", "language", "pictured", "record",
    "topics", "score",
)  # fmt: skip


def looked_through(
    expression: Expression, narrowing: Narrowing | None, sort: str, *, most: int = MOST + 1
) -> QuerySet:
    """The documents that match, as far as is looked."""
    documents = SearchDocument.public.texts_and_standing_photos().with_topics()
    if narrowing:
        documents = narrowing.in_sql(documents)
    found = engine().matching(documents, expression, oldest_first=sort == "oldest")
    return found[:most]


def hits(
    expression: Expression, narrowing: Narrowing | None, sort: str, *, extra: bool = False
) -> list[Hit]:
    """What matches, as far as is looked: each photo once. One query."""
    rows = looked_through(expression, narrowing, sort).values_list(*HIT_COLUMNS)
    return [Hit(*row[:9], tuple(row[9] or ()), row[10], extra) for row in rows]


@dataclass
class Results:
    """The answer to a question. The queries it takes are made once, in ``ask``."""

    query: Query
    narrowing: Narrowing
    found: list[Hit] = field(default_factory=list)
    named: list[Entry] = field(default_factory=list)
    more: bool = False
    expression: Expression = ()
    narrowed: bool = False
    keys: dict[str, int] = field(default_factory=dict)

    def ask(self) -> "Results":
        """Ask the index, then for what is called so. Four queries at most."""
        if not self.query:
            return self
        self.expression = self.query.expression
        self.found = hits(self.expression, None, self.narrowing.sort)
        self.more = len(self.found) > MOST
        if self.more and (self.narrowing.chosen or self.has_other_languages):
            self.found = hits(self.expression, self.narrowing, self.narrowing.sort)
            self.narrowed, self.more = True, len(self.found) > MOST
        if len(self.found) < FEW and not self.narrowed:
            self.complete()
        self.named = entries(self.query, self.narrowing.language)
        return self

    @property
    def has_other_languages(self) -> bool:
        return any(hit.language != self.narrowing.language for hit in self.found)

    def complete(self) -> None:
        """Add what has only a longer word than the last one."""
        start = self.query.unfinished
        if not start or not (more := endings(start)):
            return
        self.expression = self.query.completed(more)
        known = {hit.key for hit in self.found}
        wider = hits(self.expression, None, self.narrowing.sort, extra=True)
        self.more = len(wider) > MOST
        self.found += [hit for hit in wider if hit.key not in known]

    # ---------- what passes

    def passes(self, hit: Hit, *, but: str = "") -> bool:
        """Whether a document passes the filters, all of them or all but one."""
        return all(
            self.holds(hit, name, values)
            for name, values in self.demands.items()
            if name != but
        )

    @cached_property
    def demands(self) -> dict[str, set]:
        """What each filter that is set wants: values of a column, or keys of topics."""
        wanted = {name: typed(name, v) for name in COLUMNS if (v := self.narrowing.values(name))}
        for name in TOPICAL:
            if slugs := self.narrowing.values(name):
                wanted[name] = {self.keys.get(slug, 0) for slug in slugs}
        return wanted

    def holds(self, hit: Hit, name: str, values: set) -> bool:
        if name in TOPICAL:
            return not values.isdisjoint(hit.topics)
        return getattr(hit, ATTRIBUTES.get(name, name)) in values

    def admits(self, entry: Entry, *, but: str = "") -> bool:
        """Whether what was found by name passes: it has a kind and maybe a year, nothing else."""
        fit = {"kind": entry.source.what, "year": entry.year, "language": self.narrowing.language}
        return all(
            fit.get(name) in values for name, values in self.demands.items() if name != but
        )

    @cached_property
    def hits(self) -> list[Hit]:
        """The documents that pass, each photo once, in order."""
        once: dict[str | int, Hit] = {}
        for hit in filter(self.passes, sorted(self.found, key=self.place)):
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
        """How many there would be with each value of a filter, the other filters as they are."""
        counter: Counter = Counter()
        for hit in self.found:
            if self.passes(hit, but=name):
                counter.update(values_of(hit, name))
        if name in ("kind", "year"):
            for entry in self.named:
                if self.admits(entry, but=name):
                    counter[entry.source.what if name == "kind" else entry.year] += 1
        counter.pop(0, None)
        return counter


ATTRIBUTES = {"photo": "pictured"}


def values_of(hit: Hit, name: str) -> Iterator:
    """What a document counts for in a filter."""
    if name in TOPICAL:
        yield from hit.topics
    else:
        yield getattr(hit, ATTRIBUTES.get(name, name))


# ---------- nothing found


def meant(query: Query, narrowing: Narrowing) -> tuple[Query, int] | None:
    """The question with one letter mended to which most answers, and how many. Two queries."""
    if not (likely := mended(query)):
        return None
    counts = sizes([in_language(each, narrowing).values("key") for each in likely])
    best = max(range(len(likely)), key=lambda n: counts[n])
    return (likely[best], counts[best]) if counts[best] else None


def sizes(questions: list[QuerySet]) -> tuple[int, ...]:
    """How many rows each of the queries has. One query; as a subquery no engine's would do."""
    compiled = [question.query.sql_with_params() for question in questions]
    counted = (f"(SELECT COUNT(*) FROM ({sql}) AS counted)" for sql, _params in compiled)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(counted)}", [p for _sql, params in compiled for p in params])
        return cursor.fetchone()


def in_language(query: Query, narrowing: Narrowing) -> QuerySet:
    """Documents in the language of the page that match the question."""
    plain = Narrowing({}, narrowing.sort, narrowing.language)
    return looked_through(query.expression, plain, "newest")


