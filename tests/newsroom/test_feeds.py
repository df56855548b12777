"""Feeds: what subscribers get, and how they learn of changes."""

from datetime import datetime, timedelta

import feedparser
import pytest
import time_machine
from django.db import connection
from django.utils.http import http_date
from lxml import etree

from newsroom import workflow
from newsroom.clock import clock
from newsroom.models import Edition
from newsroom.topics import answer_to
from tests.guards import Reader

FORMATS = ("rss", "atom")
NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "at": "http://purl.org/atompub/tombstones/1.0",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "media": "http://search.yahoo.com/mrss/",
}
HOSTILE = "R&D: «Эшелон» <b>bold</b> ]]> \"quoted\" 'single'"
FORBIDDEN = "bell \x07, half a pair, no character \ufffe"

every_format = pytest.mark.parametrize("format", FORMATS)


@pytest.fixture
def fetch(reader: Reader):
    """Fetch a feed in one query, and parse it."""

    def get(path: str) -> feedparser.FeedParserDict:
        response = reader.read(path, budget=1)
        etree.fromstring(response.content)
        headers = {name.lower(): value for name, value in response.items()}
        parsed = feedparser.parse(response.content, response_headers=headers)
        assert not parsed.bozo, parsed.get("bozo_exception")
        return parsed

    return get


def text_of(entry) -> str:
    return entry.content[-1].value


def find(response, path: str) -> list:
    return etree.fromstring(response.content).xpath(path, namespaces=NAMES)


# ---------- what is in an entry


@every_format
def test_an_entry_has_the_full_text_and_its_address(fetch, printed, format):
    edition = printed(title="Echelon-2023 begins", body="<p>Columns set out.</p>")
    (entry,) = fetch(f"/en/feeds/news.{format}").entries
    assert entry.title == "Echelon-2023 begins"
    assert "Columns set out." in text_of(entry)
    assert edition.dateline_line in text_of(entry)
    assert edition.byline in text_of(entry)
    assert edition.dateline_text in text_of(entry)
    assert entry.summary == "Supply units practise."
    assert entry.link == f"http://127.0.0.1:8000{edition.get_absolute_url()}"


@every_format
def test_links_in_the_text_are_absolute_wherever_they_stood(fetch, printed, format):
    body = (
        '<p><a href="/en/news/?kind=release&amp;page=2" title="a > b">list</a>'
        '<a href="#up">up</a><a href="https://elsewhere.example/">out</a> href="/not/a/link"</p>'
    )
    edition = printed(body=body)
    text = text_of(fetch(f"/en/feeds/news.{format}").entries[0])
    assert 'href="http://127.0.0.1:8000/en/news/?kind=release&amp;page=2"' in text
    assert f'href="http://127.0.0.1:8000{edition.get_absolute_url()}#up"' in text
    assert 'href="https://elsewhere.example/"' in text
    assert 'href="/not/a/link"' in text


@every_format
def test_a_photo_carries_its_credit_letter_for_letter(reader, printed, make_photo, format):
    credit = "Photo: press service, “Joint Staff” <2023> & partners"
    photos = [
        make_photo(credit=credit, caption="On <the> road", alt="Lorries & dust"),
        make_photo(decorative=True),
    ]
    edition = printed(photos=photos)
    response = reader.read(f"/en/feeds/news.{format}", budget=1)
    first, second = find(response, "//media:content")
    address = first.get("url")
    assert address.startswith("http://127.0.0.1:8000/photos/files/")
    assert address.endswith(edition.photos[0]["sources"]["jpeg"][-1][1])
    assert first.findtext("media:credit", namespaces=NAMES) == credit
    assert first.findtext("media:description", namespaces=NAMES) == "On <the> road"
    assert first.findtext("media:text", namespaces=NAMES) == "Lorries & dust"
    assert second.find("media:text", namespaces=NAMES) is None
    assert feedparser.parse(response.content).entries[0].media_credit[0]["content"] == credit


