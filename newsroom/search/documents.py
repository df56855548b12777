"""Documents: what of an edition is searched, under which key."""

import re
from collections.abc import Iterator
from itertools import islice

from .. import sanitise
from ..models import Edition, SearchDocument

# Bits of a document's key: minutes since 1970 in front, then the edition's key, then the part.
PART_BITS, EDITION_BITS = 8, 28
PHOTO = "photo"
# Where one piece of a text ends and another begins, though no space stands between them.
BLOCK = re.compile(r"</?(?:p|li|h[2-4]|t[dhr]|caption|blockquote|[uo]l|br|hr)\b")
LAST_PHOTO = 2**PART_BITS - 1


def key_of(edition: Edition, part: int = 0) -> int:
    """The key of a document: in the order of the first printing, and never given twice."""
    minutes = int(edition.published_at.timestamp()) // 60
    return (minutes << EDITION_BITS + PART_BITS) + (edition.pk << PART_BITS) + part


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
        "section_name": edition.section_name,
        "year": edition.year,
    }
    key = key_of(edition, part)
    return SearchDocument(key=key, edition_id=edition.pk, part=part, **{**common, **columns})


def texts(edition: Edition) -> tuple[str, str, str]:
    """Headline, standfirst and all else that the release's page has to read."""
    around = (edition.dateline_text or edition.dateline_line, edition.byline, edition.source_name)
    body = sanitise.words(BLOCK.sub(r" \g<0>", edition.body))
    return edition.title, edition.lead, "\n".join(filter(None, [body, *around]))
