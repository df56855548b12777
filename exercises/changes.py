"""The history of the registry in words: who changed what, when, from what to what.

``django-simple-history`` keeps each state of a row; here two states that follow each other are laid
side by side. A row's history includes what was done to the rows that belong to it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from simple_history.models import HistoricalChanges

from newsroom.context import native_name
from newsroom.templatetags.printed import written

NOTHING = "–"
# Long texts are told apart by their beginnings; the whole text is in the record.
SHOWN = 300


@dataclass(frozen=True)
class Change:
    """A field with its value before and after, as they are read."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Entry:
    """A moment in the history of a row, or of one that belongs to it."""

    at: datetime
    by: Any
    kind: str  # "+", "~" or "-"
    what: str  # the name of a row that belongs to it; empty for the row itself
    changes: list[Change] = field(default_factory=list)


def entries(model: type[models.Model], key: Any) -> list[Entry]:
    """The history of the row with this key, the newest first; nothing where it never was."""
    own = [(record, "") for record in states(model, id=key)]
    others = [
        (record, str(belonging._meta.verbose_name))
        for belonging, name in belongings(model)
        for record in states(belonging, **{f"{name}_id": key})
    ]
    before = predecessors([record for record, _what in [*own, *others]])
    labels = Labels(list(before))
    found = [
        Entry(
            at=record.history_date,
            by=record.history_user,
            kind=record.history_type,
            what=what and f"{what}: {labels.title(record)}",
            changes=list(compare(before[record], record, labels, belonging=bool(what))),
        )
        for record, what in [*own, *others]
    ]
    told = [entry for entry in found if entry.changes or entry.kind != "~"]
    return sorted(told, key=lambda entry: entry.at, reverse=True)


def states(model: type[models.Model], **of: Any) -> list[HistoricalChanges]:
    """All states on record, the oldest first."""
    history = model.history.filter(**of).select_related("history_user")
    return list(history.order_by("history_date", "history_id"))


def belongings(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """Models whose rows are a part of the model's: those deleted with it that have a history."""
    for relation in model._meta.related_objects:
        if relation.on_delete is models.CASCADE and hasattr(relation.related_model, "history"):
            yield relation.related_model, relation.field.name


def predecessors(records: list[HistoricalChanges]) -> dict[HistoricalChanges, Any]:
    """Each state with the one before it of the same row, None for the first."""
    last: dict[tuple, HistoricalChanges] = {}
    found = {}
    for record in records:
        row = type(record), record.id
        found[record] = last.get(row)
        last[row] = record
    return found


def compare(
    old: HistoricalChanges | None, new: HistoricalChanges, labels: "Labels", *, belonging: bool
) -> Iterator[Change]:
    """What differs between two states; of a new or deleted row, all that it holds."""
    if new.history_type == "-":
        return
    for column in new.tracked_fields:
        if column.primary_key or (belonging and is_owner(column)):
            continue
        before = getattr(old, column.attname) if old else None
        after = getattr(new, column.attname)
        if before != after:
            yield from told(column, before, after, labels)
    for column in new._history_m2m_fields:
        before, after = labels.many(old, column), labels.many(new, column)
        if before != after:
            yield Change(sentence(column), before or NOTHING, after or NOTHING)


def is_owner(column: models.Field) -> bool:
    """Whether the field leads from a row to the one that it belongs to."""
    return column.name in {"exercise", "content_object"}


def told(column: models.Field, before: Any, after: Any, labels: "Labels") -> Iterator[Change]:
    """A change of one column; of translations, one for each language."""
    if isinstance(column, models.JSONField):
        before, after = before or {}, after or {}
        for language in {**before, **after}:
            old, new = before.get(language, ""), after.get(language, "")
            if old != new:
                name = f"{sentence(column)}: {language_name(language)}"
                yield Change(name, shown(old), shown(new))
        return
    old, new = labels.read(column, before), labels.read(column, after)
    if old != new:
        yield Change(sentence(column), old, new)


def sentence(column: models.Field) -> str:
    label = str(column.verbose_name)
    return label[:1].upper() + label[1:]


def language_name(code: str) -> str:
    try:
        get_language_info(code)
    except KeyError:
        return code
    return native_name(code)


def shown(value: Any) -> str:
    """A value as it is read; long texts by their beginnings."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return written(value, "minute" if isinstance(value, datetime) else "short")
    text = str(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


class Labels:
    """The names of the rows that states refer to, fetched a model at a time.

    Of what has been deleted since, the name that it had last.
    """

    def __init__(self, records: list[HistoricalChanges]):
        self.wanted: dict[type[models.Model], set] = defaultdict(set)
        self.known: dict[type[models.Model], dict[Any, str]] = {}
        self.lists: dict[tuple, list] = defaultdict(list)
        for record in records:
            self.want(record)
        for history in {type(record) for record in records}:
            for column in history._history_m2m_fields:
                self.want_many(history, column, records)

    def want(self, record: HistoricalChanges) -> None:
        """Remember what the state refers to."""
        for column in record.tracked_fields:
            if isinstance(column, models.ForeignKey):
                self.wanted[column.related_model].add(getattr(record, column.attname))

    def want_many(
        self, history: type[models.Model], column: models.ManyToManyField, records: list
    ) -> None:
        """Remember what all states refer to in a column of many."""
        target = column.m2m_reverse_field_name()
        rows = getattr(history, column.name).filter(
            history__in=[record.pk for record in records if isinstance(record, history)]
        )
        for record, key in rows.values_list("history", target):
            self.lists[history, column.name, record].append(key)
            self.wanted[column.related_model].add(key)

    def of(self, model: type[models.Model], key: Any) -> str:
        """What the row of the model is called."""
        if model not in self.known:
            self.known[model] = self.fetch(model)
        return self.known[model].get(key) or f"№ {key}"

    def fetch(self, model: type[models.Model]) -> dict[Any, str]:
        keys = self.wanted[model] - {None}
        found = {row.pk: str(row) for row in model._base_manager.filter(pk__in=keys)}
        gone = keys - found.keys()
        if gone and hasattr(model, "history"):
            last = model.history.filter(id__in=gone).order_by("history_date", "history_id")
            found |= {record.id: str(record.instance) for record in last}
        return found

    def many(self, record: HistoricalChanges | None, column: models.ManyToManyField) -> str:
        """The names of all rows that a state refers to in one column."""
        keys = self.lists[type(record), column.name, record.pk] if record else []
        return ", ".join(sorted(self.of(column.related_model, key) for key in keys))

    def read(self, column: models.Field, value: Any) -> str:
        """A value of the column as it is read."""
        if isinstance(column, models.ForeignKey) and value is not None:
            return self.of(column.related_model, value)
        choices = dict(column.flatchoices)
        return str(choices[value]) if value in choices else shown(value)

    def title(self, record: HistoricalChanges) -> str:
        """What a row that belongs to another is called."""
        for column in record.tracked_fields:
            if isinstance(column, models.ForeignKey) and not is_owner(column):
                return self.of(column.related_model, getattr(record, column.attname))
        return str(getattr(record, "name", ""))
