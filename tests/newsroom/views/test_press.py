"""The pages for the press: whom to call, where to be let in, on what terms."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from exercises.models import PublicEvent
from newsroom import workflow
from tests import registry

ACCREDITATION = "/en/press/accreditation/"
CONTACTS = "/en/press/contacts/"
TERMS = "/en/press/photographs/"
PAGES = ("/en/press/", CONTACTS, ACCREDITATION, TERMS, "/en/press/feeds/", "/en/accessibility/")


def soup(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def lines(html: BeautifulSoup, heading: str) -> list[str]:
    """The lines of the register under a heading, as they are read; none if it is not there."""
    found = html.find("h2", string=heading)
    articles = found.find_parent("section").find_all("article") if found else []
    return [" ".join(article.get_text(" ", strip=True).split()) for article in articles]


def begins_in(days: int, *, closes: int | None = None, of=None, **columns) -> PublicEvent:
    """An event that begins in so many days, and whose accreditation closes in so many."""
    now = timezone.now()
    until = None if closes is None else now + timedelta(days=closes)
    return PublicEvent.objects.create(
        exercise=of or registry.exercise(f"Echelon-{2000 + PublicEvent.objects.count()}"),
        starts_at=now + timedelta(days=days),
        accreditation_until=until,
        **columns,
    )


# ---------- the overview and the footer


def test_the_overview_leads_to_everything_a_journalist_may_need(reader, db):
    links = {a["href"] for a in soup(reader.read("/en/press/", budget=0)).select("main a")}
    assert links >= {CONTACTS, ACCREDITATION, TERMS, "/en/press/feeds/", "/en/press/corrections/"}


def test_every_page_leads_to_contacts_terms_and_accessibility(reader, db):
    links = {a["href"] for a in soup(reader.get("/en/topics/")).select("footer a")}
    assert links >= {CONTACTS, ACCREDITATION, TERMS, "/en/accessibility/"}


@pytest.mark.parametrize("page", PAGES)
def test_search_engines_are_told_of_the_page(reader, db, page):
    assert page in reader.get("/sitemaps/en/pages.xml").content.decode()


# ---------- contacts


def test_the_hours_are_said_with_their_time_zone(reader, db, settings):
    settings.TIME_ZONE = "Asia/Yerevan"
    text = reader.read(CONTACTS, budget=0).content.decode()
    assert settings.PRESS_CENTRE.telephone in text
    assert settings.PRESS_CENTRE.email in text
    assert settings.PRESS_CENTRE.duty_hours in text
    assert "By the clock of the press centre, GMT+4" in text


# ---------- accreditation


def test_open_events_stand_by_their_deadline_and_closed_ones_below(reader, db):
    begins_in(9, closes=5, name="Second")
    begins_in(12, closes=2, name="First")
    begins_in(7, name="Third, until it begins")
    begins_in(3, closes=-1, name="Closed")
    html = soup(reader.read(ACCREDITATION, budget=3))
    opened = lines(html, "Open for accreditation")
    assert [line.partition("Public event ")[2].split(" Ac")[0] for line in opened[:2]] == [
        "First",
        "Second",
    ]
    assert "Third, until it begins" in opened[2]
    assert "apply before the event begins" in opened[2]
    (closed,) = lines(html, "Accreditation closed")
    assert "Closed" in closed


def test_a_deadline_is_said_by_the_local_clock_and_by_greenwich(reader, db, settings):
    settings.TIME_ZONE = "Europe/Moscow"
    PublicEvent.objects.create(
        name="Media day",
        exercise=registry.exercise("Echelon-2090"),
        starts_at=datetime(2090, 9, 6, 6, tzinfo=UTC),
        accreditation_until=datetime(2090, 9, 4, 12, tzinfo=UTC),
    )
    (line,) = lines(soup(reader.read(ACCREDITATION, budget=3)), "Open for accreditation")
    assert "Accreditation until 4 September 2090, 15:00 (GMT+3) , 12:00 GMT" in line


def test_nobody_is_accredited_for_what_was_postponed(reader, db):
    columns = {"set_status": "postponed", "status_reason": "The river is in flood."}
    begins_in(9, closes=5, of=registry.exercise("Search-2024", **columns), name="Opening")
    html = soup(reader.read(ACCREDITATION, budget=3))
    assert lines(html, "Open for accreditation") == []
    (line,) = lines(html, "Accreditation closed")
    assert "The river is in flood. Postponed" in line


def test_events_of_an_exercise_not_announced_do_not_exist(reader, db):
    begins_in(9, closes=5, of=registry.exercise("Frontier-2027", announced=False), name="Secret")
    begins_in(-9, of=PublicEvent.objects.get().exercise, name="Secret rehearsal")
    assert "Secret" not in reader.read(ACCREDITATION, budget=3).content.decode()


def test_an_empty_page_says_what_will_stand_there(reader, db):
    text = reader.read(ACCREDITATION, budget=3).content.decode()
    assert "No event is open for accreditation now" in text
    assert "No media advisory has been published" in text


def test_advisories_stand_newest_first_and_nothing_else(reader, printed, publisher):
    printed(title="A release")
    printed(title="The first advisory", kind="announcement")
    second = printed(title="The second advisory", kind="announcement")
    workflow.withdraw(second, by=publisher, reason="The programme has changed")
    printed(title="Одна по-русски", kind="announcement", language="ru")
    found = lines(soup(reader.read(ACCREDITATION, budget=3)), "Media advisories")
    assert ["second" in line for line in found] == [True, False]
    assert "Withdrawn" in found[0]


def test_it_costs_no_more_with_many(reader, printed):
    for number in range(12):
        begins_in(9, closes=5 - number, name=f"Event {number}")
        printed(kind="announcement")
    reader.read(ACCREDITATION, budget=3)


# ---------- terms


def test_a_photo_leads_to_its_terms(reader, printed, make_photo):
    photo = make_photo()
    printed(photos=[photo])
    for page in ("/en/photos/", f"/en/photos/{photo.record}/"):
        main = soup(reader.get(page)).select("main a")
        assert TERMS in [a["href"] for a in main]


def test_the_terms_ask_for_the_credit_line_as_printed(reader, db):
    text = reader.read(TERMS, budget=0).content.decode()
    assert "letter for letter" in text
    assert "Credit Line" in text


# ---------- the accessibility statement


def test_the_statement_names_measure_day_and_whom_to_tell(reader, db, settings):
    text = reader.read("/en/accessibility/", budget=0).content.decode()
    assert "WCAG 2.2 at level AA" in text
    assert "Statement of" in text
    assert settings.PRESS_CENTRE.email in text
