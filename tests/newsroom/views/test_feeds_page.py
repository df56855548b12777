"""The page of feeds: every address that can be followed, and the form that builds one."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup, Tag

from exercises.models import Exercise
from newsroom.topics import establish
from tests import registry
from tests.guards import Reader

PAGE = "/en/press/feeds/"
BUDGET = 6


@pytest.fixture
def page(reader: Reader):
    """The page as a tree, for a query of the form; Russian where it is asked for."""

    def get(query: str = "", *, language: str = "en") -> Tag:
        response = reader.read(f"/{language}/press/feeds/{query}", budget=BUDGET)
        return BeautifulSoup(response.content, "html.parser").main

    return get


def addresses(part: Tag) -> list[str]:
    return [a["href"] for a in part.select("td a, .built__a a")]


def built(page: Tag) -> list[str]:
    """The addresses that the form answers with."""
    return [a["href"] for a in page.select(".built a.plain")]


def choices(page: Tag, field: str) -> list[str]:
    return [option["value"] for option in page.select(f"[name={field}] option")]


def text(part: Tag) -> str:
    return " ".join(part.get_text(" ", strip=True).split())


@pytest.fixture
def registered(db) -> Exercise:
    """An exercise of a series and a kind that a state takes part in."""
    echelon = registry.exercise(
        "Echelon-2023", of="special", start=date(2023, 9, 1), series=registry.series("Echelon")
    )
    registry.sends(echelon, registry.state("Belarus"))
    return echelon


# ---------- what is listed


def test_every_format_of_the_news_and_of_corrections_is_listed(page, db):
    found = addresses(page())
    for feed in ("news", "corrections"):
        assert f"/en/feeds/{feed}.atom" in found
        assert f"/en/feeds/{feed}.rss" in found
    assert "/en/feeds/news.atom?kind=announcement" in found


def test_sections_states_exercises_and_topics_have_their_feeds_listed(
    page, registered, printed, topic
):
    printed(topics=[topic("Logistics", featured=True), topic("Not offered")])
    found = addresses(page())
    assert "/en/feeds/sections/news.atom" in found
    for slug in ("belarus", "echelon-2023", "logistics"):
        assert f"/en/feeds/topics/{slug}.atom" in found
        assert f"/en/feeds/topics/{slug}.rss" in found
    assert "/en/feeds/topics/not-offered.atom" not in found


def test_calendars_of_all_of_a_state_a_series_a_kind_an_exercise_are_listed(page, registered):
    found = addresses(page())
    assert found[found.index("/en/exercises/calendar.ics") :][:6] == [
        "/en/exercises/calendar.ics",
        "/en/press/advisories.ics",
        "/en/states/belarus/calendar.ics",
        "/en/exercises/series/echelon/calendar.ics",
        "/en/exercises/kinds/special/calendar.ics",
        "/en/exercises/2023/echelon-2023/calendar.ics",
    ]


def test_the_register_is_listed_in_every_format_of_data(page, db):
    found = addresses(page())
    for ending in ("csv", "json", "xlsx"):
        assert f"/en/exercises/register.{ending}" in found


def test_every_address_on_the_page_answers(client, page, registered, printed, topic):
    printed(kind="statement", topics=[topic("Logistics", featured=True), registered.topic])
    html = page("?kind=statement&exercise=echelon-2023")
    found = addresses(html)
    assert len(found) >= 25
    assert {client.get(address).status_code for address in found} == {200}


def test_every_address_has_a_button_of_its_own_that_copies_it(page, registered, printed):
    printed()
    html = page("?kind=release")
    wanted = [button["data-copy"].removeprefix("#") for button in html.select("[data-copy]")]
    ids = [a["id"] for a in html.select(".copy a")]
    assert wanted == ids
    assert len(set(ids)) == len(ids)


def test_what_nobody_may_know_of_is_not_offered(page, registered, topic, write):
    secret = registry.exercise("Frontier-2027", announced=False, start=date(2027, 1, 1))
    Exercise.objects.filter(pk=secret.pk).update(series=registry.series("Frontier"))
    write(topics=[topic("Drafted", featured=True)])
    html = str(page())
    assert "rontier" not in html
    assert "rafted" not in html


def test_many_cost_no_more_than_a_few(page, printed, topic):
    for number in range(12):
        registry.exercise(f"Echelon-{2000 + number}", start=date(2000 + number, 9, 1))
        printed(topics=[establish(f"Topic {number}", featured=True)])
    html = page("?exercise=echelon-2003&topic=topic-1&section=news&kind=release&language=ru")
    assert choices(html, "exercise")[:2] == ["", "echelon-2011"]
    listed = [a for a in addresses(html) if re.search(r"echelon-\d+/calendar", a)]
    assert len(listed) == 8


# ---------- the form


def test_nothing_is_built_before_it_is_asked_for(page, db):
    html = page()
    assert built(html) == []
    assert html.select("[role=status]") == []


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("?kind=", "/en/feeds/news.atom"),
        ("?kind=statement", "/en/feeds/news.atom?kind=statement"),
        ("?topic=logistics", "/en/feeds/topics/logistics.atom"),
        ("?state=belarus", "/en/feeds/topics/belarus.atom"),
        ("?exercise=echelon-2023", "/en/feeds/topics/echelon-2023.atom"),
        ("?section=news", "/en/feeds/sections/news.atom"),
        ("?section=news&language=ru", "/ru/feeds/news.atom?section=news"),
        ("?state=belarus&language=ru", "/ru/feeds/topics/belarus.atom"),
        (
            "?language=ru&state=belarus&exercise=echelon-2023&kind=release",
            "/ru/feeds/news.atom?kind=release&state=belarus&exercise=echelon-2023",
        ),
    ],
)
def test_the_form_answers_with_the_plainest_address(
    page, reader, registered, printed, topic, query, address
):
    printed(topics=[topic("Logistics", featured=True)])
    assert built(page(query)) == [address, address.replace(".atom", ".rss")]
    reader.read(address, budget=2)


def test_the_answer_says_what_the_feed_is_and_what_is_newest_in_it(page, registered, printed):
    printed(title="A statement", kind="statement", topics=[registered.topic])
    printed(title="A release", topics=[registered.topic])
    answer = page("?kind=statement&exercise=echelon-2023").select_one(".built")
    assert answer.h3.string == "Statement, Echelon-2023"
    assert "A statement" in text(answer)
    assert "A release" not in text(answer)


def test_a_feed_that_is_still_empty_says_so(page, registered):
    answer = page("?state=belarus&language=ru").select_one(".built")
    assert "Nothing in print passes these filters yet" in text(answer)


def test_the_form_keeps_what_was_chosen(page, registered, topic):
    html = page("?state=belarus&kind=statement&language=ru")
    chosen = [option["value"] for option in html.select("form option[selected]")]
    assert chosen == ["", "belarus", "", "statement", "", "ru"]


def test_the_language_of_the_page_is_chosen_unless_another_is(page, printed):
    printed(language="ru", kind="statement")
    assert built(page("?kind=statement", language="ru"))[0].startswith("/ru/feeds/news.atom")


def test_a_topic_that_is_not_offered_can_be_asked_for_by_its_address(page, printed, topic):
    printed(topics=[topic("Bridges")])
    assert "bridges" not in choices(page(), "topic")
    assert built(page("?topic=bridges"))[0] == "/en/feeds/topics/bridges.atom"


@pytest.mark.parametrize(
    "query",
    [
        "?kind=song",
        "?topic=nothing",
        "?state=echelon-2023",
        "?exercise=belarus",
        "?exercise=frontier-2027",
        "?section=%27%3Cscript%3E",
        "?language=xx",
        "?topic=%00",
        "?state=belarus&kind=song",
    ],
)
def test_nonsense_is_answered_with_a_sentence_and_no_address(page, registered, query):
    registry.exercise("Frontier-2027", announced=False)
    html = page(query)
    assert built(html) == []
    assert "No feed was built" in text(html)
    (wrong,) = html.select("select[aria-invalid]")
    sentence = html.find(id=wrong["aria-describedby"])
    assert text(sentence) == "What was asked for is not in this list. Choose from it."


def test_parameters_that_are_none_of_the_form_are_passed_over(page, db):
    assert built(page("?utm_source=x")) == []
