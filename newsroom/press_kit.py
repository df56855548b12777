"""The press kit: photographs whole in one ZIP, with captions, credits and text.

Every picture is the rendition in its full size, so that its credit stands in its bytes and none of
its secrets do; the captions stand in a sheet beside them, once to read and once for a spreadsheet.
"""

import csv
import io
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from django.http import StreamingHttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from . import sanitise
from .feeds import changes
from .models import Edition
from .photo_sizes import kit_size
from .rendering import rendition
from .renditions import FULL
from .templatetags.printed import alteration, with_dateline
from .zipping import zipped

logger = logging.getLogger(__name__)

Entry = dict[str, Any]

# What makes a spreadsheet take a text for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Kit:
    """A kit that is offered: its address, how many photos, how many bytes; exactly, or about."""

    url: str
    count: int
    size: int
    exact: bool


def offer(entries: list[Entry], url: str) -> Kit | None:
    """The kit of these photos, or none where there are none."""
    if not entries:
        return None
    size, exact = kit_size(entries)
    return Kit(url, len(entries), size, exact)


def answer(entries: list[Entry], text: str, *, name: str, at: datetime) -> StreamingHttpResponse:
    """The kit as a download, made while it is sent. ``name`` is the file's, without its ending."""
    sheets = {
        "text.txt": text,
        "captions.txt": caption_sheet(entries),
        "captions.csv": caption_table(entries),
    }
    return StreamingHttpResponse(
        zipped(members(sheets, entries), at=localtime(at)),
        content_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.zip"',
            "Cache-Control": "no-cache",
        },
    )


def members(sheets: dict[str, str], entries: list[Entry]) -> Iterator[tuple[str, IO[bytes]]]:
    """The files of a kit, each opened when its turn has come.

    A picture whose original is lost is left out: the rest is worth having.
    """
    for name, text in sheets.items():
        yield name, io.BytesIO(text.encode("utf-8-sig"))
    for entry in entries:
        try:
            yield file_name(entry), rendition(entry, FULL, "jpeg")
        except FileNotFoundError:
            logger.exception("The original of %s is missing.", entry["record"])


def file_name(entry: Entry) -> str:
    return f"{entry['record']}.jpg"


# ---------- captions


def described(entry: Entry) -> dict[str, str]:
    """All that must be known of a photo to print it, by its name for readers."""
    return {
        _("File"): file_name(entry),
        _("Caption"): entry["caption"],
        _("Credit line, required"): entry["credit"],
        _("Photographer"): entry["photographer"],
        _("Source"): entry["organisation"],
        _("Copyright"): entry["copyright_notice"],
        _("Terms"): entry["usage_terms"],
        _("Taken"): entry["taken_on"],
        _("Place"): entry["place"],
        _("Alternative text"): entry["alt"],
        _("Alteration"): alteration(entry),
    }


def caption_sheet(entries: Iterable[Entry]) -> str:
    """The captions to be read: a block for each photo."""
    return "\n\n".join(
        "\n".join(f"{label}: {value}" for label, value in described(entry).items() if value)
        for entry in entries
    )


def caption_table(entries: Iterable[Entry]) -> str:
    """The captions for a spreadsheet (RFC 4180), where no text is taken for a formula."""
    rows = [described(entry) for entry in entries]
    sheet = io.StringIO()
    table = csv.writer(sheet)
    table.writerow(rows[0])
    table.writerows([harmless(value) for value in row.values()] for row in rows)
    return sheet.getvalue()


def harmless(value: str) -> str:
    """A text that no spreadsheet calculates."""
    return f"'{value}" if value.startswith(FORMULA) else value


# ---------- text


def text_of(edition: Edition, citation: str) -> str:
    """A release as plain text, with what was changed in it and how to cite it."""
    told = [f"{change['label']}: {change['note']}" for change in changes(edition)]
    parts = [
        *told,
        edition.title,
        edition.lead,
        "\n\n".join(sanitise.paragraphs(with_dateline(edition))),
    ]
    parts += [" ".join(filter(None, [edition.byline, edition.dateline_text])), citation]
    return "\n\n".join(filter(None, parts)) + "\n"
