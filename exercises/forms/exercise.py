"""An exercise as it is typed, with its figures."""

from typing import Any

from django import forms
from django.forms import BaseInlineFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.models import TranslationGroup
from newsroom.workflow import Refused

from .. import registry
from ..models import Exercise
from .naming import NamedForm
from .texts import RegistryForm, explain, may_be_left_empty


class ExerciseForm(NamedForm):
    """The year is that of the first day where none is given. No exercise is a part of itself."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        may_be_left_empty(self, "year", _("Left empty, it is that of the first day."))
        explain(self, HELP)

    def clean_parent(self) -> Exercise | None:
        parent = self.cleaned_data["parent"]
        if "parent" in self.changed_data:
            self.place_under(parent)
        return parent

    def place_under(self, parent: Exercise | None) -> None:
        """Lock the tree, so that what is seen here still holds when the form is saved."""
        try:
            registry.place_under(self.instance, parent)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        day = cleaned.get("start") or cleaned.get("end")
        if not cleaned.get("year") and "year" not in self.errors:
            if day:
                cleaned["year"] = day.year
            else:
                self.add_error("year", _("Give the year, or the first day."))
        self.check_status(cleaned)
        return cleaned

    def check_status(self, cleaned: dict[str, Any]) -> None:
        """A reason where it was called off, and only there."""
        if cleaned.get("set_status") and not cleaned.get("status_reason"):
            self.add_error("status_reason", _("Say why it was postponed or cancelled."))
        if cleaned.get("status_reason") and not cleaned.get("set_status"):
            self.add_error("set_status", _("Choose what the reason is for, or empty the reason."))


HELP = {
    "parent": gettext_lazy("The larger exercise that this one is a part of."),
    "series": gettext_lazy("What is held under the same name in other years."),
    "grounds": gettext_lazy("They stand on the map and in the calendar."),
    "place": gettext_lazy("In words, where no training ground is named or more is to be said."),
    "approximate": gettext_lazy("Readers are then told the months, not the days."),
    "set_status": gettext_lazy(
        "Planned, under way and completed follow from the days by themselves."
    ),
    "commander": gettext_lazy("An office, never a person’s name."),
    "summary": gettext_lazy("An empty line parts two paragraphs."),
    "announced": gettext_lazy(
        "Then it stands in the register, in the calendar, on the pages of its states and of what "
        "it is a part of, in search and in feeds, and releases may name it. Otherwise the public "
        "finds no trace of it, and no release that names it can be submitted."
    ),
}


FIGURE_HELP = {
    "as_of": gettext_lazy("The day for which the number holds."),
    "source_number": gettext_lazy(
        "The release that says so: year 2023 and number 214 for 2023/214."
    ),
    "note": gettext_lazy("A few words that readers see beside the number."),
}


class FigureForm(RegistryForm):
    """A number about an exercise. Its source is a release that has a number."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        explain(self, FIGURE_HELP)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        source = {"year": cleaned.get("source_year"), "number": cleaned.get("source_number")}
        changed = {"source_year", "source_number"} & set(self.changed_data)
        if changed and all(source.values()) and not known(source):
            self.add_error("source_number", _("There is no release %(year)s/%(number)s.") % source)
        return cleaned


def known(source: dict[str, int]) -> bool:
    """Whether a release has this year and number."""
    return TranslationGroup.objects.filter(**source).exists()


class FigureFormSet(BaseInlineFormSet):
    """The figures of an exercise. Without a day, too, there is one of a measure and kind."""

    def clean(self) -> None:
        super().clean()
        seen = set()
        for form in self.forms:
            typed = getattr(form, "cleaned_data", {})
            if not typed or typed.get("DELETE") or typed.get("as_of") or not typed.get("measure"):
                continue
            same = typed["measure"], typed.get("kind")
            if same in seen:
                form.add_error(
                    "as_of", _("There are two such figures without a day: give one its day.")
                )
            seen.add(same)
