"""Calendars: whole days in every zone, one identity for ever, a SEQUENCE that rises."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.utils import timezone
from icalendar import Calendar

from exercises.models import PublicEvent
from newsroom import workflow
from tests import registry

ALL = "/en/exercises/calendar.ics"


@pytest.fixture
def echelon(db):
    days = {"start": date(2023, 9, 2), "end": date(2023, 9, 6)}
    return registry.exercise("Echelon-2023", of="logistics", **days)


def events(answer) -> list:
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content).walk("VEVENT")


def only(reader, address: str = ALL):
    (event,) = events(reader.read(address, budget=2))
    return event


def test_days_are_dates_and_the_end_is_the_day_after(reader, echelon):
    event = only(reader)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        date(2023, 9, 2),
        date(2023, 9, 7),
    )
    assert event["DTSTART"].params["VALUE"] == "DATE"


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Yerevan"])
def test_the_days_are_the_same_in_every_zone(reader, echelon, zone):
    with timezone.override(ZoneInfo(zone)):
        assert only(reader).decoded("dtstart") == date(2023, 9, 2)


def test_a_second_reader_of_calendars_reads_the_same(reader, echelon):
    text = reader.read(ALL, budget=1).content.decode()
    event = vobject.readOne(text).vevent
    assert event.summary.value == "Echelon-2023"
    assert (event.dtstart.value, event.dtend.value) == (date(2023, 9, 2), date(2023, 9, 7))
    assert event.uid.value == f"exercise-{echelon.pk}@press.example.int"


def test_the_uid_stays_and_the_sequence_rises_with_each_change(reader, echelon):
    before = only(reader)
    echelon.end, echelon.slug = date(2023, 9, 8), "echelon-of-2023"
    echelon.save(update_fields=["end", "slug"])
    after = only(reader)
    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after.decoded("last-modified") >= before.decoded("last-modified")


def test_what_is_cancelled_stays_and_says_so(reader, echelon):
    echelon.set_status, echelon.status_reason = "cancelled", "The host has asked for it."
    echelon.save(update_fields=["set_status", "status_reason"])
    event = only(reader)
    assert event["STATUS"] == "CANCELLED"
    assert event["DESCRIPTION"].startswith("Cancelled: The host has asked for it.")


@pytest.mark.parametrize(
    "columns", [{"approximate": True}, {"set_status": "postponed", "status_reason": "Floods."}]
)
def test_what_is_not_fixed_is_tentative(reader, db, columns):
    registry.exercise("Search-2024", start=date(2024, 9, 1), end=date(2024, 9, 30), **columns)
    assert only(reader)["STATUS"] == "TENTATIVE"


def test_what_has_no_day_is_in_no_calendar_but_keeps_its_own(reader, db):
    registry.exercise("Thunder-2024")
    assert events(reader.read(ALL, budget=1)) == []
    assert events(reader.read("/en/exercises/2024/thunder-2024/calendar.ics", budget=2)) == []


def test_a_state_s_calendar_has_what_it_hosts_and_attends(reader, echelon):
    belarus = registry.state()
    days = {"start": date(2023, 10, 9), "end": date(2023, 10, 13)}
    registry.exercise("Interaction-2023", host=belarus, **days)
    registry.sends(echelon, belarus)
    registry.exercise("Search-2023", **days)
    found = events(reader.read("/en/states/belarus/calendar.ics", budget=2))
    assert [event["SUMMARY"] for event in found] == ["Echelon-2023", "Interaction-2023"]


def test_a_series_and_a_kind_have_calendars_of_their_own(reader, echelon):
    echelon.series = registry.series()
    echelon.save(update_fields=["series"])
    registry.exercise("Barrier-2023", of="protection", start=date(2023, 9, 3))
    for address in ("series/echelon", "kinds/logistics"):
        (event,) = events(reader.read(f"/en/exercises/{address}/calendar.ics", budget=2))
        assert event["SUMMARY"] == "Echelon-2023"


def test_an_exercise_s_calendar_has_its_public_events_at_their_hour(reader, echelon):
    starts_at = datetime(2023, 9, 5, 12, tzinfo=UTC)
    PublicEvent.objects.create(exercise=echelon, name="Media day", starts_at=starts_at)
    found = events(reader.read("/en/exercises/2023/echelon-2023/calendar.ics", budget=2))
    assert [event["SUMMARY"] for event in found] == ["Echelon-2023", "Echelon-2023: Media day"]
    assert found[1].decoded("dtstart") == starts_at


def test_the_calendar_speaks_the_language_of_its_address(reader, db):
    registry.exercise(
        "Search-2023", names={"ru": "Поиск-2023"}, start=date(2023, 9, 1), end=date(2023, 9, 5)
    )
    event = only(reader, "/ru/exercises/calendar.ics")
    assert (event["SUMMARY"], event["SUMMARY"].params["LANGUAGE"]) == ("Поиск-2023", "ru")


@pytest.mark.parametrize(
    "address",
    [
        "/en/exercises/2027/frontier-2027/calendar.ics",
        "/en/exercises/series/frontier/calendar.ics",
        "/en/exercises/kinds/command/calendar.ics",
        "/en/exercises/kinds/nothing/calendar.ics",
        "/en/states/nowhere/calendar.ics",
    ],
)
def test_what_is_not_announced_is_in_no_calendar(reader, db, address):
    days = {"start": date(2027, 9, 1), "end": date(2027, 9, 5), "announced": False}
    registry.exercise("Frontier-2027", of="command", series=registry.series("Frontier"), **days)
    assert events(reader.read(ALL, budget=1)) == []
    reader.read(address, budget=3, status=404)


def test_the_register_s_filters_narrow_the_calendar(reader, echelon):
    registry.exercise("Search-2024", of="intelligence", start=date(2024, 9, 1))
    found = events(reader.read(f"{ALL}?year=2024&kind=intelligence", budget=1))
    assert [event["SUMMARY"] for event in found] == ["Search-2024"]
    reader.read(f"{ALL}?year=x", budget=1, status=404)


# ---------- advisories and what the press may come to

ADVISORIES = "/en/press/advisories.ics"


def test_an_event_says_when_accreditation_closes_and_warns_a_day_before(reader, echelon, settings):
    settings.TIME_ZONE = "Europe/Moscow"
    PublicEvent.objects.create(
        exercise=echelon,
        name="Media day",
        starts_at=datetime(2023, 9, 5, 12, tzinfo=UTC),
        accreditation_until=datetime(2023, 9, 1, 12, tzinfo=UTC),
    )
    event = only(reader, ADVISORIES)
    closing = "Accreditation until 1 September 2023, 15:00 (GMT+3), 12:00 GMT."
    assert event["DESCRIPTION"] == closing
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].params["VALUE"] == "DATE-TIME"
    assert alarm.decoded("trigger") == datetime(2023, 8, 31, 12, tzinfo=UTC)


def test_an_advisory_stands_on_the_day_it_was_published(reader, printed):
    advisory = printed(kind="announcement", title="Programme of the media day")
    printed(title="A release")
    event = only(reader, ADVISORIES)
    assert event["SUMMARY"] == "Media advisory: Programme of the media day"
    assert event.decoded("dtstart") == timezone.localtime(advisory.published_at).date()
    assert (event["STATUS"], event["SEQUENCE"], event["TRANSP"]) == ("CONFIRMED", 0, "TRANSPARENT")
    assert event["URL"].endswith(advisory.get_absolute_url())


def test_a_withdrawn_advisory_is_cancelled_and_says_why(reader, printed, publisher):
    advisory = printed(kind="announcement")
    before = only(reader, ADVISORIES)
    workflow.withdraw(advisory, by=publisher, reason="The programme has changed.")
    after = only(reader, ADVISORIES)
    assert after["UID"] == before["UID"]
    assert (after["STATUS"], after["SEQUENCE"]) == ("CANCELLED", 1)
    assert after["DESCRIPTION"].startswith("Withdrawn: The programme has changed.")


def test_events_of_what_is_not_announced_are_not_among_them(reader, db):
    secret = registry.exercise("Frontier-2027", announced=False)
    PublicEvent.objects.create(
        exercise=secret, name="Rehearsal", starts_at=datetime(2027, 9, 5, 12, tzinfo=UTC)
    )
    assert events(reader.read(ADVISORIES, budget=2)) == []
