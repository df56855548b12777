"""All figures in one list, and their table. They are typed on their exercise's page."""

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.admin.release_list import in_words
from newsroom.templatetags.printed import written

from ..forms.exercise import FigureForm
from ..interchange import FigureSheet
from ..models import Figure
from .base import RegistryAdmin
from .filters import Labelled
from .interchange import Interchange


@admin.register(Figure)
class FigureAdmin(Interchange, RegistryAdmin):
    """Every dated claim about an exercise."""

    form = FigureForm
    sheet = FigureSheet
    list_display = ["exercise", "measure", "bound", "value", "kind", "day", "source"]
    list_filter = [("measure", Labelled), "kind"]
    list_select_related = ["exercise", "measure"]
    autocomplete_fields = ["exercise"]
    fields = [
        "exercise",
        ("measure", "bound", "value"),
        ("kind", "as_of"),
        ("source_year", "source_number"),
        ("note", "notes"),
    ]
    ordering = ["-as_of", "-pk"]
    search_help_text = _("Any name of the exercise, in any language and script")

    @admin.display(description=_("as of"), ordering="as_of")
    def day(self, figure: Figure) -> str | None:
        return figure.as_of and written(figure.as_of, "short")

    @admin.display(description=_("release"))
    def source(self, figure: Figure) -> str | None:
        return figure.source_number and f"{figure.source_year}/{figure.source_number}"

    def found_by(self, word: str) -> models.Q:
        return in_words("exercise__name_en", word) | in_words("exercise__name_ru", word)
