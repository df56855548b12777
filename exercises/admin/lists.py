"""What the registrar lists: kinds of exercises, series, measures, training grounds."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import ExerciseKind, Measure, Series, TrainingGround
from .base import RegistryAdmin


class ListAdmin(RegistryAdmin):
    """A short list. The address of what is in it stays once it is made."""

    def get_readonly_fields(self, request, obj=None) -> list[str]:
        return ["slug"] if obj else []

    def get_prepopulated_fields(self, request, obj=None) -> dict:
        return {} if obj else {"slug": ["name"]}


@admin.register(ExerciseKind)
class ExerciseKindAdmin(ListAdmin):
    """Kinds, in the order in which filters offer them."""

    list_display = ["english", "russian", "drawn_as", "order"]
    ordering = ["order", "name"]
    fields = ["name", "names", "slug", ("drawn_as", "order")]


@admin.register(Series)
class SeriesAdmin(ListAdmin):
    """Exercises of one name in several years."""

    list_display = ["english", "russian", "slug"]
    fields = ["name", "names", "slug", "summary", "summaries"]


@admin.register(Measure)
class MeasureAdmin(ListAdmin):
    """What figures count, and the words by which releases speak of it."""

    list_display = ["english", "russian", "unit", "order"]
    ordering = ["order", "name"]
    fields = ["name", "names", "unit", "units", "words", "slug", "order"]

    def formfield_for_dbfield(self, db_field, request, **options):
        field = super().formfield_for_dbfield(db_field, request, **options)
        if db_field.name == "words":
            field.help_text = _(
                "One a line, in every language; endings may be left off: “servicem”, “военнослуж”. "
                "A number beside one of them in a release is compared with the figures here."
            )
        return field


@admin.register(TrainingGround)
class TrainingGroundAdmin(ListAdmin):
    """Places where exercises are held, with their coordinates for maps and calendars."""

    list_display = ["english", "russian", "state", "latitude", "longitude"]
    list_filter = ["state"]
    list_select_related = ["state"]
    autocomplete_fields = ["state"]
    fields = ["name", "names", "slug", "state", ("latitude", "longitude")]
