"""Indexing: how editions come into the index, in the transaction that prints them."""

from collections.abc import Iterable
from itertools import islice

from ..models import Edition, SearchDocument, SearchWord
from .analysis import names, stem, words
from .documents import parts
from .engines import engine
from .interface import Words


def index(editions: Iterable[Edition]) -> None:
    """Let these new editions be found, each from the instant at which it opens.

    In the transaction that prints them. What was killed has no text to be found by.
    """
    found = [pair for edition in editions if not edition.is_killed for pair in parts(edition)]
    SearchDocument.objects.bulk_create(row for row, _texts in found)
    folded = [
        (row, [words(text) for text in texts], names(" ".join(texts))) for row, texts in found
    ]
    engine().store(analysed(*each) for each in folded)
    # In one order, so that two who print at once do not wait for each other.
    engine().learn(
        sorted({word for _row, texts, _sounds in folded for text in texts for word in text})
    )


def analysed(row: SearchDocument, parts: list[list[str]], sounds: set[str]) -> Words:
    """The words of a document as an engine takes them."""
    title, lead, body = ([stem(word) for word in part] for part in parts)
    return Words(row.key, title, lead, body, sorted(sounds))


def reindex(*, batch: int = 200) -> int:
    """Build the whole index anew. The number of editions in it."""
    engine().clear()
    SearchDocument.objects.all().delete()
    SearchWord.objects.all().delete()
    editions = Edition.objects.exclude(verb="kill").order_by("pk").iterator(chunk_size=batch)
    count = 0
    while chunk := list(islice(editions, batch)):
        index(chunk)
        count += len(chunk)
    return count
