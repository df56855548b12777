"""What an engine of the search does: it stores words and matches them. All else is shared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.db.models import QuerySet

from ..querysets.search import SearchDocumentQuerySet
from .query import Expression

Demands = Mapping[str, set]
"""For each filter by its name (see ``newsroom.search.filters``) the values of which one must hold.

Those of filters by topics are the keys of topics.
"""


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
        self,
        documents: SearchDocumentQuerySet,
        expression: Expression,
        *,
        demands: Demands,
        oldest_first: bool,
        most: int,
    ) -> SearchDocumentQuerySet:
        """The first of the documents, by date, that match and have what is demanded.

        With ``score``: the least is the best.
        """
