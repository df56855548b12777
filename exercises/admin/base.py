"""What all of the registry has in common at the desk."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from newsroom import topics
from newsroom.admin.races import OneOfTwo
from newsroom.admin.release_list import in_words
from newsroom.context import native_name
from newsroom.forms.names import LongNamesWidget, NamesField
from newsroom.models import TopicAlias
from newsroom.workflow import Refused

from ..forms.choosing import RowSelect, RowSelectMultiple
from ..forms.naming import NamedForm
from ..forms.texts import LONG, RegistryForm
from .history import HistoryPage


class Translations:
    """A box for each language of a text, for a ModelAdmin or an inline to inherit."""

    form: type[ModelForm] = RegistryForm
    formfield_overrides = {models.JSONField: {"form_class": NamesField}}

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **options: Any
    ) -> Any:
        """Without the stock icons for changing and deleting what is beside a field."""
        if db_field.name in LONG:
            options["widget"] = LongNamesWidget({"rows": 4})
        field = super().formfield_for_dbfield(db_field, request, **options)
        for icon in ("add", "change", "delete", "view"):
            setattr(field.widget, f"can_{icon}_related", False)
        if isinstance(db_field, models.TextField) and hasattr(field.widget, "attrs"):
            field.widget.attrs.setdefault("rows", 4)
        return field

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **options: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            options["widget"] = RowSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **options)

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField, request: HttpRequest, **options: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            options["widget"] = RowSelectMultiple(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **options)


class RegistryAdmin(HistoryPage, Translations, OneOfTwo, admin.ModelAdmin):
    """Records with names in every language. What was not changed is not saved: no empty history."""

    search_fields = ["name"]
    search_help_text = _("Any of its names, in any language and script")
    actions_on_top = True
    empty_value_display = "–"
    list_per_page = 50
    show_full_result_count = False
    view_on_site = False
    change_list_template = "admin/exercises/change_list.html"

    @admin.display(description=native_name("en"), ordering="name_en")
    def english(self, row: Any) -> str:
        return row.name_en

    @admin.display(description=native_name("ru"), ordering="name_ru")
    def russian(self, row: Any) -> str:
        return row.name_ru

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: Any) -> None:
        if not change:
            obj.save(force_insert=True)
            return
        if columns := self.changed_columns(obj, form):
            obj.save(update_fields=columns)

    def changed_columns(self, obj: models.Model, form: ModelForm) -> list[str]:
        """The columns in which the form differs from what is stored."""
        columns = {field.name for field in obj._meta.concrete_fields}
        named = columns.intersection(form.changed_data)
        beside = {"names"} if "name" in named else set()
        return sorted(named | beside)

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        for word in search_term.replace("\x00", "").split():
            queryset = queryset.filter(self.found_by(word))
        return queryset, False

    def found_by(self, word: str) -> models.Q:
        """What has the word in one of its names."""
        return in_words("name_en", word) | in_words("name_ru", word)


class NamedAdmin(RegistryAdmin):
    """Rows that own a topic, found by any name that leads to it."""

    form = NamedForm
    autocomplete_fields = ["topic"]

    def get_form(
        self, request: HttpRequest, obj: models.Model | None = None, **options: Any
    ) -> type[ModelForm]:
        form = super().get_form(request, obj, **options)
        form.user = request.user
        return form

    def found_by(self, word: str) -> models.Q:
        found = super().found_by(word)
        if not topics.key(word):
            return found
        named = TopicAlias.objects.filter(key__contains=topics.key(word))
        return found | models.Q(topic__in=named.values("topic"))

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: Any) -> None:
        form.name_topic()
        super().save_model(request, obj, form, change)

    def changed_columns(self, obj: models.Model, form: ModelForm) -> list[str]:
        columns = super().changed_columns(obj, form)
        return sorted({*columns, "topic"}) if form.initial.get("topic") != obj.topic_id else columns

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form. Who loses a race for a name is told so by the form, looked at once more."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (topics.NameTaken, Refused):
            return super().changeform_view(request, *args, **kwargs)
