"""What an engine of the search does: it stores words and matches them. All else is shared."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.db.models import QuerySet

from ..querysets.search import SearchDocumentQuerySet
from .query import Expression


@dataclass(frozen=True)
class Words:
    """The stems of one document, and its keys: how names sound, and what it is filtered by."""

    key: int
    title: list[str]
    lead: list[str]
    body: list[str]
    keys: list[str]


class Engine(Protocol):
    """Where words are stored and matched. One for each database."""

    def store(self, documents: Iterable[Words]) -> None:
        """Keep the words of documents whose rows are there, and which have none yet."""

    def learn(self, words: list[str]) -> None:
        """Note words that some document has, each once; those that are noted stay."""

    def beginning_with(self, start: str, words: QuerySet) -> QuerySet:
        """Those of the words (rows with a ``word``) that begin so, read from the index."""

    def clear(self) -> None:
        """Forget all words, before all rows are deleted."""

    def matching(
        self, documents: SearchDocumentQuerySet, expression: Expression, *, oldest_first: bool
    ) -> SearchDocumentQuerySet:
        """Those of the documents that match, with ``score`` (the least is the best), by date."""
