"""Columns of a table: what stands in a cell, and which value of a row that is.

Every column shows a value as a text and reads it back; texts that are the same are not read at all.
A reader raises Wrong with a sentence.
"""

import math
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils.translation import gettext as _

from newsroom import sanitise

from ..forms.texts import TRANSLATIONS

SEPARATOR = "; "
# How many of the known ones a sentence names.
NAMED = 30
YES, NO = "yes", "no"
TRUE, FALSE = {"yes", "true", "1", "да"}, {"no", "false", "0", "нет", ""}


class Wrong(ValueError):
    """A cell that can't be read; the message is a sentence for whoever wrote it."""


class Column:
    """A column of plain text. ``late`` ones are written when the row has a key."""

    late = False

    def __init__(self, name: str, attribute: str = "", *, required: bool = False):
        self.name, self.attribute, self.required = name, attribute or name, required

    def current(self, row: Model) -> Any:
        return getattr(row, self.attribute)

    def show(self, value: Any) -> str:
        return "" if value is None else str(value)

    def read(self, text: str) -> Any:
        return self.short(text, self.attribute)

    def put(self, row: Model, value: Any) -> None:
        setattr(row, self.attribute, value)

    # The model of the sheet, which knows how long a text may be.
    model: type[Model]

    def short(self, text: str, attribute: str) -> str:
        longest = self.model._meta.get_field(attribute).max_length
        if longest and len(text) > longest:
            raise Wrong(_("is longer than %(limit)s characters") % {"limit": longest})
        return sanitise.line(text)


class Translation(Column):
    """A text in one language: in the first one a column, in others a part of the translations."""

    def __init__(self, attribute: str, language: str, *, required: bool = False):
        super().__init__(f"{attribute}_{language}", attribute, required=required)
        self.language, self.others = language, TRANSLATIONS[attribute]

    def current(self, row: Model) -> str:
        translated = getattr(row, self.others).get(self.language)
        first = self.language == settings.LANGUAGE_CODE
        return translated or (getattr(row, self.attribute) if first else "")

    def put(self, row: Model, value: str) -> None:
        others = {k: v for k, v in getattr(row, self.others).items() if k != self.language}
        if self.language == settings.LANGUAGE_CODE:
            setattr(row, self.attribute, value)
        elif value:
            others[self.language] = value
        setattr(row, self.others, others)


def translated(attribute: str, *, required: bool = False) -> list[Column]:
    """A column for each language of the press centre; what is required is so in the first one."""
    return [
        Translation(attribute, code, required=required and code == settings.LANGUAGE_CODE)
        for code, _name in settings.LANGUAGES
    ]


class Whole(Column):
    """A whole number from 0 on."""

    def read(self, text: str) -> int | None:
        if not text:
            return None
        digits = re.sub(r"[\s,]", "", text)
        if not re.fullmatch(r"[0-9]{1,15}", digits):
            raise Wrong(_("“%(text)s” is not a whole number from 0 on") % {"text": text[:50]})
        return int(digits)


class Degrees(Column):
    """Degrees of latitude or longitude, with a point."""

    def read(self, text: str) -> float | None:
        if not text:
            return None
        try:
            number = float(text.replace(",", "."))
        except ValueError:
            number = math.nan
        if not math.isfinite(number) or abs(number) > 180:
            raise Wrong(_("“%(text)s” is not a number of degrees") % {"text": text[:50]})
        return number


class Day(Column):
    """A day as YYYY-MM-DD."""

    def read(self, text: str) -> date | None:
        if not text:
            return None
        try:
            return date.fromisoformat(text[:10] if text.endswith(" 00:00:00") else text)
        except ValueError:
            raise Wrong(
                _("“%(text)s” is not a day: write it as YYYY-MM-DD") % {"text": text[:50]}
            ) from None


class YesNo(Column):
    """yes or no."""

    def show(self, value: bool) -> str:  # noqa: FBT001 - the value of a cell
        return YES if value else NO

    def read(self, text: str) -> bool:
        if text.casefold() not in TRUE | FALSE:
            raise Wrong(_("“%(text)s” is neither yes nor no") % {"text": text[:50]})
        return text.casefold() in TRUE


class OneOf(Column):
    """One of some words."""

    def __init__(self, name: str, words: Iterable[str], *, required: bool = False):
        super().__init__(name, required=required)
        self.words = list(words)

    def read(self, text: str) -> str:
        if text and text not in self.words:
            raise Wrong(unknown(text, self.words))
        return text


class Reference(Column):
    """A row of another table, by its slug or code."""

    def __init__(self, name: str, by: str, rows: type[Model], *, required: bool = False):
        super().__init__(name, required=required)
        self.by, self.rows = by, Known(rows, by)

    def current(self, row: Model) -> Model | None:
        is_set = getattr(row, f"{self.attribute}_id") is not None
        return getattr(row, self.attribute) if is_set else None

    def show(self, value: Model | None) -> str:
        return getattr(value, self.by) if value else ""

    def read(self, text: str) -> Model | None:
        return self.rows.find(text) if text else None


class References(Column):
    """Rows of another table, by their slugs or codes, parted by semicolons, commas or spaces."""

    late = True

    def __init__(self, name: str, by: str, rows: type[Model]):
        super().__init__(name)
        self.by, self.rows = by, Known(rows, by)

    def current(self, row: Model) -> list[Model]:
        return list(getattr(row, self.attribute).all()) if row.pk else []

    def show(self, value: list[Model]) -> str:
        return SEPARATOR.join(sorted(getattr(each, self.by) for each in value))

    def read(self, text: str) -> list[Model]:
        words = [word for word in re.split(r"[;,\s]+", text) if word]
        return list(dict.fromkeys(self.rows.find(word) for word in words))

    def put(self, row: Model, value: list[Model]) -> None:
        getattr(row, self.attribute).set(value)


class Known:
    """Rows of a table by their slugs or codes, each looked up once while a table comes in."""

    def __init__(self, model: type[Model], by: str):
        self.model, self.by = model, by
        self.found: dict[str, Model] = {}

    def find(self, word: str) -> Model:
        """The row that is called so. Raises Wrong if none is."""
        key = word.casefold()
        if key not in self.found:
            rows = self.model._default_manager
            row = rows.filter(**{f"{self.by}__iexact": word[:200]}).first()
            if row is None:
                known = rows.order_by(self.by).values_list(self.by, flat=True)[: NAMED + 1]
                raise Wrong(unknown(word, list(known)))
            self.found[key] = row
        return self.found[key]


def unknown(text: str, known: list[str]) -> str:
    """The sentence on a word that nothing is called, with those that something is."""
    named = ", ".join(known[:NAMED]) + (", …" if len(known) > NAMED else "")
    return _("“%(text)s” is not known; known are: %(known)s") % {
        "text": text[:50],
        "known": named or "–",
    }
