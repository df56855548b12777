"""The canonical text of an edition, and its SHA-256: by them anyone can prove what was in print.

The form is fixed for ever, because sums are quoted: a change of it is a new form with a new first
line, and the sum in ``tests/newsroom/test_canonical.py`` may never be computed anew. It is

* UTF-8 in Unicode's composed form (NFC); lines end in LF, the last one too; runs of white space
  within a line are one space;
* a first line ``Canonical text 1``, then particulars as ``Name: value`` in the order of
  ``particulars``, those without a value left out. Names are English in every language, a kind and
  a country are codes, days are ISO 8601: nothing depends on a translation;
* an empty line, then the words of the body, a paragraph, heading, list item or table row on a line,
  with empty lines between;
* an empty line and ``Link: address`` for each link of the body, in their order;
* for each photo an empty line and its record number, caption, credit, alternative text and
  disclosure of what was done to it.

What is not in it: emphasis, section, slug, times, numbers of versions, notices. So an edition that
only brought a notice, as a withdrawal does, has the sum of the one before: its text is the same.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from . import sanitise
from .models import Edition

FORM = "Canonical text 1"
LINK = re.compile(r"""<a\b(?:[^>"]|"[^"]*")*?\shref="([^"]*)\"""")

Pair = tuple[str, Any]


def text(edition: Edition) -> str:
    """The canonical text. Of a killed release there is none: raises ValueError."""
    if edition.is_killed:
        raise ValueError("A removed text is not on record.")
    blocks = [
        [FORM, *lines(particulars(edition))],
        *[[line(paragraph)] for paragraph in sanitise.paragraphs(edition.body)],
        list(lines(("Link", unescape(address)) for address in LINK.findall(edition.body))),
        *[list(lines(of_photo(photo))) for photo in edition.photos],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def sha256(edition: Edition) -> str:
    """The SHA-256 of the canonical text, in lower-case hexadecimal digits."""
    return hashlib.sha256(text(edition).encode()).hexdigest()


def particulars(edition: Edition) -> Iterator[Pair]:
    """What stands before the body."""
    yield "Release", f"{edition.year}/{edition.number}"
    yield "Language", edition.language
    yield "Kind", edition.kind
    yield "Title", edition.title
    yield "Lead", edition.lead
    yield "Place", edition.dateline_place
    yield "Country", edition.dateline_country.code
    yield "Dateline", edition.dateline_text
    yield "Byline", edition.byline
    yield "Outlet", edition.source_name
    yield "Original", edition.source_url
    yield "Original date", edition.source_date.isoformat() if edition.source_date else ""
    yield from (("Topic", topic["name"]) for topic in edition.topics)


def of_photo(photo: dict[str, Any]) -> Iterator[Pair]:
    """What stands for a photo."""
    yield "Photo", photo["record"]
    yield "Caption", photo["caption"]
    yield "Credit", photo["credit"]
    yield "Alternative text", photo["alt"]
    yield "Disclosure", photo["disclosure"]
    yield "Disclosed", photo["disclosure_note"]


def lines(pairs: Iterable[Pair]) -> Iterator[str]:
    """``Name: value`` for what has a value."""
    for name, value in pairs:
        if written := line(value or ""):
            yield f"{name}: {written}"


def line(value: str) -> str:
    """The value on one line, composed."""
    return unicodedata.normalize("NFC", " ".join(value.split()))
