"""How a table comes in: row by row beside what is stored, in one transaction or not at all."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from newsroom.topics import NameTaken, NoName
from newsroom.workflow import Refused

from .cells import Column, Wrong
from .files import Line, Table


class Cell(NamedTuple):
    """A cell that changes: its column, and the text in it before and after."""

    column: str
    old: str
    new: str


@dataclass
class Row:
    """What becomes of a line: ``new``, ``changed`` or ``unchanged``."""

    line: int
    name: str
    verdict: str
    cells: list[Cell] = field(default_factory=list)


@dataclass(frozen=True)
class Fault:
    """What is wrong, in which line and column; 0 and empty where it is the table as a whole."""

    line: int
    column: str
    sentence: str

    def __str__(self) -> str:
        place = {"line": self.line, "column": self.column, "sentence": self.sentence}
        if self.line and self.column:
            return _("Line %(line)s, column %(column)s: %(sentence)s.") % place
        if self.line:
            return _("Line %(line)s: %(sentence)s.") % place
        return f"{self.sentence}."


@dataclass
class Outcome:
    """What a table does, or would do."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def count(self, verdict: str) -> int:
        return sum(row.verdict == verdict for row in self.rows)


class Sheet:
    """A table of a model. ``key`` names the columns by which a line is about one row."""

    model: type[Model]
    key: tuple[str, ...]
    columns: list[Column]

    def __init__(self) -> None:
        # Its own, because they remember what they looked up.
        self.columns = deepcopy(type(self).columns)
        for column in self.columns:
            column.model = self.model
        self.by_name = {column.name: column for column in self.columns}

    # ---------- out

    def queryset(self) -> QuerySet:
        """The rows with all that the columns show."""
        return self.model._default_manager.all()

    def write(self, rows: QuerySet) -> Iterator[list[str]]:
        """The cells of each row, in the order of the columns."""
        for row in self.queryset().filter(pk__in=rows.order_by().values("pk")):
            yield [column.show(column.current(row)) for column in self.columns]

    # ---------- in

    def bring_in(self, table: Table, *, keep: bool) -> Outcome:
        """Lay the table beside what is stored; write it if it is to be kept and nothing is wrong.

        What is not kept is done all the same and taken back, so that it shows what would happen.
        """
        outcome = Outcome()
        with transaction.atomic():
            self.read(table, outcome)
            if outcome.faults or not keep:
                transaction.set_rollback(True)
        outcome.rows.sort(key=lambda row: row.line)
        outcome.faults.sort(key=lambda fault: fault.line)
        return outcome

    def read(self, table: Table, outcome: Outcome) -> None:
        outcome.faults += self.wrong_headers(table.headers)
        if outcome.faults:
            return
        outcome.faults += self.said_twice(table.lines)
        if outcome.faults:
            return
        stored = self.stored()
        for line in self.in_order(table.lines, outcome):
            self.read_line(line, stored.get(self.key_of(line)), outcome)

    def wrong_headers(self, headers: list[str]) -> Iterator[Fault]:
        """Columns that are unknown, twice there, or missing where they say which row is meant."""
        for name in dict.fromkeys(headers):
            if name not in self.by_name:
                known = ", ".join(self.by_name)
                yield Fault(1, name, _("there is no such column; known are: %s") % known)
            elif headers.count(name) > 1:
                yield Fault(1, name, _("the column stands there twice"))
        for name in self.key:
            if name not in headers:
                yield Fault(1, name, _("the column is missing: it says which record is meant"))

    def said_twice(self, lines: list[Line]) -> Iterator[Fault]:
        """Lines that say nothing of which row they are, or the same as another."""
        seen: dict[tuple, int] = {}
        for line in lines:
            key = self.key_of(line)
            if not key[0]:
                yield Fault(line.number, self.key[0], _("is empty: it says which record is meant"))
            elif key in seen:
                sentence = _("is about the same record as line %(line)s") % {"line": seen[key]}
                yield Fault(line.number, self.key[0], sentence)
            seen[key] = line.number

    def key_of(self, line: Line) -> tuple[str, ...]:
        return tuple(line.cells.get(name, "").casefold() for name in self.key)

    def stored(self) -> dict[tuple[str, ...], Model]:
        """The rows that are there already, by what the key columns show of them."""
        columns = [self.by_name[name] for name in self.key]
        return {
            tuple(column.show(column.current(row)).casefold() for column in columns): row
            for row in self.queryset()
        }

    def in_order(self, lines: list[Line], outcome: Outcome) -> list[Line]:  # noqa: ARG002
        """The lines in the order in which they are read."""
        return lines

    def begin(self) -> Model:
        """A new row, before anything of a line is written into it."""
        return self.model()

    def read_line(self, line: Line, row: Model | None, outcome: Outcome) -> None:
        """Read one line; note what it changes, or what is wrong with it."""
        new = row is None
        row = row or self.begin()
        faults = list(self.missing(line, new=new))
        changes = [] if faults else list(self.changes(line, row, faults))
        if not faults and (changes or new):
            faults += self.save(line, row, changes, new=new)
        outcome.faults += faults
        if not faults:
            verdict = "new" if new else "changed" if changes else "unchanged"
            cells = [cell for _column, _value, cell in changes]
            outcome.rows.append(Row(line.number, str(row), verdict, cells))

    def missing(self, line: Line, *, new: bool) -> Iterator[Fault]:
        """Columns that must not be empty: in a new row all, in another those that stand there."""
        for column in self.columns:
            present = new or column.name in line.cells
            if column.required and present and not line.cells.get(column.name):
                yield Fault(line.number, column.name, _("is empty, and is needed"))

    def changes(
        self, line: Line, row: Model, faults: list[Fault]
    ) -> Iterator[tuple[Column, Any, Cell]]:
        """What the line says otherwise than the row."""
        for name, text in line.cells.items():
            column = self.by_name[name]
            before = column.show(column.current(row)) if row.pk or not column.late else ""
            if text == before:
                continue
            try:
                value = column.read(text)
            except Wrong as wrong:
                faults.append(Fault(line.number, name, str(wrong)))
                continue
            after = column.show(value)
            if after != before:
                yield column, value, Cell(name, before, after)

    def save(
        self, line: Line, row: Model, changes: list[tuple[Column, Any, Cell]], *, new: bool
    ) -> list[Fault]:
        """Write the changes into the row and the database. What is wrong with it, if anything."""
        for column, value, _cell in changes:
            if not column.late:
                column.put(row, value)
        try:
            with transaction.atomic():
                self.store(row, {column.name for column, _value, _cell in changes}, new=new)
                for column, value, _cell in changes:
                    if column.late:
                        column.put(row, value)
        except ValidationError as wrong:
            return list(self.located(line, wrong))
        except (Refused, NameTaken, NoName) as wrong:
            return [Fault(line.number, self.column_of_refusal(), str(wrong).rstrip("."))]
        except DatabaseError:
            return [Fault(line.number, "", _("the database refuses it"))]
        return []

    def column_of_refusal(self) -> str:
        """The column that a refusal by the registry is about."""
        return ""

    def store(self, row: Model, changed: set[str], *, new: bool) -> None:
        """Check the row and save it."""
        row.full_clean(exclude=self.looked_up() - {*self.key}, validate_unique=new)
        row.save(force_insert=True) if new else row.save(update_fields=self.attributes(changed))

    def looked_up(self) -> set[str]:
        """Columns of the database that refer to others: what is in them was found there."""
        return {field.name for field in self.model._meta.concrete_fields if field.remote_field}

    def attributes(self, changed: set[str]) -> list[str]:
        """The columns of the database that belong to these of the table."""
        found = set()
        for name in changed:
            column = self.by_name[name]
            if not column.late:
                found |= {column.attribute, getattr(column, "others", column.attribute)}
        return sorted(found)

    def located(self, line: Line, wrong: ValidationError) -> Iterator[Fault]:
        """What a model refuses, each with the column of the table that it is about."""
        names = {column.attribute: column.name for column in reversed(self.columns)}
        if not hasattr(wrong, "error_dict"):
            wrong = ValidationError({NON_FIELD_ERRORS: wrong})
        for attribute, sentences in wrong.message_dict.items():
            for sentence in sentences:
                yield Fault(line.number, names.get(attribute, ""), sentence.rstrip("."))
