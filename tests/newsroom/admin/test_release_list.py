"""The list of releases: one line says how each stands, however many there are."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains

from newsroom import workflow
from newsroom.clock import clock
from newsroom.models import PrintVerb, Release

LIST = "/admin/newsroom/release/"


@pytest.fixture
def desk(client, author):
    client.force_login(author)
    return client


def lines(client, query: str = "") -> dict[str, dict[str, str]]:
    """The cells of each line by the headline."""
    page = BeautifulSoup(client.get(LIST + query).content, "html.parser")
    rows = page.select("#result_list tbody tr")
    return {
        row.select_one(".field-headline a span").text: {
            name: " ".join(row.select_one(f".field-{name}").text.split())
            for name in ("standing", "photos", "waiting", "when", "headline")
        }
        for row in rows
    }


def only(client, query: str = "") -> dict[str, str]:
    (line,) = lines(client, query).values()
    return line


def standing(client) -> str:
    return only(client)["standing"]


def test_a_draft(desk, write):
    write()
    assert standing(desk) == "Draft"


def test_in_review(desk, submitted):
    submitted()
    assert standing(desk) == "In review"


def test_returned(desk, submitted, reviewer):
    workflow.return_(submitted(), by=reviewer, reason="Bus times.")
    assert standing(desk) == "Changes requested"


def test_approved(desk, approved):
    approved()
    assert standing(desk) == "Approved"


def test_scheduled(desk, printed):
    printed(at=clock() + timedelta(hours=1))
    assert standing(desk) == "Scheduled"


def test_embargoed(desk, printed):
    printed(at=clock() + timedelta(hours=1), embargoed=True)
    assert standing(desk) == "Embargoed"


def test_published(desk, printed):
    printed()
    assert standing(desk) == "Published"


@pytest.mark.parametrize(
    ("verb", "word"),
    [
        (workflow.update, "Updated"),
        (workflow.correct, "Corrected"),
        (workflow.refile, "Published"),
    ],
)
def test_changed_in_print(desk, printed, changed, publisher, verb, word):
    verb(changed(printed().release, lead="Better."), by=publisher, reason="It was wrong.")
    assert standing(desk) == word


def test_a_draft_of_what_is_in_print(desk, printed, author):
    release = printed().release
    release.refresh_from_db()
    workflow.revise(release, by=author, base=release.head, words={"lead": "Better."})
    assert standing(desk) == "Draft In print"


def test_a_correction_that_waits_for_its_time(desk, printed, changed, publisher):
    revision = changed(printed().release, lead="Better.")
    later = clock() + timedelta(hours=1)
    workflow.correct(revision, by=publisher, reason="It was wrong.", at=later)
    assert standing(desk) == "Published Scheduled"


def test_withdrawn(desk, printed, publisher):
    workflow.withdraw(printed(), by=publisher, reason="Superseded.")
    assert standing(desk) == "Withdrawn"


def test_killed(desk, printed, publisher):
    workflow.kill(printed(), by=publisher, reason="By mistake.")
    assert standing(desk) == "Killed"


def test_each_badge_filters_exactly_its_own(desk, write, printed, approved, publisher):
    write(title="draft")
    approved(title="approved")
    printed(title="published")
    printed(title="scheduled", at=clock() + timedelta(hours=1))
    printed(title="embargo", at=clock() + timedelta(hours=1), embargoed=True)
    workflow.kill(printed(title="killed"), by=publisher, reason="By mistake.")
    for word in ("draft", "approved", "published", "scheduled", "embargo", "killed"):
        assert list(lines(desk, f"?state={word}")) == [word]


def test_photos_are_counted_by_what_they_lack(desk, write, make_photo):
    write(photos=[make_photo(), make_photo(credit=""), make_photo(alt="")])
    assert only(desk)["photos"] == "1 of 3 complete"


def test_whom_it_waits_for(desk, write, submitted, approved):
    write(title="a")
    submitted(title="b")
    approved(title="c")
    assert {title: line["waiting"] for title, line in lines(desk).items()} == {
        "a": "author",
        "b": "Reviewer",
        "c": "Publisher",
    }


def test_kind_and_topics_stand_under_the_headline(desk, write, topic):
    write(kind="statement", topics=[topic("Echelon-2023")])
    assert only(desk)["headline"].endswith("Statement · Echelon-2023")


def test_mine(desk, write, second_author):
    write(title="mine")
    write(title="theirs", by=second_author)
    assert list(lines(desk, "?desk=mine")) == ["mine"]


def test_waiting_for_me(client, reviewer, submitted, write):
    submitted(title="waits")
    write(title="does not")
    client.force_login(reviewer)
    assert list(lines(client, "?desk=waiting")) == ["waits"]


def test_filters_by_section_language_and_kind(desk, write):
    write(title="en")
    write(title="ru", language="ru", kind="statement")
    assert list(lines(desk, "?section=news")) == ["ru", "en"]
    assert list(lines(desk, "?language=ru")) == ["ru"]
    assert list(lines(desk, "?kind__exact=statement")) == ["ru"]


@pytest.mark.parametrize("name", ["одкб", "CSTO", "collective-security treaty organization"])
def test_filters_by_any_name_of_a_topic(desk, write, topic, name):
    csto = topic("Collective Security Treaty Organization", aliases=["CSTO", "ОДКБ"])
    write(title="about it", topics=[csto])
    write(title="not")
    assert list(lines(desk, f"?topic={name}")) == ["about it"]


def test_an_unknown_topic_has_no_releases(desk, write):
    write()
    assert lines(desk, "?topic=nothing") == {}


@pytest.mark.parametrize("number", ["{year}/{number}", "{year}-{number}"])
def test_search_by_number(desk, printed, number):
    edition = printed(title="numbered")
    printed(title="another")
    query = number.format(year=edition.year, number=edition.number)
    assert list(lines(desk, f"?q={query}")) == ["numbered"]


@pytest.mark.parametrize("words", ["учение эшелон", "УЧЕНИЕ", "Логистика"])
def test_search_in_any_case_and_script(desk, write, topic, words):
    write(title="Учение «Эшелон-2023»", topics=[topic("Логистика")])
    write(title="Another")
    assert list(lines(desk, f"?q={words}")) == ["Учение «Эшелон-2023»"]


def test_every_word_counts(desk, write):
    write(title="Echelon opens")
    write(title="Echelon closes")
    assert list(lines(desk, "?q=echelon closes")) == ["Echelon closes"]


def test_years_and_months_lead_to_what_they_name(desk, write):
    moment = clock() + timedelta(days=1)
    write(title="dated", publish_at=moment)
    write(title="undated")
    assertContains(desk.get(LIST), f'<a href="?publish_at__year={moment.year}">')
    query = f"?publish_at__year={moment.year}&publish_at__month={moment.month}"
    assert list(lines(desk, query)) == ["dated"]


def test_releases_of_one_moment_keep_their_order(desk, write):
    titles = [write(title=f"release {number}").title for number in range(4)]
    Release.objects.update(changed_at=clock())
    assert list(lines(desk)) == titles[::-1]


def test_a_number_that_no_release_can_have_finds_none(desk, write):
    write()
    assert lines(desk, "?q=2023/" + "9" * 5000) == {}


@pytest.mark.parametrize("query", ["", "?q=echelon", "?state=published&topic=Echelon-2023"])
def test_as_many_queries_for_a_hundred_as_for_five(desk, printed, write, topic, make_photo, query):
    words = {"topics": [topic("Echelon-2023")], "photos": [make_photo()]}
    printed(**words)
    for _number in range(4):
        write(**words)
    desk.get(LIST + query)
    with CaptureQueriesContext(connection) as few:
        desk.get(LIST + query)
    for _number in range(45):
        write(**words)
    with CaptureQueriesContext(connection) as many:
        desk.get(LIST + query)
    assert len(many) == len(few)
    assert len(many) <= 27


def test_a_large_archive_is_not_counted_by_its_filters(desk, write, monkeypatch):
    monkeypatch.setattr("newsroom.admin.release_list.COUNTED", 0)
    write()
    with CaptureQueriesContext(connection) as queries:
        assertContains(desk.get(LIST), "Show counts")
    counts = [query["sql"] for query in queries if "COUNT(" in query["sql"].upper()]
    assert len(counts) == 1
    assert "DISTINCT" not in counts[0]


def test_no_inline_style_or_script(desk, write):
    write()
    html = desk.get(LIST).content.decode()
    assert " style=" not in html
    assert "<style" not in html


def test_emergency_is_published(desk, write, publisher):
    workflow.publish_in_emergency(write(), by=publisher, reason="A storm.", verb=PrintVerb.PUBLISH)
    assert standing(desk) == "Published"


def test_what_was_published_at_once_is_found_by_its_date(desk, printed):
    edition = printed(title="out")
    year = edition.visible_from.year
    assert list(lines(desk, f"?publish_at__year={year}")) == ["out"]
