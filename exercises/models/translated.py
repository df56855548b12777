"""Texts of the registry in the reader's language, and names as columns."""

from typing import Any

from django.db import models
from django.db.models import F, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language

from newsroom.models.named import Named


class Translated:
    """A text in the language of the page, or else in the default language.

    ``summary_label = Translated("summary", "summaries")``: the column of the text, and the column
    that maps language codes to translations.
    """

    def __init__(self, text: str, translations: str):
        self.text, self.translations = text, translations

    def __get__(self, row: models.Model | None, _owner: type | None = None) -> Any:
        if row is None:
            return self
        others = getattr(row, self.translations)
        return others.get(get_language() or "") or getattr(row, self.text)


def name_in(language: str) -> models.GeneratedField:
    """A column that the database itself keeps: the name in a language, or else the default one."""
    return models.GeneratedField(
        expression=Coalesce(
            NullIf(KT(f"names__{language}"), Value("", models.TextField())),
            F("name"),
            output_field=models.CharField(),
        ),
        output_field=models.CharField(max_length=200),
        db_persist=True,
    )


class NamedInColumns(Named):
    """A record whose names the registry sorts and searches by, in each language a column.

    ``name`` and ``names`` are what is written; the columns follow from them in the database, so
    that no writer can forget one. A further language needs no column to be printed.
    """

    name_en = name_in("en")
    name_ru = name_in("ru")

    class Meta:
        abstract = True


def translations(label: Any) -> models.JSONField:
    """The column of a text's translations, by language codes."""
    return models.JSONField(label, default=dict, blank=True)
