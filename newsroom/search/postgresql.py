"""The search on PostgreSQL: a ``tsvector`` of the same stems beside each document."""

from collections.abc import Iterable, Iterator

from django.db import connection
from django.db.models import QuerySet

from ..querysets.search import SearchDocumentQuerySet
from .interface import Words
from .query import Expression, Phrase

DOCUMENTS = "newsroom_searchdocument"
# The last position and the number of positions of one word that a tsvector keeps.
LAST_POSITION, MOST_POSITIONS = 16_383, 255
# Of a word among the keys, in the text, in the standfirst, in the title.
WEIGHTS = "'{0.2, 0.1, 0.4, 1.0}'"


class PostgreSQLEngine:
    """The vector is written out by us: no dictionary of the database has a say in it."""

    def store(self, documents: Iterable[Words]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {DOCUMENTS} SET vector = %s::tsvector WHERE key = %s",
                [(vector(each), each.key) for each in documents],
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
        self, documents: SearchDocumentQuerySet, expression: Expression, *, oldest_first: bool
    ) -> SearchDocumentQuerySet:
        asked = written(expression)
        return documents.extra(
            select={"score": f"-ts_rank({WEIGHTS}, {DOCUMENTS}.vector, %s::tsquery, 1)"},
            select_params=[asked],
            where=[f"{DOCUMENTS}.vector @@ %s::tsquery"],
            params=[asked],
        ).order_by("key" if oldest_first else "-key")


def vector(words: Words) -> str:
    """The words with their positions and weights, as PostgreSQL writes them."""
    places: dict[str, list[str]] = {}
    for position, (token, weight) in enumerate(weighed(words), start=1):
        kept = places.setdefault(token, [])
        if position <= LAST_POSITION and len(kept) < MOST_POSITIONS:
            kept.append(f"{position}{weight}")
    return " ".join(f"'{token}':{','.join(at)}" if at else f"'{token}'" for token, at in places.items())


def weighed(words: Words) -> Iterator[tuple[str, str]]:
    for part, weight in ((words.title, "A"), (words.lead, "B"), (words.body, "C"), (words.keys, "D")):
        yield from ((token, weight) for token in part)


def written(expression: Expression) -> str:
    """The expression in PostgreSQL's words: ``('logist' | 'supply' <-> 'line') & 'bridg'``."""
    return " & ".join(f"({' | '.join(map(quoted, group))})" for group in expression)


def quoted(phrase: Phrase) -> str:
    """Tokens hold no quotation marks."""
    return "(" + " <-> ".join(f"'{token}'" for token in phrase) + ")"
