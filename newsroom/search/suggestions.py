"""Suggestions: what somebody who is still typing may be looking for. Only what is in print."""

from ..models import Edition
from .query import Expression, Query
from .results import in_language
from .sources import Entry, called, known, nearest
from .spelling import endings

MOST = 8
# So many of them are exercises, states and topics, if there are as many.
MOST_NAMED = 5
SHORTEST = 2
NEWEST = 60
UNREAD = ("edition__body", "edition__history", "edition__photos", "edition__topics")


def suggested(query: Query, language: str) -> list[dict[str, str]]:
    """Names first, then headlines: ``text``, ``kind`` and ``url`` of each. Four queries."""
    if len(query.text) < SHORTEST or not query:
        return []
    named = [
        {"text": each.title, "kind": str(each.source.label), "url": each.url}
        for each in named_so(query, language)[:MOST_NAMED]
    ]
    titles = headlines(query, language)[: MOST - len(named)]
    return [*named, *titles]


def named_so(query: Query, language: str) -> list[Entry]:
    """What is called so, nearest first. Two queries."""
    return nearest(known(called(query), [], language), query)


def headlines(query: Query, language: str) -> list[dict[str, str]]:
    """The best headlines, each once."""
    more = endings(query.unfinished) if query.unfinished else []
    editions = best(query.completed(more) if more else query.expression, language)
    once = {edition.title: edition for edition in reversed(editions)}
    return [
        {
            "text": edition.title,
            "kind": edition.get_kind_display(),
            "url": edition.get_absolute_url(),
        }
        for edition in editions
        if once[edition.title] is edition
    ]


def best(expression: Expression, language: str) -> list[Edition]:
    """The best of the newest releases in the language that match. One query."""
    newest = in_language(expression, language, most=NEWEST).select_related("edition")
    found = sorted(newest.defer(*UNREAD), key=lambda document: document.score)
    return [document.edition for document in found if document.part == 0]
