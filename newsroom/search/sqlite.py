"""The search on SQLite: FTS5 over stems, without a copy of the text."""

import json
from collections.abc import Iterable

from django.db import connection
from django.db.models import QuerySet

from ..querysets.search import SearchDocumentQuerySet
from .filters import COLUMNS
from .interface import Demands, Words
from .query import Expression, Phrase

INDEX = "newsroom_searchindex"
DOCUMENTS = "newsroom_searchdocument"
# Of a word in the title, the standfirst, the text, and among the keys.
WEIGHTS = "10.0, 4.0, 1.0, 2.0"


class SQLiteEngine:
    """Documents have the keys of their rows, so that the index gives them in order of time."""

    def store(self, documents: Iterable[Words]) -> None:
        rows = [
            (each.key, *(" ".join(part) for part in (each.title, each.lead, each.body, each.keys)))
            for each in documents
        ]
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {INDEX} (rowid, title, lead, body, keys) VALUES (%s, %s, %s, %s, %s)",
                rows,
            )

    def learn(self, words: list[str]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT OR IGNORE INTO newsroom_searchword (word) SELECT value FROM JSON_EACH(%s)",
                [json.dumps(words)],
            )

    def beginning_with(self, start: str, words: QuerySet) -> QuerySet:
        # LIKE folds case and would read the whole table.
        return words.filter(word__gte=start, word__lt=start + "\U0010ffff")

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('delete-all')")

    def matching(
        self,
        documents: SearchDocumentQuerySet,
        expression: Expression,
        *,
        demands: Demands,
        oldest_first: bool,
        most: int,
    ) -> SearchDocumentQuerySet:
        for name, values in demands.items():
            documents = documents.having(COLUMNS.get(name, "topics"), values)
        # The plus makes SQLite ask the index first, in its order, and then for each row by its key.
        return documents.extra(
            select={"score": f"bm25({INDEX}, {WEIGHTS})"},
            tables=[INDEX],
            where=[f"{INDEX} MATCH %s", f"{DOCUMENTS}.key = +{INDEX}.rowid"],
            params=[written(expression)],
            order_by=[f"{'' if oldest_first else '-'}{INDEX}.rowid"],
        )[:most]


def written(expression: Expression) -> str:
    """The expression in FTS5's words: ``("logist" OR "supply line") AND "bridg"``."""
    return " AND ".join(f"({' OR '.join(map(quoted, group))})" for group in expression)


def quoted(phrase: Phrase) -> str:
    """Tokens hold no quotation marks."""
    return f'"{" ".join(phrase)}"'