def test_the_lead_photo_is_the_rss_entrys_enclosure(fetch, printed, make_photo):
    edition = printed(photos=[make_photo(), make_photo()])
    (enclosure,) = fetch("/en/feeds/news.rss").entries[0].enclosures
    assert enclosure.type == "image/jpeg"
    assert edition.lead_photo["version"] in enclosure.href


@every_format
def test_every_photo_stands_in_the_text_with_its_credit(fetch, printed, make_photo, format):
    printed(photos=[make_photo(credit="Photo: first"), make_photo(credit="Photo: second")])
    text = text_of(fetch(f"/en/feeds/news.{format}").entries[0])
    assert text.index("Photo: first") < text.index("Units of logistic") < text.index("second")


@every_format
def test_topics_are_categories(fetch, printed, topic, format):
    topics = [topic("Logistics & supply"), topic("Тыл")]
    printed(topics=topics)
    tags = fetch(f"/en/feeds/news.{format}").entries[0].tags
    assert [tag.term for tag in tags] == ["Logistics & supply", "Тыл"]


@every_format
def test_what_others_said_names_its_outlet(fetch, printed, format):
    printed(kind="relayed", source_name="An outlet", source_url="https://outlet.example/1?a=b&c=d")
    text = text_of(fetch(f"/en/feeds/news.{format}").entries[0])
    assert "Relayed from An outlet" in text
    assert 'href="https://outlet.example/1?a=b&amp;c=d"' in text


@every_format
def test_plain_text_is_never_taken_for_markup(reader, printed, topic, make_photo, format):
    printed(title=HOSTILE, lead=HOSTILE, byline=HOSTILE, topics=[topic(HOSTILE)])
    response = reader.read(f"/en/feeds/news.{format}", budget=1)
    entry = feedparser.parse(response.content, sanitize_html=False).entries[0]
    titles = find(response, "//item/title | //a:entry/a:title")
    assert [title.text for title in titles] == [HOSTILE]
    assert entry.summary == (
        "R&amp;D: «Эшелон» &lt;b&gt;bold&lt;/b&gt; ]]&gt; &quot;quoted&quot; &#x27;single&#x27;"
    )
    assert "<b>bold</b>" not in text_of(entry)
    assert entry.tags[0].term == HOSTILE


@every_format
def test_no_character_can_break_a_feed(fetch, printed, topic, make_photo, section, format):
    section.name = f"News {FORBIDDEN}"
    section.save()
    photo = make_photo(credit=f"Photo {FORBIDDEN}", alt=FORBIDDEN, caption=FORBIDDEN)
    printed(photos=[photo], topics=[topic(f"Topic {FORBIDDEN}", slug="strange")])
    for path in ("news", "sections/news", "topics/strange"):
        (entry,) = fetch(f"/en/feeds/{path}.{format}").entries
        assert entry.tags[0].term == "Topic bell , half a pair, no character"


@every_format
def test_a_feed_says_its_language_and_where_it_is(reader, printed, format):
    printed(language="ru", title="Эшелон-2023 начался")
    response = reader.read(f"/ru/feeds/news.{format}", budget=1)
    parsed = feedparser.parse(response.content)
    assert (
        etree.fromstring(response.content).get("{http://www.w3.org/XML/1998/namespace}lang") == "ru"
    )
    assert parsed.feed.language == "ru"
    own = [link.href for link in parsed.feed.links if link.rel == "self"]
    assert own == [f"http://127.0.0.1:8000/ru/feeds/news.{format}"]
    assert parsed.entries[0].title == "Эшелон-2023 начался"
    media = {"rss": "application/rss+xml", "atom": "application/atom+xml"}
    assert response["Content-Type"] == f"{media[format]}; charset=utf-8"


def test_atom_entries_have_what_the_standard_demands(reader, printed):
    printed()
    response = reader.read("/en/feeds/news.atom", budget=1)
    assert find(response, "/a:feed/a:author/a:name") != []
    for name in ("id", "title", "updated"):
        assert len(find(response, f"/a:feed/a:{name}")) == 1
        assert len(find(response, f"/a:feed/a:entry/a:{name}")) == 1


