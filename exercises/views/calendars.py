"""Calendars of all exercises, of a state, a series, a kind, one exercise; and of advisories."""

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.models import Edition, Kind

from ..calendars import calendar
from ..models import Exercise, ExerciseKind, MemberState, PublicEvent, Series
from ..querysets.exercises import BY_DAYS, ExerciseQuerySet
from ..register_filters import RegisterFilters


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """All announced exercises, or those that pass the register's filters."""
    filters = RegisterFilters(request, get_language() or "")
    found = filters.apply(Exercise.public.all())
    return answer(_("Register of exercises"), found, "exercises")


@require_safe
def of_state(request: HttpRequest, slug: str) -> HttpResponse:
    """What the state hosts and takes part in."""
    state = get_object_or_404(MemberState.objects.acceded(), slug=slug)
    return answer(state.label, Exercise.public.attended_by(slug), slug)


@require_safe
def of_series(request: HttpRequest, slug: str) -> HttpResponse:
    """The exercises of a series. 404 while none of them has been announced."""
    series = get_object_or_404(Series, slug=slug)
    return answer(series.label, known(Exercise.public.of_series(slug)), slug)


@require_safe
def of_kind(request: HttpRequest, slug: str) -> HttpResponse:
    """The exercises of a kind. 404 while none of them has been announced."""
    kind = get_object_or_404(ExerciseKind, slug=slug)
    return answer(kind.label, known(Exercise.public.of_kind(slug)), slug)


@require_safe
def of_exercise(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """One exercise with its public events."""
    found = list(calendar_rows(Exercise.public.filter(year=year, slug=slug)))
    if not found:
        raise Http404
    events = PublicEvent.public.filter(exercise=found[0])
    return answer(found[0].label, found, slug, events.with_changes())


@require_safe
def advisories(request: HttpRequest) -> HttpResponse:
    """The newest media advisories, and every event that the press may come to."""
    language = get_language() or ""
    newest = Edition.public.in_language(language).of_kind(Kind.ANNOUNCEMENT).newest_first()
    return answer(
        _("Accreditation and media advisories"),
        [],
        "advisories",
        PublicEvent.public.with_changes(),
        newest.defer("body")[: settings.FEED_ENTRIES],
    )


def known(exercises: ExerciseQuerySet) -> list[Exercise]:
    """The exercises. Raises Http404 if there are none: what only secret ones have is secret."""
    found = list(calendar_rows(exercises))
    if not found:
        raise Http404
    return found


def calendar_rows(exercises: ExerciseQuerySet) -> ExerciseQuerySet:
    """The exercises with what a calendar says of them, in one query."""
    return exercises.with_changes().select_related("kind", "host").order_by(*BY_DAYS)


def answer(
    name: str,
    exercises: ExerciseQuerySet | list[Exercise],
    file: str,
    events: QuerySet | tuple = (),
    advisories: QuerySet | tuple = (),
) -> HttpResponse:
    """The calendar as a file that calendar programs subscribe to."""
    rows = exercises if isinstance(exercises, list) else calendar_rows(exercises)
    response = HttpResponse(
        calendar(name, rows, events, advisories), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = f'inline; filename="{file}.ics"'
    return response
