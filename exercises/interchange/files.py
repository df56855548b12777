"""Tables as files: CSV, XLSX, JSON.

Cells that a spreadsheet would take for a formula are written with an apostrophe before them, and
read without it.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

import openpyxl
import tablib
from django.utils.translation import gettext as _
from import_export.formats import base_formats
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

MEGABYTES = 5
ROWS = 5_000
LONGEST = 20_000
FORMULA = re.compile(r"^[=+\-@\t\r]")
ESCAPED = re.compile(r"^'(?='*[=+\-@\t\r])")
MIME = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


class Unreadable(ValueError):
    """A file that is no table; the message is a sentence."""


class Line(NamedTuple):
    """A line of a table: its number in the file, and its cells by their columns."""

    number: int
    cells: dict[str, str]


@dataclass
class Table:
    headers: list[str]
    lines: list[Line]


# ---------- out


def written(ending: str, headers: list[str], rows: Iterable[list[str]]) -> bytes:
    """The table as a file of the kind."""
    if ending == "json":
        records = [dict(zip(headers, row, strict=True)) for row in rows]
        return json.dumps(records, ensure_ascii=False, indent=1).encode()
    data = tablib.Dataset(headers=headers)
    data.extend([[escaped(cell) for cell in row] for row in rows])
    if ending == "xlsx":
        return base_formats.XLSX().export_data(data)
    # With a mark of its encoding, without which spreadsheets spoil Cyrillic letters.
    return base_formats.CSV().export_data(data).encode("utf-8-sig")


def escaped(cell: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    cell = ILLEGAL_CHARACTERS_RE.sub("", cell)
    return f"'{cell}" if FORMULA.search(cell) or ESCAPED.search(cell) else cell


def unescaped(cell: str) -> str:
    return ESCAPED.sub("", cell)


# ---------- in


def read(content: bytes, ending: str) -> Table:
    """The table in a file. Raises Unreadable."""
    if len(content) > MEGABYTES * 1_000_000:
        raise Unreadable(_("The file has more than %(limit)s MB: part it.") % {"limit": MEGABYTES})
    readers = {"csv": read_csv, "xlsx": read_xlsx, "json": read_json}
    if ending not in readers:
        raise Unreadable(_("Choose a file of the kind CSV, XLSX or JSON."))
    table = readers[ending](content)
    if not table.lines:
        raise Unreadable(_("There is no line in the table."))
    return table


def tabulated(rows: Iterable[tuple[int, list[Any]]]) -> Table:
    """A table of numbered rows, the first of which are the headers."""
    headers: list[str] | None = None
    lines = []
    for number, row in rows:
        cells = [text(cell) for cell in row]
        if headers is None:
            while cells and not cells[-1]:
                cells.pop()
            headers = cells
        elif any(cells):
            if any(cells[len(headers) :]):
                raise Unreadable(
                    _("Line %(line)s has more cells than there are columns.") % {"line": number}
                )
            lines.append(Line(number, dict(zip(headers, map(unescaped, cells), strict=False))))
            refuse_many(lines)
    return Table(headers or [], lines)


def refuse_many(lines: list[Line]) -> None:
    if len(lines) > ROWS:
        raise Unreadable(_("The table has more than %(limit)s lines: part it.") % {"limit": ROWS})


def text(cell: Any) -> str:
    """What a cell says, as a text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, list):
        return "; ".join(text(each) for each in cell)
    found = str(cell).replace("\r\n", "\n").strip()
    if len(found) > LONGEST:
        raise Unreadable(_("A cell has more than %(limit)s characters.") % {"limit": LONGEST})
    return found


def read_csv(content: bytes) -> Table:
    """Cells parted by commas or semicolons, in UTF-8."""
    try:
        decoded = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(_("The letters can't be read: save the file in UTF-8.")) from None
    first = decoded.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(decoded, newline=""), delimiter=delimiter)
    try:
        return tabulated(numbered(reader))
    except csv.Error as wrong:
        raise Unreadable(_("The file can't be read as CSV: %(why)s") % {"why": wrong}) from wrong


def numbered(reader: Any) -> Iterable[tuple[int, list[str]]]:
    """Rows with the number of the line on which each begins."""
    begins = 1
    for row in reader:
        yield begins, row
        begins = reader.line_num + 1


def read_xlsx(content: bytes) -> Table:
    """The first sheet of a workbook."""
    try:
        if sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(content)).filelist) > 50 << 20:
            raise Unreadable(_("The file is too large when it is unpacked: part it."))
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True, max_col=200)
        return tabulated(enumerate(map(list, rows), start=1))
    except Unreadable:
        raise
    except Exception as wrong:  # whoever reads a stranger's workbook meets any error there is
        raise Unreadable(_("The file can't be read as XLSX.")) from wrong


def read_json(content: bytes) -> Table:
    """A list of objects; the number of an object stands for that of its line."""
    try:
        records = json.loads(content)
    except (ValueError, RecursionError):
        raise Unreadable(_("The file can't be read as JSON.")) from None
    if not isinstance(records, list) or not all(isinstance(each, dict) for each in records):
        raise Unreadable(_("The file is not a list of objects."))
    headers = list(dict.fromkeys(name for record in records for name in record))
    lines = [
        Line(number, {name: text(cell) for name, cell in record.items()})
        for number, record in enumerate(records, start=1)
    ]
    refuse_many(lines)
    return Table(headers, lines)
