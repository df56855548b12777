"""Suggestions: what somebody who is still typing may be looking for. Only what is in print."""

from .filters import Narrowing
from .query import Query
from .results import looked_through
from .sources import entries
from .spelling import endings

MOST = 8
# So many of them are exercises, states and topics, if there are as many.
MOST_NAMED = 5
SHORTEST = 2
NEWEST = 60


def suggested(query: Query, language: str) -> list[dict[str, str]]:
    """Names first, then headlines: ``text``, ``kind`` and ``url`` of each. Three queries."""
    if len(query.text) < SHORTEST or not query:
        return []
    named = [
        {"text": each.title, "kind": str(each.source.label), "url": each.url}
        for each in entries(query, language)[:MOST_NAMED]
    ]
    titles = headlines(query, language)[: MOST - len(named)]
    return [*named, *titles]


def headlines(query: Query, language: str) -> list[dict[str, str]]:
    """The best headlines among the newest releases that have the words, each once."""
    more = endings(query.unfinished) if query.unfinished else []
    expression = query.completed(more) if more else query.expression
    newest = looked_through(expression, Narrowing({}, "newest", language), "newest", most=NEWEST)
    found = sorted(newest.select_related("edition"), key=lambda each: each.score)
    editions = {each.edition.title: each.edition for each in found if each.part == 0}
    return [
        {"text": title, "kind": edition.get_kind_display(), "url": edition.get_absolute_url()}
        for title, edition in editions.items()
    ]
