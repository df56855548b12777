"""What is found by its name beside what is in print: topics, and what other applications have.

An application says so in its ``search.py``, with ``register``. All of them are called by topics
(an exercise and a member state own one each), so the names of topics are looked through once: a few
thousand, folded, too few to need an index, and always as the registry has them now.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    F,
    IntegerField,
    JSONField,
    Q,
    QuerySet,
    SmallIntegerField,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Replace
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from ..models import Topic, TopicAlias
from ..slugs import latin_slug
from .analysis import stem, words
from .query import Query

# As many things are found by one name: more would be no answer.
MOST = 200


@dataclass(frozen=True)
class Source:
    """Something that is found by its name. ``what`` is its kind in addresses.

    ``of`` gives those of its rows the public may see whose topics (a subquery of keys) are given,
    as ``rows`` shapes them; ``url`` the address of one.
    """

    what: str
    label: str | Promise
    of: Callable[[Subquery], QuerySet]
    url: Callable[["Entry"], str]


@dataclass(frozen=True)
class Entry:
    """Something found by its name. ``year`` is 0 where it has none."""

    source: Source
    topic: int
    slug: str
    title: str
    year: int
    summary: str

    @property
    def url(self) -> str:
        return self.source.url(self)

    def strangeness(self, asked: set[str]) -> tuple[int, int]:
        """What to sort by, nearest first: how much of the name was not asked for, then age."""
        return len({stem(word) for word in words(self.title)} - asked), -self.year


sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Let this be found by its name."""
    sources[source.what] = source


def discovered() -> dict[str, Source]:
    """The sources of every installed application, by what they are."""
    if len(sources) < 2:
        autodiscover_modules("search")
    return sources


def rows(
    found: QuerySet, what: str, *, topic: str, year: Any = None, summary: Any = "", summaries: Any = "{}"
) -> QuerySet:
    """Rows of one shape out of any table of names, so that a union can hold them."""
    return (
        found.order_by()
        .annotate(
            what=Value(what, output_field=TextField()),
            topic_key=Cast(topic, IntegerField()),
            of_year=Cast(year or Value(0), SmallIntegerField()),
            said=Cast(summary or Value(""), TextField()),
            said_in=Cast(summaries if summaries != "{}" else Value("{}"), JSONField()),
        )
        .values_list("what", "topic_key", "slug", "name", "names", "of_year", "said", "said_in")
    )


def entries(query: Query, language: str) -> list[Entry]:
    """What is called so, nearest first. One query."""
    called = Subquery(named(query).values("topic"))
    first, *others = (source.of(called) for source in discovered().values())
    found = [entry(row, language) for row in first.union(*others, all=True)[:MOST]]
    asked = {stem(word) for term in query.terms for word in term.typed}
    return sorted(found, key=lambda each: each.strangeness(asked))


def entry(row: tuple, language: str) -> Entry:
    what, topic, slug, name, names, year, summary, summaries = row
    return Entry(
        source=sources[what],
        topic=topic,
        slug=slug,
        title=names.get(language) or name,
        year=year,
        summary=summaries.get(language) or summary,
    )


def named(query: Query) -> QuerySet:
    """The names in which each word asked for begins a word, in its own letters or in Latin."""
    found = TopicAlias.objects.annotate(folded=Replace(F("key"), Value("ё"), Value("е")))
    for word in (word for term in query.terms for word in term.typed):
        found = found.filter(begins("folded", stem(word), " ") | begins("slug", latin(word), "-"))
    return found


def latin(word: str) -> str:
    """How an address begins that holds the word."""
    return latin_slug(stem(word)) or word


def begins(column: str, start: str, separator: str) -> Q:
    return Q(**{f"{column}__startswith": start}) | Q(**{f"{column}__contains": separator + start})


def topics(keys: Subquery) -> QuerySet:
    """Topics in print that are neither an exercise nor a member state."""
    themes = Topic.public.filter(pk__in=keys, exercise=None, member_state=None)
    return rows(themes, "topic", topic="pk")


register(Source("topic", _("Topic"), topics, lambda entry: reverse("topic", args=[entry.slug])))


def labels() -> Iterable[tuple[str, Any]]:
    """What each source is called."""
    return ((source.what, source.label) for source in discovered().values())
