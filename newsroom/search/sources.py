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
    JSONField,
    Q,
    QuerySet,
    SmallIntegerField,
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

    ``rows`` gives all of it that the public may see, as the function of that name shapes it;
    ``url`` the address of one.
    """

    what: str
    label: str | Promise
    rows: Callable[[], QuerySet]
    url: Callable[["Entry"], str]


@dataclass(frozen=True)
class Entry:
    """Something that has a name and owns the topic with the key. ``year`` is 0 if it has none."""

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
    found: QuerySet,
    what: str,
    *,
    topic: str,
    year: Any = None,
    said: Any = None,
    said_in: Any = None,
) -> QuerySet:
    """Rows of one shape out of any table of names, so that a union can hold them.

    ``topic``, ``year``, ``said`` (a summary) and ``said_in`` (the same in other languages) name
    columns.
    """
    return found.order_by().annotate(
        what=Value(what, output_field=TextField()),
        topic_key=F(topic),
        of_year=Cast(year or Value(0), SmallIntegerField()),
        said=Cast(said or Value(""), TextField()),
        said_in=Cast(said_in or Value("{}"), JSONField()),
    )


def known(keys: Iterable[int], slugs: Iterable[str], language: str) -> list[Entry]:
    """What owns the topics with these keys or has one of these addresses. One query, or none."""
    keys, slugs = list(keys), list(slugs)
    if not keys and not slugs:
        return []
    wanted = Q(topic_key__in=keys) | Q(slug__in=slugs) if slugs else Q(topic_key__in=keys)
    first, *others = (
        source.rows().filter(wanted).values_list(*COLUMNS) for source in discovered().values()
    )
    return [entry(row, language) for row in first.union(*others, all=True)]


COLUMNS = ("what", "topic_key", "slug", "name", "names", "of_year", "said", "said_in")


def entry(row: tuple, language: str) -> Entry:
    what, topic, slug, name, names, year, said, said_in = row
    title, summary = names.get(language) or name, said_in.get(language) or said
    return Entry(sources[what], topic, slug, title, year, summary)


def nearest(entries: Iterable[Entry], query: Query) -> list[Entry]:
    """The entries, those first whose names have least besides the words asked for."""
    asked = set(map(stem, query.typed))
    return sorted(entries, key=lambda each: each.strangeness(asked))


def called(query: Query) -> list[int]:
    """The keys of topics that have a name in which each word asked for begins a word. One query.

    In the word's own letters or in Latin ones.
    """
    found = TopicAlias.objects.annotate(folded=Replace(F("key"), Value("ё"), Value("е")))
    for word in query.typed:
        found = found.filter(begins("folded", stem(word), " ") | begins("slug", latin(word), "-"))
    return list(found.values_list("topic", flat=True).distinct()[:MOST])


def latin(word: str) -> str:
    """How an address begins that holds the word."""
    return latin_slug(stem(word)) or word


def begins(column: str, start: str, separator: str) -> Q:
    return Q(**{f"{column}__startswith": start}) | Q(**{f"{column}__contains": separator + start})


def topics() -> QuerySet:
    """Topics in print that are neither an exercise nor a member state."""
    return rows(Topic.public.filter(exercise=None, member_state=None), "topic", topic="pk")


register(Source("topic", _("Topic"), topics, lambda entry: reverse("topic", args=[entry.slug])))


def labels() -> Iterable[tuple[str, Any]]:
    """What each source is called."""
    return ((source.what, source.label) for source in discovered().values())
