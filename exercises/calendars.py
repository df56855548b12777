"""The register and the advisories as calendars (RFC 5545), for whoever subscribes to them.

An exercise's UID never changes; its SEQUENCE rises with each change that its history notes. Days
are DATE values, which no time zone moves; DTEND is the day after the last one (section 3.6.1). An
advisory stands on the day of its publication, and its SEQUENCE rises with each edition.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, vDuration, vUri

from newsroom.feeds import notes
from newsroom.models import Edition
from newsroom.templatetags.printed import written

from .models import Exercise, PublicEvent, Status

# How often a reader's calendar should look again (RFC 7986, section 5.7).
REFRESH = timedelta(hours=6)
# How long before accreditation closes a reader's calendar should say so.
WARNING = timedelta(days=1)
STATUS = {Status.CANCELLED: "CANCELLED", Status.POSTPONED: "TENTATIVE"}


def calendar(
    name: str,
    exercises: Iterable[Exercise],
    events: Iterable[PublicEvent] = (),
    advisories: Iterable[Edition] = (),
) -> bytes:
    """The exercises that have a first day, public events, advisories, in the page's language.

    Exercises and events come from their querysets' ``with_changes``.
    """
    whole = Calendar()
    whole.add("prodid", f"-//{settings.PRESS_CENTRE.feed_authority}//Press centre//EN")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    for key in ("name", "x-wr-calname"):
        whole.add(key, name)
    whole.add("refresh-interval", vDuration(REFRESH), parameters={"value": "DURATION"})
    for exercise in exercises:
        if exercise.start:
            whole.add_component(of_exercise(exercise))
    for event in events:
        whole.add_component(of_public_event(event))
    for edition in advisories:
        whole.add_component(of_advisory(edition))
    return whole.to_ical()


def of_exercise(exercise: Exercise) -> Event:
    """An exercise as an event of whole days."""
    event = begun("exercise", exercise)
    event.add("dtstart", exercise.start)
    event.add("dtend", (exercise.end or exercise.start) + timedelta(days=1))
    event.add("summary", exercise.label, language())
    event.add("status", status_of(exercise))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [exercise.kind.label])
    if place := ", ".join(filter(None, [exercise.place_label, host_of(exercise)])):
        event.add("location", place, language())
    if text := "\n\n".join(filter(None, notes_on(exercise))):
        event.add("description", text, language())
    event.add("url", vUri(settings.PRESS_CENTRE.site_url + exercise.get_absolute_url()))
    return event


def of_public_event(public: PublicEvent) -> Event:
    """An event that the press may come to, at its hour."""
    event = begun("event", public)
    event.add("dtstart", public.starts_at.astimezone(UTC))
    if public.ends_at:
        event.add("dtend", public.ends_at.astimezone(UTC))
    event.add("summary", f"{public.exercise.label}: {public.label}", language())
    event.add("status", STATUS.get(Status(public.exercise.set_status or "planned"), "CONFIRMED"))
    if public.place_label:
        event.add("location", public.place_label, language())
    if public.accreditation_until:
        event.add("description", closing(public.accreditation_until), language())
        event.add_component(warning(public.accreditation_until))
    event.add("url", vUri(settings.PRESS_CENTRE.site_url + public.exercise.get_absolute_url()))
    return event


def closing(until: datetime) -> str:
    """When accreditation closes, in a sentence."""
    return _("Accreditation until %(time)s.") % {"time": written(until, "deadline")}


def warning(until: datetime) -> Alarm:
    """What a reader's calendar says a day before accreditation closes."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", closing(until), language())
    moment = (until - WARNING).astimezone(UTC)
    alarm.add("trigger", moment, parameters={"value": "DATE-TIME"})
    return alarm


def of_advisory(edition: Edition) -> Event:
    """A media advisory, on the day it was published. One that was withdrawn is cancelled."""
    changed = (edition.updated_at or edition.published_at).astimezone(UTC).replace(microsecond=0)
    day = localtime(edition.published_at).date()
    authority = settings.PRESS_CENTRE.feed_authority
    event = Event()
    event.add("uid", f"advisory-{edition.year}-{edition.number}-{edition.language}@{authority}")
    event.add("sequence", edition.ordinal - 1)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"{edition.get_kind_display()}: {edition.title}", language())
    event.add("status", "CANCELLED" if edition.mark == "withdrawn" else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if text := "\n\n".join(filter(None, [*notes(edition), edition.lead])):
        event.add("description", text, language())
    event.add("url", vUri(settings.PRESS_CENTRE.site_url + edition.get_absolute_url()))
    return event


def begun(what: str, row: Exercise | PublicEvent) -> Event:
    """An event with its identity, and how often and when it was changed."""
    event = Event()
    event.add("uid", f"{what}-{row.pk}@{settings.PRESS_CENTRE.feed_authority}")
    event.add("sequence", row.changes)
    changed = (row.changed_at or beginning(row)).astimezone(UTC).replace(microsecond=0)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    return event


def beginning(row: Exercise | PublicEvent) -> datetime:
    """What stands for the last change of a row that came without a history."""
    day: date = row.start if isinstance(row, Exercise) else row.starts_at.date()
    return datetime.combine(day, time.min, UTC)


def status_of(exercise: Exercise) -> str:
    """CANCELLED, TENTATIVE (postponed, or its days are approximate) or CONFIRMED."""
    if exercise.set_status:
        return STATUS[Status(exercise.set_status)]
    return "TENTATIVE" if exercise.approximate else "CONFIRMED"


def notes_on(exercise: Exercise) -> list[str]:
    """What a reader of the calendar has to know: changes of plan first."""
    notes = [exercise.summary_label]
    if exercise.approximate:
        notes.insert(0, _("The days are approximate."))
    if exercise.set_status:
        notes.insert(0, f"{exercise.status_label}: {exercise.status_reason_label}")
    return notes


def host_of(exercise: Exercise) -> str:
    return exercise.host.label if exercise.host else ""


def language() -> dict[str, str]:
    return {"language": get_language() or settings.LANGUAGE_CODE}