@every_format
def test_a_press_centre_without_releases_has_an_empty_feed(fetch, db, format):
    assert fetch(f"/en/feeds/news.{format}").entries == []


# ---------- which entries


@every_format
def test_a_feed_holds_the_newest_and_no_more(fetch, printed, settings, format):
    settings.FEED_ENTRIES = 2
    titles = [printed().title for _ in range(3)]
    entries = fetch(f"/en/feeds/news.{format}").entries
    assert [entry.title for entry in entries] == [titles[2], titles[1]]


@every_format
def test_a_section_and_a_topic_have_feeds_of_their_own(fetch, printed, section, topic, format):
    logistics = topic("Logistics", names={"ru": "Тыл"})
    on_topic, other = printed(topics=[logistics]), printed()
    section_feed = fetch(f"/en/feeds/sections/news.{format}")
    topic_feed = fetch(f"/en/feeds/topics/logistics.{format}")
    assert [e.title for e in section_feed.entries] == [other.title, on_topic.title]
    assert [e.title for e in topic_feed.entries] == [on_topic.title]
    assert section_feed.feed.title == "News – Press Centre"
    assert topic_feed.feed.title == "Logistics – Press Centre"


@every_format
def test_a_topics_feed_bears_its_present_name_in_the_readers_language(
    fetch, printed, topic, format
):
    logistics = topic("Logistics", names={"ru": "Тыл"})
    printed(topics=[logistics], language="ru")
    logistics.names = {"ru": "Тыловое обеспечение"}
    logistics.save()
    feed = fetch(f"/ru/feeds/topics/logistics.{format}").feed
    assert feed.title.startswith("Тыловое обеспечение – ")


@every_format
def test_the_feed_of_an_alias_leads_to_the_topics_own(reader, printed, topic, format):
    logistics = topic("Logistics")
    answer_to(logistics, ["Supply"])
    printed(topics=[logistics])
    response = reader.read(f"/en/feeds/topics/supply.{format}", budget=2, status=301)
    assert response.url == f"/en/feeds/topics/logistics.{format}"


@every_format
@pytest.mark.parametrize("slug", ["nothing", "drafted", "scheduled"])
def test_a_topic_that_has_no_page_has_no_feed(reader, printed, write, topic, slug, format):
    write(topics=[topic("Drafted")])
    printed(topics=[topic("Scheduled")], at=clock() + timedelta(hours=1))
    reader.read(f"/en/feeds/topics/{slug}.{format}", budget=3, status=404)


@every_format
def test_the_feed_of_a_topic_waits_for_its_first_release_in_the_language(
    reader, printed, topic, format
):
    printed(topics=[topic("Abroad")], language="ru")
    text = reader.read(f"/en/feeds/topics/abroad.{format}", budget=2).content.decode()
    assert "Abroad – Press Centre" in text
    assert "<entry>" not in text
    assert "<item>" not in text


@every_format
def test_a_section_in_which_nothing_can_be_read_has_no_feed(reader, write, section, format):
    write()
    reader.read(f"/en/feeds/sections/news.{format}", budget=2, status=404)
    reader.read(f"/en/feeds/sections/none.{format}", budget=2, status=404)


def test_there_are_no_other_formats(reader, printed):
    printed()
    reader.read("/en/feeds/news.html", budget=1, status=404)


@every_format
def test_nothing_of_the_desk_is_in_a_feed(fetch, printed, write, changed, publisher, format):
    edition = printed(title="In print")
    write(title="A draft")
    printed(title="Embargoed", at=clock() + timedelta(hours=1), embargoed=True)
    revision = changed(edition.release, title="A correction to come")
    at = clock() + timedelta(hours=1)
    workflow.correct(revision, by=publisher, reason="Not yet", at=at)
    entries = fetch(f"/en/feeds/news.{format}").entries
    assert [entry.title for entry in entries] == ["In print"]


# ---------- identity and changes


@every_format
def test_an_id_is_made_of_year_number_and_language_alone(fetch, printed, format):
    edition = printed()
    (entry,) = fetch(f"/en/feeds/news.{format}").entries
    assert entry.id == (
        f"tag:press.example.int,{edition.year}:release/{edition.year}/{edition.number}/en"
    )


