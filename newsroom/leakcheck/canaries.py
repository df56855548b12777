"""Canaries: random words that stand in what is not public, each in one place only."""

import re
import secrets
from typing import Any

from django.conf import settings
from django.db import models

# A word that survives escaping, slugs, capitals and addresses; or a number no year has come to.
CANARY = re.compile(rb"zq[0-9a-f]{12}|(?<!\d)1[0-4]\d{7}(?!\d)")
# What stands between the thousands of a number: a comma, or a narrow space (UTF-8).
GROUPING = re.compile(rb"(?<=\d)(?:,|\xe2\x80\xaf)(?=\d{3}(?!\d))")
LENGTH = 14


class Canaries:
    """All canaries of one check, with the place where each was planted."""

    def __init__(self) -> None:
        self.places: dict[bytes, str] = {}

    def __len__(self) -> int:
        return len(self.places)

    def word(self, place: str) -> str:
        """A new canary for the place ("title of a draft")."""
        return self.keep(f"zq{secrets.token_hex(6)}", place)

    def number(self, place: str) -> int:
        """A new canary where only a number can stand."""
        return int(self.keep(str(secrets.randbelow(5 * 10**7) + 10**8), place))

    def keep(self, token: str, place: str) -> str:
        self.places[token.encode()] = place
        return token

    def columns(self, model: type[models.Model], of: str, **given: Any) -> dict[str, Any]:
        """A canary for each text column of the model, whichever it has, but for those given."""
        columns = {}
        for field in model._meta.concrete_fields:
            if field.name not in given and (value := self.column(field, of)) is not None:
                columns[field.name] = value
        return {**columns, **given}

    def column(self, field: models.Field, of: str) -> Any:
        """A canary in the shape of the column; None for a column without free text."""
        place = f"{field.name} of {of}"
        if isinstance(field, models.JSONField) and field.default is dict:
            return {code: self.word(f"{place} ({code})") for code, _name in settings.LANGUAGES}
        if not isinstance(field, models.CharField | models.TextField) or field.choices:
            return None
        if field.max_length and field.max_length < LENGTH:
            return None
        if isinstance(field, models.URLField):
            return f"https://{self.word(place)}.example.int/"
        return self.word(place)

    def seen_in(self, text: bytes) -> dict[bytes, str]:
        """The canaries that the bytes hold, in whatever case, with their places."""
        text = text.lower()
        words = {*CANARY.findall(text), *CANARY.findall(GROUPING.sub(b"", text))}
        return {word: self.places[word] for word in words if word in self.places}
