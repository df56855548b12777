"""A text in several languages, typed into one box for each language of the press centre."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _


def other_languages() -> list[str]:
    """The languages of the press centre but the first, which has a column of its own."""
    return [code for code, _name in settings.LANGUAGES[1:]]


# What a JSON column hands to its form field, and texts do not need: coders, and a hidden copy of
# its default to compare with.
OF_JSON = {"encoder", "decoder", "show_hidden_initial"}


def for_texts(options: dict[str, Any]) -> dict[str, Any]:
    """The options of a form field of texts, from those that a JSON column hands over."""
    kept = {name: value for name, value in options.items() if name not in OF_JSON}
    return {**kept, "required": False}


class NamesWidget(forms.MultiWidget):
    """One labelled box for each language. ``box`` is the widget of a single box."""

    template_name = "newsroom/forms/names.html"
    use_fieldset = True
    box: type[forms.Widget] = forms.TextInput
    label: Any = ""  # of all boxes together; the field gives it

    def __init__(self, attrs: dict[str, Any] | None = None):
        boxes = {code: self.box({"lang": code, **(attrs or {})}) for code in other_languages()}
        super().__init__(boxes)

    def decompress(self, value: dict[str, str] | None) -> list[str]:
        return [(value or {}).get(code, "") for code in other_languages()]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["label"] = self.label
        for code, box in zip(other_languages(), context["widget"]["subwidgets"], strict=True):
            box["language"] = get_language_info(code)
        return context


class LongNamesWidget(NamesWidget):
    """As NamesWidget, for texts of several lines."""

    box = forms.Textarea


class NamesField(forms.MultiValueField):
    """Edits a JSON column that maps language codes to texts; empty boxes are left out.

    In a ModelAdmin: ``formfield_overrides = {models.JSONField: {"form_class": NamesField}}``,
    with ``"widget": LongNamesWidget`` for texts of several lines.
    """

    widget = NamesWidget

    def __init__(self, **options: Any):
        boxes = [forms.CharField(required=False) for _code in other_languages()]
        super().__init__(boxes, require_all_fields=False, **for_texts(options))

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        """As it is; its boxes are called by it, for those who don't see what stands above them."""
        self.widget.label = self.label
        return super().get_bound_field(form, field_name)

    def compress(self, data_list: list[str]) -> dict[str, str]:
        texts = zip(other_languages(), data_list, strict=False)
        return {code: text for code, text in texts if text}

    def has_changed(self, initial: dict[str, str] | None, data: list[str] | None) -> bool:
        kept = self.widget.decompress(initial)
        return kept != [(text or "").strip() for text in data or []]


class NamesByCodeField(forms.CharField):
    """Edits a JSON column of texts in any language, one line each: ``hy Հայաստան``."""

    widget = forms.Textarea

    def __init__(self, **options: Any):
        options["help_text"] = _("One a line: language code, space, name.")
        super().__init__(**for_texts(options))
        self.widget.attrs.setdefault("rows", 3)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dict):
            return "\n".join(f"{code} {name}" for code, name in value.items())
        return value

    def to_python(self, value: Any) -> Any:
        lines = [line.split(maxsplit=1) for line in super().to_python(value).splitlines()]
        if any(len(parts) == 1 for parts in lines):
            raise forms.ValidationError(_("Write a language code, a space and the name."))
        return {parts[0].strip(":"): parts[1].strip() for parts in lines if parts}

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (self.prepare_value(initial) or "").split() != (data or "").split()
