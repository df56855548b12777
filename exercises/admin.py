"""The registry at the desk: exercises with their figures, and the member states."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from newsroom.admin.races import OneOfTwo
from newsroom.forms.names import LongNamesWidget, NamesByCodeField, NamesField

from .models import Exercise, Figure, MemberState, Participation


class RegistryAdmin(OneOfTwo, admin.ModelAdmin):
    """What the two have in common: names in a box for each language, topics found by any name."""

    formfield_overrides = {models.JSONField: {"form_class": NamesField}}
    autocomplete_fields = ["topic"]
    prepopulated_fields = {"slug": ["name"]}
    actions_on_top = True

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **options: Any
    ) -> Any:
        """Without the stock icons for changing and deleting what is beside a field."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        for icon in ("change", "delete", "view"):
            setattr(field.widget, f"can_{icon}_related", False)
        return field


class FigureInline(admin.StackedInline):
    """Numbers about the exercise, each with its date and the release it came from."""

    model = Figure
    extra = 0
    fields = [
        ("measure", "value", "bound"),
        ("as_of", "kind"),
        ("source_year", "source_number"),
        ("note", "notes"),
    ]
    formfield_overrides = {models.JSONField: {"form_class": NamesField}}


class ParticipationInline(admin.StackedInline):
    """States that take part, each with what it sends."""

    model = Participation
    extra = 0
    autocomplete_fields = ["state"]
    formfield_overrides = {models.JSONField: {"form_class": NamesField}}


@admin.register(Exercise)
class ExerciseAdmin(RegistryAdmin):
    """Exercises; a part of a larger one names it."""

    list_display = ["label", "year", "kind", "dates", "host", "parent", "announced"]
    list_filter = ["year", "kind", "host", "announced"]
    list_select_related = ["host", "parent", "kind"]
    search_fields = ["name", "name_ru", "series__name", "place", "topic__aliases__name"]
    autocomplete_fields = ["topic", "parent", "host"]
    inlines = [ParticipationInline, FigureInline]
    fieldsets = [
        (None, {"fields": ["name", "names", "slug", "topic", "announced"]}),
        (
            _("Kind and time"),
            {"fields": [("kind", "series"), ("year", "start", "end"), "parent"]},
        ),
        (
            _("Place and forces"),
            {"fields": ["host", "place", "places"]},
        ),
        (_("Summary"), {"fields": ["summary", "summaries"]}),
    ]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new exercise is not announced until somebody says so."""
        return {**super().get_changeform_initial_data(request), "announced": False}

    @admin.display(description=_("Name"), ordering="name")
    def label(self, exercise: Exercise) -> str:
        return exercise.label

    @admin.display(description=_("Dates"), ordering="start", empty_value=_("not published"))
    def dates(self, exercise: Exercise) -> str | None:
        days = [day.isoformat() for day in (exercise.start, exercise.end) if day]
        return " – ".join(days) or None

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **options: Any
    ) -> Any:
        if db_field.name == "summaries":
            options["widget"] = LongNamesWidget
        return super().formfield_for_dbfield(db_field, request, **options)


@admin.register(MemberState)
class MemberStateAdmin(RegistryAdmin):
    """The states of the organisation, past and present."""

    list_display = ["label", "code", "capital", "joined", "left"]
    search_fields = ["name", "official_name", "code", "topic__aliases__name"]
    fieldsets = [
        (None, {"fields": ["name", "names", ("code", "slug"), "topic"]}),
        (_("Official name"), {"fields": ["official_name", "official_names", "own_names"]}),
        (_("Capital"), {"fields": ["capital", "capitals"]}),
        (_("Membership"), {"fields": [("joined", "left")]}),
    ]

    @admin.display(description=_("Name"), ordering="name")
    def label(self, state: MemberState) -> str:
        return state.label

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **options: Any
    ) -> Any:
        if db_field.name == "own_names":
            options["form_class"] = NamesByCodeField
        return super().formfield_for_dbfield(db_field, request, **options)
