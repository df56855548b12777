"""Tables for spreadsheets, CSV and XLSX: no text in them is taken for a formula.

The same rows always give the same bytes, so that whoever has a file already is told so.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from newsroom.press_kit import harmless

# The time written into a file: not the present one, which would make every file another.
NO_TIME = datetime(1980, 1, 1)  # noqa: DTZ001 - a ZIP archive knows no zones

Row = Sequence[Any]


def csv_table(header: Row, rows: Iterable[Row]) -> bytes:
    """The table as RFC 4180 has it, with the mark by which Excel knows UTF-8."""
    sheet = io.StringIO()
    table = csv.writer(sheet)
    table.writerow(header)
    table.writerows([plain(value) for value in row] for row in rows)
    return sheet.getvalue().encode("utf-8-sig")


def plain(value: Any) -> Any:
    """A value as CSV has it: ISO dates, ``true`` and ``false``, nothing for None."""
    if isinstance(value, bool):
        return str(value).lower()
    return harmless(value) if isinstance(value, str) else value


def xlsx_table(title: str, header: Row, rows: Iterable[Row], about: Iterable[Row]) -> bytes:
    """A workbook of two sheets: the table, its first row held in view, and what is said of it."""
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = NO_TIME
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    for number, name in enumerate(header, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = max(len(name) + 2, 12)
    sheet.append([heading(sheet, name) for name in header])
    for row in rows:
        sheet.append([cell(value) for value in row])
    notes = book.create_sheet("About")
    for row in about:
        notes.append([cell(value) for value in row])
    written = io.BytesIO()
    book.save(written)
    return without_times(written)


def heading(sheet: Any, name: str) -> WriteOnlyCell:
    made = WriteOnlyCell(sheet, value=name)
    made.font = Font(bold=True)
    return made


def cell(value: Any) -> Any:
    """A value as a workbook has it: numbers and dates as such, texts without what XML forbids."""
    if not isinstance(value, str):
        return value
    return harmless(ILLEGAL_CHARACTERS_RE.sub("", value))


def without_times(written: io.BytesIO) -> bytes:
    """The archive with one time in it for all its members."""
    again = io.BytesIO()
    with ZipFile(written) as archive, ZipFile(again, "w", ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "docProps/core.xml":
                content = saved_at_no_time(content)
            copy.writestr(ZipInfo(name, NO_TIME.timetuple()[:6]), content, ZIP_DEFLATED)
    return again.getvalue()


def saved_at_no_time(properties: bytes) -> bytes:
    """The properties of a workbook, without the time at which the library saved it."""
    start = properties.index(b"<dcterms:modified")
    opened = properties.index(b">", start) + 1
    closed = properties.index(b"<", opened)
    stamp = f"{NO_TIME:%Y-%m-%dT%H:%M:%SZ}".encode()
    return properties[:opened] + stamp + properties[closed:]
