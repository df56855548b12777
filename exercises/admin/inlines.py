"""Rows within an exercise: participants, phases, public events, figures."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from newsroom.forms.release import DateAndTime

from ..forms.exercise import FigureForm, FigureFormSet
from ..models import Figure, Participation, Phase, PublicEvent
from .base import Translations


class RegistryInline(Translations, admin.StackedInline):
    """Compact rows, those of one exercise; they are as good on a telephone."""

    extra = 0
    template = "admin/exercises/rows.html"


class ParticipationInline(RegistryInline):
    """States that take part, each with what it sends."""

    model = Participation
    autocomplete_fields = ["state"]
    fields = ["state", ("forces", "forces_translated")]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("state")


class PhaseInline(RegistryInline):
    """Parts of the programme, in the order of their days."""

    model = Phase
    fields = [("name", "names"), ("start", "end"), ("description", "descriptions")]


class PublicEventInline(RegistryInline):
    """Events that the press may come to."""

    model = PublicEvent
    fields = [
        ("name", "names"),
        ("starts_at", "ends_at"),
        ("place", "places"),
        "accreditation_until",
    ]

    def formfield_for_dbfield(self, db_field, request, **options):
        if db_field.name in {"starts_at", "ends_at", "accreditation_until"}:
            options["widget"] = DateAndTime
        return super().formfield_for_dbfield(db_field, request, **options)


class FigureInline(RegistryInline):
    """Numbers about the exercise, each with its date and the release it came from."""

    model = Figure
    form = FigureForm
    formset = FigureFormSet
    verbose_name_plural = _("figures")
    fields = [
        ("measure", "bound", "value"),
        ("kind", "as_of"),
        ("source_year", "source_number"),
        ("note", "notes"),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("measure")


INLINES = [ParticipationInline, PhaseInline, PublicEventInline, FigureInline]
