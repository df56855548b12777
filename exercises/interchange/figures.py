"""The table of figures."""

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from newsroom.models import TranslationGroup

from ..models import Bound, Exercise, Figure, FigureKind, Measure
from .cells import Column, Day, OneOf, Reference, Whole, translated
from .sheets import Sheet


class FigureSheet(Sheet):
    """Figures by their exercise, what they count, their day, and whether announced or actual."""

    model = Figure
    key = ("exercise", "measure", "as_of", "kind")
    columns: list[Column] = [
        Reference("exercise", "slug", Exercise, required=True),
        Reference("measure", "slug", Measure, required=True),
        Day("as_of"),
        OneOf("kind", FigureKind.values, required=True),
        Whole("value", required=True),
        OneOf("bound", Bound.values, required=True),
        Whole("source_year"),
        Whole("source_number"),
        *translated("note"),
    ]

    def queryset(self) -> QuerySet:
        return Figure.objects.select_related("exercise", "measure")

    def store(self, row: Figure, changed: set[str], *, new: bool) -> None:
        source = {"year": row.source_year, "number": row.source_number}
        said = {"source_year", "source_number"} & changed and all(source.values())
        if said and not TranslationGroup.objects.filter(**source).exists():
            sentence = _("there is no release %(year)s/%(number)s") % source
            raise ValidationError({"source_number": sentence})
        super().store(row, changed, new=new)
