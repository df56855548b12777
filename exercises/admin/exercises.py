"""Exercises at the desk, with who takes part, the programme and the figures."""

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from newsroom.admin.release_list import in_words
from newsroom.context import native_name

from .. import registry
from ..forms.exercise import ExerciseForm
from ..interchange import ExerciseSheet
from ..models import Exercise, Status
from ..templatetags.exercise_words import days_of
from .announcing import ACTIONS, named_in_print
from .base import NamedAdmin
from .filters import Labelled, StatusFilter, YearFilter
from .inlines import INLINES
from .interchange import Interchange
from .rail import Rail

BADGES = {
    Status.PLANNED: "scheduled",
    Status.UNDER_WAY: "published",
    Status.COMPLETED: "draft",
    Status.POSTPONED: "changes",
    Status.CANCELLED: "withdrawn",
}


@admin.register(Exercise)
class ExerciseAdmin(Interchange, NamedAdmin):
    """The register. A part of a larger exercise names it."""

    form = ExerciseForm
    sheet = ExerciseSheet
    list_display = [
        "english",
        "russian",
        "year",
        "dates",
        "standing",
        "host",
        "in_public",
    ]
    list_filter = [
        YearFilter,
        StatusFilter,
        ("kind", Labelled),
        ("series", Labelled),
        ("host", Labelled),
        "announced",
    ]
    list_select_related = ["host", "parent", "kind"]
    autocomplete_fields = ["topic", "parent", "host", "grounds", "series"]
    actions = ACTIONS
    inlines = INLINES
    fieldsets = [
        (_("Names"), {"fields": ["name", "names"]}),
        (
            _("Kind and time"),
            {
                "fields": [
                    ("kind", "series"),
                    "parent",
                    ("start", "end", "year"),
                    "approximate",
                    "set_status",
                    "status_reason",
                    "status_reasons",
                ]
            },
        ),
        (_("Place"), {"fields": ["host", "grounds", "place", "places"]}),
        (
            _("Command"),
            {"fields": ["commander", "commanders", "commander_rank", "commander_ranks"]},
        ),
        (_("Summary"), {"fields": ["summary", "summaries"]}),
        (_("Topics and address"), {"fields": ["topic", "topics", "slug"]}),
        (_("Announcement"), {"fields": ["announced"]}),
    ]

    # The list

    @admin.display(description=native_name("en"), ordering="name_en")
    def english(self, exercise: Exercise) -> str:
        """The name, and under it the kind and what it is a part of."""
        about = [str(exercise.kind)]
        if exercise.parent:
            about.append(_("part of %(whole)s") % {"whole": exercise.parent})
        return format_html("{}<small>{}</small>", exercise.name_en, " · ".join(about))

    @admin.display(description=_("Dates"), ordering="start")
    def dates(self, exercise: Exercise) -> str:
        """The days as readers are told them."""
        context = {**days_of(exercise), "form": "short"}
        return render_to_string("exercises/includes/days_of.html", context)

    @admin.display(description=_("Announcement"), ordering="announced")
    def in_public(self, exercise: Exercise) -> str:
        """In words: a red cross would say that something is wrong."""
        return _("Announced") if exercise.announced else _("Not announced")

    @admin.display(description=_("Status"), empty_value="–")
    def standing(self, exercise: Exercise) -> str | None:
        if not exercise.status:
            return None
        context = {"badge": BADGES[exercise.status], "label": exercise.status_label}
        return render_to_string("admin/exercises/status.html", context)

    def found_by(self, word: str) -> models.Q:
        series = in_words("series__name_en", word) | in_words("series__name_ru", word)
        return super().found_by(word) | series | in_words("place", word)

    # The form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new exercise is not announced until somebody says so."""
        return {**super().get_changeform_initial_data(request), "announced": False}

    def render_change_form(
        self, request: HttpRequest, context: dict, *args: Any, obj: Any = None, **kw: Any
    ) -> HttpResponse:
        if obj and obj.pk:
            context["rail"] = Rail(obj.pk)
        return super().render_change_form(request, context, *args, obj=obj, **kw)

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: Any) -> None:
        super().save_model(request, obj, form, change)
        if change and "announced" in form.changed_data and not obj.announced:
            named = Exercise.objects.filter(pk=obj.pk)
            if warning := named_in_print(named):
                self.message_user(request, warning, messages.WARNING)

    # Deleting

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        """What keeps an exercise is told with what stands in the way anyway."""
        deleted, counts, rights, protected = super().get_deleted_objects(objs, request)
        reasons = [reason for exercise in objs for reason in registry.keeps(exercise)]
        return deleted, counts, rights, reasons or protected
