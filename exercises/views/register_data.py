"""The filtered register as data: CSV, JSON and XLSX. docs/register-data.md says what is in them."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import Exercise
from ..register_filters import RegisterFilters
from ..register_records import COLUMNS, Record, flat, records
from ..spreadsheets import csv_table, xlsx_table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """The register in an envelope that says what it is. Four queries."""
    filters, found = filtered(request)
    envelope = {**about(filters), "total": len(found), "items": found}
    wide = {"ensure_ascii": False}
    return named(JsonResponse(envelope, json_dumps_params=wide), "inline", "json")


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """The register as one table. Four queries."""
    _filters, found = filtered(request)
    content = csv_table(COLUMNS, table(found))
    return named(HttpResponse(content, content_type="text/csv; charset=utf-8"), "attachment", "csv")


@require_safe
def as_xlsx(request: HttpRequest) -> HttpResponse:
    """The register as a workbook; its second sheet says what it is. Four queries."""
    filters, found = filtered(request)
    said = about(filters)
    said |= {"filters": "&".join(f"{name}={value}" for name, value in said["filters"].items())}
    content = xlsx_table("Exercises", COLUMNS, table(found), said.items())
    return named(HttpResponse(content, content_type=XLSX), "attachment", "xlsx")


def filtered(request: HttpRequest) -> tuple[RegisterFilters, list[Record]]:
    filters = RegisterFilters(request, get_language() or "")
    return filters, records(filters.apply(Exercise.public.all()))


def table(found: list[Record]) -> list[list[Any]]:
    return [list(flat(record).values()) for record in found]


def about(filters: RegisterFilters) -> dict[str, Any]:
    """What the data are, of which day, how they were filtered, and on what terms they are given."""
    centre = settings.PRESS_CENTRE
    return {
        "title": _("Register of exercises"),
        "publisher": centre.organisation,
        "language": filters.language,
        "url": f"{centre.site_url}{reverse('exercises')}{filters.query}",
        "generated": timezone.localdate(),
        "filters": filters.set,
        "terms": _("Free to use and to republish if the source is named: %(organisation)s.")
        % {"organisation": centre.organisation},
    }


def named(response: HttpResponse, disposition: str, ending: str) -> HttpResponse:
    """The answer with the name under which it is saved."""
    response["Content-Disposition"] = f'{disposition}; filename="exercises.{ending}"'
    return response
