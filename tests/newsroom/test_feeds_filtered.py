"""Feeds of a part of the news, and of what was put right."""

import feedparser
import pytest

from exercises.models import Exercise
from newsroom import workflow
from tests import registry
from tests.guards import Reader


@pytest.fixture
def titles(reader: Reader):
    """The headlines of a feed, fetched in one query."""

    def get(path: str) -> list[str]:
        return [entry.title for entry in parsed(reader, path).entries]

    return get


def parsed(reader: Reader, path: str) -> feedparser.FeedParserDict:
    return feedparser.parse(reader.read(path, budget=1).content)


# ---------- filtered


@pytest.mark.parametrize("format", ["rss", "atom"])
def test_a_feed_holds_only_what_passes_its_filters(titles, printed, topic, format):
    printed(title="A release")
    printed(title="A statement", kind="statement")
    printed(title="A statement on supply", kind="statement", topics=[topic("Supply")])
    feed = f"/en/feeds/news.{format}"
    assert titles(f"{feed}?kind=statement") == ["A statement on supply", "A statement"]
    assert titles(f"{feed}?kind=statement&topic=supply") == ["A statement on supply"]
    assert titles(f"{feed}?section=news&kind=release") == ["A release"]
    assert titles(f"{feed}?section=none") == []


def test_a_state_an_exercise_and_a_topic_narrow_a_feed_together(titles, printed, topic):
    belarus, echelon = registry.state("Belarus").topic, registry.exercise("Echelon-2023").topic
    supply = topic("Supply")
    printed(title="All three", topics=[belarus, echelon, supply])
    printed(title="Two", topics=[belarus, echelon])
    printed(title="One", topics=[belarus])
    feed = "/en/feeds/news.atom?state=belarus"
    assert titles(feed) == ["One", "Two", "All three"]
    assert titles(f"{feed}&exercise=echelon-2023") == ["Two", "All three"]
    assert titles(f"{feed}&exercise=echelon-2023&topic=supply") == ["All three"]


def test_a_filtered_feed_leaves_out_what_others_said(titles, printed):
    printed(title="Ours")
    printed(kind="relayed", source_name="An outlet", source_url="https://outlet.example/1")
    assert titles("/en/feeds/news.atom?own=1") == ["Ours"]


def test_a_filtered_feed_is_called_by_its_filters(reader, printed, topic):
    printed(kind="statement", topics=[topic("Logistics & supply", slug="supply")])
    feed = parsed(reader, "/en/feeds/news.atom?kind=statement&section=news&topic=supply").feed
    assert feed.title == "News, Statement, Logistics & supply – Press Centre"
    assert parsed(reader, "/en/feeds/news.atom").feed.title == "All news – Press Centre"


def test_a_filtered_feed_is_known_by_its_filters_and_by_nothing_else(reader, printed):
    printed()
    feed = parsed(reader, "/en/feeds/news.atom?kind=release&utm_source=x").feed
    assert feed.id == "http://127.0.0.1:8000/en/feeds/news.atom?kind=release"
    assert feed.link == "http://127.0.0.1:8000/en/news/?kind=release"


def test_the_page_of_a_feed_about_a_state_is_the_news_about_it(reader, printed):
    printed(topics=[registry.state("Belarus").topic])
    feed = parsed(reader, "/en/feeds/news.atom?state=belarus").feed
    assert feed.link == "http://127.0.0.1:8000/en/news/?topic=belarus"


def test_a_topic_that_names_a_secret_exercise_narrows_to_nothing(titles, printed):
    exercise = registry.exercise("Frontier-2027")
    printed(title="About it", topics=[exercise.topic])
    assert titles("/en/feeds/news.atom?exercise=frontier-2027") == ["About it"]
    Exercise.objects.filter(pk=exercise.pk).update(announced=False)
    assert titles("/en/feeds/news.atom?exercise=frontier-2027") == []


@pytest.mark.parametrize("query", ["kind=song", "own=2", "topic=%00"])
def test_a_filter_that_cannot_be_has_no_feed(reader, printed, query):
    printed()
    reader.read(f"/en/feeds/news.atom?{query}", budget=1, status=404)


def test_a_filtered_list_is_followed_by_a_feed_with_the_same_filters(reader, printed):
    printed(kind="statement")
    page = reader.read("/en/news/?kind=statement&page=1", budget=2)
    assert page.context["feed_url"] == "/en/feeds/news.atom?kind=statement"


# ---------- put right


def test_the_feed_of_corrections_has_what_was_put_right_by_its_last_change(
    titles, printed, changed, publisher
):
    corrected, withdrawn = printed(title="Corrected"), printed(title="Taken back")
    updated, _untouched = printed(title="Updated"), printed(title="Untouched")
    workflow.withdraw(withdrawn, by=publisher, reason="The figures were wrong.")
    workflow.correct(
        changed(corrected.release, lead="Fourteen."), by=publisher, reason="Fourteen, not forty."
    )
    workflow.update(changed(updated.release, lead="More."), by=publisher, reason="More is known.")
    assert titles("/en/feeds/corrections.atom") == ["Corrected", "Withdrawn: Taken back"]


def test_the_feed_of_corrections_has_the_text_of_today_once(titles, printed, changed, publisher):
    edition = printed(title="Forty columns")
    once = changed(edition.release, title="Fourteen columns")
    workflow.correct(once, by=publisher, reason="Fourteen, not forty.")
    again = changed(edition.release, title="Thirteen columns")
    workflow.correct(again, by=publisher, reason="Thirteen, not fourteen.")
    slip = changed(edition.release, title="Thirteen columns set out")
    workflow.refile(slip, by=publisher, reason="A slip of the pen")
    assert titles("/en/feeds/corrections.atom") == ["Thirteen columns set out"]


@pytest.mark.parametrize(
    ("format", "word"), [("rss", "Removed: Killed"), ("atom", "deleted-entry")]
)
def test_the_feed_of_corrections_tells_of_what_was_removed(
    reader, printed, publisher, format, word
):
    edition = printed(title="Killed", body="<p>Secret text.</p>")
    workflow.kill(edition, by=publisher, reason="It endangered people.")
    text = reader.read(f"/en/feeds/corrections.{format}", budget=1).content.decode()
    assert word in text
    assert "It endangered people." in text
    assert "Secret text" not in text


def test_where_nothing_was_put_right_the_feed_is_empty(titles, printed):
    printed()
    assert titles("/en/feeds/corrections.rss") == []