@every_format
def test_a_refiled_entry_is_replaced_silently(fetch, printed, changed, publisher, format):
    edition = printed(title="Eshelon-2023 begins")
    before = fetch(f"/en/feeds/news.{format}").entries[0]
    revision = changed(edition.release, title="Echelon-2023 begins")
    workflow.refile(revision, by=publisher, reason="A slip of the pen")
    (after,) = fetch(f"/en/feeds/news.{format}").entries
    assert after.title == "Echelon-2023 begins"
    assert [after.id, after.published, after.updated] == [
        before.id,
        before.published,
        before.updated,
    ]
    assert "A slip of the pen" not in str(after)


@every_format
@pytest.mark.parametrize(
    ("verb", "word"), [(workflow.correct, "Corrected"), (workflow.update, "Updated")]
)
def test_an_announced_change_moves_updated_and_is_stated_first(
    fetch, printed, changed, publisher, verb, word, format
):
    edition = printed()
    before = fetch(f"/en/feeds/news.{format}").entries[0]
    revision = changed(edition.release, body="<p>Fourteen trains.</p>")
    verb(revision, by=publisher, reason="Fourteen, not <forty>.")
    (after,) = fetch(f"/en/feeds/news.{format}").entries
    assert after.id == before.id
    assert after.published == before.published
    assert after.updated_parsed >= before.updated_parsed
    assert after.updated != before.updated
    assert text_of(after).index(word) < text_of(after).index("Fourteen trains.")
    assert "Fourteen, not &lt;forty&gt;." in text_of(after)
    assert after.summary.startswith(f"{word}: Fourteen, not &lt;forty&gt;.")


@every_format
def test_a_withdrawn_entry_is_marked_and_keeps_its_text(fetch, printed, publisher, format):
    edition = printed(title="Echelon-2023 begins")
    before = fetch(f"/en/feeds/news.{format}").entries[0]
    workflow.withdraw(edition, by=publisher, reason="The figures were wrong.")
    (after,) = fetch(f"/en/feeds/news.{format}").entries
    assert after.id == before.id
    assert after.title == "Withdrawn: Echelon-2023 begins"
    assert "The figures were wrong." in text_of(after)
    assert "please do not quote or republish" in text_of(after)
    assert "Units of logistic support" in text_of(after)


@pytest.fixture
def killed(printed, publisher, make_photo, topic) -> Edition:
    edition = printed(
        title="Killed headline", body="<p>Secret text.</p>", photos=[make_photo()],
        topics=[topic("Logistics")],
    )  # fmt: skip
    return workflow.kill(edition, by=publisher, reason="It endangered <people>.")


def test_atom_buries_a_killed_entry_under_a_tombstone(reader, killed, printed):
    printed()
    response = reader.read("/en/feeds/news.atom", budget=1)
    (tomb,) = find(response, "/a:feed/at:deleted-entry")
    assert tomb.get("ref") == (
        f"tag:press.example.int,{killed.year}:release/{killed.year}/{killed.number}/en"
    )
    assert datetime.fromisoformat(tomb.get("when")) == killed.visible_from
    assert tomb.findtext("at:comment", namespaces=NAMES) == "It endangered <people>."
    assert len(find(response, "//a:entry")) == 1
    assert b"Secret text" not in response.content


def test_rss_says_that_a_killed_entry_was_removed(fetch, killed, printed):
    printed()
    entry = fetch("/en/feeds/news.rss").entries[1]
    assert entry.title == "Removed: Killed headline"
    assert entry.id.endswith(f"release/{killed.year}/{killed.number}/en")
    assert "It endangered &lt;people&gt;." in entry.summary
    assert "content" not in entry
    assert "media_content" not in entry
    assert "tags" not in entry
    assert "Secret text" not in str(entry)


def test_a_topics_feed_tells_of_what_was_removed_from_it(reader, killed, printed, topic):
    printed(topics=[topic("Logistics")])
    response = reader.read("/en/feeds/topics/logistics.atom", budget=1)
    assert len(find(response, "/a:feed/at:deleted-entry")) == 1


