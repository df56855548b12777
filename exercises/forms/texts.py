"""Texts of the registry in several languages, as they are typed."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _

from newsroom import sanitise

# The column of translations beside each text: see ``exercises.models.translated``.
TRANSLATIONS = {
    "name": "names",
    "official_name": "official_names",
    "capital": "capitals",
    "profile": "profiles",
    "place": "places",
    "commander": "commanders",
    "commander_rank": "commander_ranks",
    "summary": "summaries",
    "status_reason": "status_reasons",
    "forces": "forces_translated",
    "note": "notes",
    "description": "descriptions",
    "unit": "units",
}
# Those of several lines.
LONG = {"profiles", "summaries", "descriptions"}


class RegistryForm(forms.ModelForm):
    """Cleans every text, and leaves alone what nobody touched.

    A column of translations may hold more languages than there are boxes for: it is written only
    if one of its boxes was. A text in the first language goes before a translation into it.
    """

    def clean(self) -> dict[str, Any] | None:
        super().clean()
        for name, value in self.cleaned_data.items():
            self.cleaned_data[name] = clean(value)
        for text, column in TRANSLATIONS.items():
            if column in self.cleaned_data:
                self.cleaned_data[column] = self.kept(text, column)
                self.check_length(text, column)
        self.check_days()
        return self.cleaned_data

    def check_days(self) -> None:
        """Of two days the last one is not the first: said at its box, not only by the database."""
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start and end and end < start:
            self.add_error("end", _("The last day is before the first one."))

    def check_length(self, text: str, column: str) -> None:
        """A translation is as long as the text itself may be."""
        longest = self._meta.model._meta.get_field(text).max_length
        if longest and any(len(each) > longest for each in self.cleaned_data[column].values()):
            self.add_error(column, _("Write at most %(limit)s characters.") % {"limit": longest})

    def kept(self, text: str, column: str) -> dict[str, str]:
        """The translations that are to be stored."""
        stored = getattr(self.instance, column) or {}
        typed = self.cleaned_data[column] if column in self.changed_data else stored
        boxes = {code for code, _name in settings.LANGUAGES[1:]}
        kept = {code: value for code, value in stored.items() if code not in boxes} | {
            code: value for code, value in typed.items() if code in boxes
        }
        if text in self.changed_data:
            kept.pop(settings.LANGUAGE_CODE, None)
        return kept


def may_be_left_empty(form: forms.ModelForm, name: str, help_text: Any) -> None:
    """Let a field be filled in by the form itself. Who only looks has no such field."""
    if field := form.fields.get(name):
        field.required, field.help_text = False, help_text


def explain(form: forms.ModelForm, texts: dict[str, Any]) -> None:
    """Put a sentence under each of the fields. Who only looks has no fields."""
    for name in texts.keys() & form.fields.keys():
        form.fields[name].help_text = texts[name]


def clean(value: Any) -> Any:
    """A text, or texts by language, without what is never printed; anything else as it is."""
    if isinstance(value, str):
        return sanitise.line(value)
    if isinstance(value, dict):
        return {code: sanitise.line(text) for code, text in value.items()}
    return value
