"""Documents: what of an edition is searched, and how it is brought into the index."""

from collections.abc import Iterable, Iterator
from itertools import islice

from .. import sanitise
from ..models import Edition, SearchDocument, SearchWord
from .analysis import names, stem, words
from .engines import engine
from .interface import Words

# Bits of a document's key: minutes since 1970 in front, then the edition's key, then the part.
PART_BITS, EDITION_BITS = 8, 28
PHOTO = "photo"
LAST_PHOTO = 2**PART_BITS - 1


def key_of(edition: Edition, part: int = 0) -> int:
    """The key of a document: in the order of the first printing, and never given twice."""
    minutes = int(edition.published_at.timestamp()) // 60
    return (minutes << EDITION_BITS + PART_BITS) + (edition.pk << PART_BITS) + part


def index(editions: Iterable[Edition]) -> None:
    """Let these new editions be found, each from the instant at which it opens.

    In the transaction that prints them. What was killed has no text to be found by.
    """
    found = [pair for edition in editions if not edition.is_killed for pair in parts(edition)]
    SearchDocument.objects.bulk_create(row for row, _texts in found)
    folded = [(row, [words(text) for text in texts], names(" ".join(texts))) for row, texts in found]
    engine().store(analysed(*each) for each in folded)
    # In one order, so that two who print at once do not wait for each other.
    engine().learn(sorted({word for _row, texts, _sounds in folded for text in texts for word in text}))


def analysed(row: SearchDocument, parts: list[list[str]], sounds: set[str]) -> Words:
    """The words of a document as an engine takes them."""
    title, lead, body = ([stem(word) for word in part] for part in parts)
    return Words(row.key, title, lead, body, sorted(sounds))


def parts(edition: Edition) -> Iterator[tuple[SearchDocument, tuple[str, str, str]]]:
    """Text and photos of an edition, each with its title, its standfirst and the rest."""
    yield row_of(edition, pictured=bool(edition.photos)), texts(edition)
    for part, photo in enumerate(islice(edition.photos, LAST_PHOTO), start=1):
        row = row_of(edition, part=part, kind=PHOTO, record=photo["record"], pictured=True)
        yield row, (photo["caption"], photo["alt"], f"{photo['credit']} {photo['record']}")


def row_of(edition: Edition, *, part: int = 0, **columns) -> SearchDocument:
    """A document's row; it is an edition's text unless the columns say otherwise."""
    common = {
        "language": edition.language,
        "kind": edition.kind,
        "section_slug": edition.section_slug,
        "year": edition.year,
    }
    key = key_of(edition, part)
    return SearchDocument(key=key, edition_id=edition.pk, part=part, **{**common, **columns})


def texts(edition: Edition) -> tuple[str, str, str]:
    """Headline, standfirst and all else that the release's page has to read."""
    around = (edition.dateline_text or edition.dateline_line, edition.byline, edition.source_name)
    return edition.title, edition.lead, "\n".join([sanitise.words(edition.body), *around])


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