@every_format
def test_a_tombstone_stands_for_thirty_days(reader, killed, printed, monkeypatch, format):
    printed()
    path, number = f"/en/feeds/news.{format}", f"/{killed.number}/en"
    assert number in reader.read(path, budget=1).content.decode()
    monkeypatch.setattr("newsroom.feeds.TOMBSTONE_DAYS", 0)
    assert number not in reader.read(path, budget=1).content.decode()


# ---------- conditional requests


@every_format
def test_who_has_the_newest_is_told_so(client, printed, format):
    printed()
    path = f"/en/feeds/news.{format}"
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == "no-cache"
    assert not first["ETag"].startswith("W/")


@pytest.fixture
def printed_long_ago(printed) -> Edition:
    """Printed in a second that is over."""
    edition = printed()
    wait_for_the_next_second()
    return edition


def wait_for_the_next_second() -> None:
    with connection.cursor() as cursor:
        moment = clock()
        while clock().replace(microsecond=0) == moment.replace(microsecond=0):
            cursor.execute("SELECT 1")


@every_format
def test_a_date_serves_who_keeps_no_etag(client, printed_long_ago, format):
    path = f"/en/feeds/news.{format}"
    date = client.get(path)["Last-Modified"]
    assert client.get(path, headers={"If-Modified-Since": date}).status_code == 304
    earlier = http_date(printed_long_ago.visible_from.timestamp() - 1)
    assert client.get(path, headers={"If-Modified-Since": earlier}).status_code == 200


@every_format
def test_an_etag_wins_over_a_date(client, printed_long_ago, format):
    path = f"/en/feeds/news.{format}"
    first = client.get(path)
    other = {"If-None-Match": '"other"', "If-Modified-Since": first["Last-Modified"]}
    assert client.get(path, headers=other).status_code == 200
    same = {"If-None-Match": first["ETag"], "If-Modified-Since": http_date(0)}
    assert client.get(path, headers=same).status_code == 304


def test_no_date_is_told_within_the_second_of_a_change(client, printed):
    edition = printed()
    with time_machine.travel(edition.visible_from, tick=False):
        assert "Last-Modified" not in client.get("/en/feeds/news.atom")


@every_format
def test_a_change_is_told_to_who_asks_by_date(client, printed_long_ago, changed, publisher, format):
    path = f"/en/feeds/news.{format}"
    date = client.get(path)["Last-Modified"]
    workflow.refile(changed(printed_long_ago.release, title="New"), by=publisher, reason="Slip")
    assert client.get(path, headers={"If-Modified-Since": date}).status_code == 200


@every_format
def test_an_entry_that_left_a_topic_is_told_to_who_asks_by_date(
    client, printed, topic, author, reviewer, publisher, format
):
    logistics = topic("Logistics")
    leaving, _staying = printed(topics=[logistics]), printed(topics=[logistics])
    wait_for_the_next_second()
    path = f"/en/feeds/topics/logistics.{format}"
    date = client.get(path)["Last-Modified"]
    head = leaving.release.head
    revision = workflow.revise(leaving.release, by=author, base=head, topics=[])
    workflow.submit(revision, by=author)
    workflow.approve(revision, by=reviewer)
    workflow.refile(revision, by=publisher, reason="Not about logistics")
    answer = client.get(path, headers={"If-Modified-Since": date})
    assert answer.status_code == 200
    assert leaving.title not in answer.content.decode()


def test_a_feed_may_not_be_used_without_asking(client, printed):
    printed()
    assert client.get("/en/feeds/news.rss")["Cache-Control"] == "no-cache"


def test_a_feed_is_one_piece_with_a_length(client, printed):
    printed()
    response = client.get("/en/feeds/news.rss")
    assert not response.streaming
    assert int(response["Content-Length"]) == len(response.content)


def test_a_feed_is_only_read(client, printed):
    assert client.post("/en/feeds/news.rss").status_code == 405
    assert client.head("/en/feeds/news.rss").status_code == 200
