"""The search on PostgreSQL: a ``tsvector`` of the same stems beside each document."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import QuerySet

from ..querysets.search import SearchDocumentQuerySet
from .interface import Demands, Words
from .query import Expression, Phrase

DOCUMENTS = "newsroom_searchdocument"
# The last position and the number of positions of one word that a tsvector keeps.
LAST_POSITION, MOST_POSITIONS = 16_383, 255
# Of a word among the keys, in the text, in the standfirst, in the title.
WEIGHTS = "'{0.2, 0.1, 0.4, 1.0}'"
# What is looked through for the sake of what is not visible, and of words that are no phrase.
SPARE = 2
# The filters in the order of the function's arguments: see ``newsroom.search.schema``.
TYPES = {
    "language": "%s::text[]",
    "kind": "%s::text[]",
    "section": "%s::text[]",
    "year": "%s::integer[]",
    "photo": "%s::boolean[]",
    "topic": "%s::bigint[]",
    "state": "%s::bigint[]",
    "exercise": "%s::bigint[]",
}


class PostgreSQLEngine:
    """The vector is written out by us: no dictionary of the database has a say in it."""

    def store(self, documents: Iterable[Words]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {DOCUMENTS} SET vector = %s::tsvector, head = %s::tsvector WHERE key = %s",
                [(vector(whole(each)), vector(head(each)), each.key) for each in documents],
            )

    def learn(self, words: list[str]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO newsroom_searchword (word) SELECT UNNEST(%s::text[]) "
                "ON CONFLICT DO NOTHING",
                [words],
            )

    def beginning_with(self, start: str, words: QuerySet) -> QuerySet:
        return words.filter(word__startswith=start)

    def clear(self) -> None:
        """The words go with their rows."""

    def matching(
        self,
        documents: SearchDocumentQuerySet,
        expression: Expression,
        *,
        demands: Demands,
        oldest_first: bool,
        most: int,
    ) -> SearchDocumentQuerySet:
        phrases = any(len(phrase) > 1 for group in expression for phrase in group)
        call = f"newsroom_search(%s::tsquery, %s, %s, {', '.join(TYPES.values())})"
        wanted = [list(demands[name]) if name in demands else None for name in TYPES]
        looked = [written(expression, "&"), SPARE * most, oldest_first, *wanted]
        asked = written(expression, "<->")
        return documents.extra(
            select={"score": f"-ts_rank({WEIGHTS}, {DOCUMENTS}.head, %s::tsquery, 1)"},
            select_params=[asked],
            where=[
                f"{DOCUMENTS}.key IN (SELECT {call})",
                # The index knows words and not their places: those are looked up in what it gave.
                *([f"{DOCUMENTS}.vector @@ %s::tsquery"] if phrases else []),
            ],
            params=[*looked, *([asked] if phrases else [])],
        ).order_by("key" if oldest_first else "-key")[:most]


def vector(parts: Iterable[tuple[str, Iterable[str]]]) -> str:
    """The words of weighed parts with their positions, as PostgreSQL writes them."""
    places: dict[str, list[str]] = {}
    position = 0
    for weight, tokens in parts:
        # A gap, so that no phrase reaches from one part into the next.
        position += 2
        for position, token in enumerate(tokens, start=position):  # noqa: B020
            kept = places.setdefault(token, [])
            if position <= LAST_POSITION and len(kept) < MOST_POSITIONS:
                kept.append(f"{position}{weight}")
    return " ".join(
        f"'{token}':{','.join(at)}" if at else f"'{token}'" for token, at in places.items()
    )


def head(words: Words) -> list[tuple[str, list[str]]]:
    """What a document is ranked by: small enough to lie in its row."""
    return [("A", words.title), ("B", words.lead), ("D", words.keys)]


def whole(words: Words) -> list[tuple[str, list[str]]]:
    return [("A", words.title), ("B", words.lead), ("C", words.body), ("D", words.keys)]


def written(expression: Expression, joint: str) -> str:
    """The expression in PostgreSQL's words: ``('logist' | 'supply' <-> 'line') & 'bridg'``."""
    return " & ".join(
        f"({' | '.join(quoted(phrase, joint) for phrase in group)})" for group in expression
    )


def quoted(phrase: Phrase, joint: str) -> str:
    """Tokens hold no quotation marks."""
    return "(" + f" {joint} ".join(f"'{token}'" for token in phrase) + ")"
