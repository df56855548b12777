"""A bad line is told by its number and field, and the rest goes on."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.models import Edition, Release

from .conftest import SECTION, release, sample

BAD = [
    ({"title": None}, "title: is required"),
    ({"title": "  "}, "title: is required"),
    ({"title": 5}, "title: is not a text"),
    ({"title": "x" * 301}, "title: is longer than 300 characters"),
    ({"id": True}, "id: is not a text"),
    ({"colour": "red"}, "colour: is not a key of this type"),
    ({"published_at": "2023-09-04T13:30:00"}, "published_at: is not a date of ISO 8601"),
    ({"published_at": "0001-01-01T00:00:00+14:00"}, "published_at: is not a date"),
    ({"published_at": "yesterday"}, "published_at: is not a date of ISO 8601"),
    ({"published_at": 1693823400}, "published_at: is not a date of ISO 8601"),
    ({"status": "killed"}, "status: is none of: draft, published, withdrawn"),
    ({"kind": "novel"}, "kind: is none of"),
    ({"language": "fr"}, "language: is none of"),
    ({"section": "unknown"}, "section: no section “unknown” came before it"),
    ({"state": "BY"}, "state: no state “BY” came before it"),
    ({"state": "ZZ"}, "state: is not a country's code"),
    ({"exercise": "echelon-1999"}, "exercise: no exercise “echelon-1999” came before it"),
    ({"tags": ["news", "sea"]}, "tags[1]: no tag “sea” came before it"),
    ({"tags": "news"}, "tags: is not a list"),
    ({"translation_of": "0"}, "translation_of: No release “0” came before it."),
    ({"dateline": {"country": "BY", "town": "Minsk"}}, "dateline.town: is not a key"),
    ({"dateline": "Minsk"}, "dateline: is not an object"),
    ({"source": {"url": "javascript:alert(1)"}}, "source.url: is not an address of the web"),
    ({"source": {"date": "2023-02-30"}}, "source.date: is not a day (YYYY-MM-DD)"),
    ({"photos": [{"file": "a.jpg"}]}, "photos[0].credit: is required"),
    ({"photos": [{"file": "a.jpg", "credit": " "}]}, "photos[0].credit: is required"),
    ({"old_urls": ["news/1"]}, "old_urls[0]: does not begin with /"),
    ({"body_html": "<script>alert(1)</script>"}, "body_html: has nothing left"),
]


@pytest.mark.parametrize(("values", "sentence"), BAD)
def test_a_bad_line_is_told_by_number_and_field(run, values, sentence):
    tag = {"type": "tag", "slug": "news", "name": "News"}
    summary = run(SECTION, tag, {**release("1"), **values}, release("2"))
    assert summary.refused == 1
    assert [said for said in run.said if said.startswith(f"line 3: {sentence}")]
    assert list(Release.objects.values_list("archive_id", flat=True)) == ["2"]


def test_all_that_is_wrong_with_a_line_is_told(run):
    run(SECTION, release("1", title="", section="", colour="red"))
    assert len(run.said) == 3


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"type": "release", "id": NaN}',
        b'{"type": "section", "type": "section"}',
        b'{"type": ["section"]}',
        b'{"type": "newspaper"}',
        b'{"type": "section", "slug": "\\ud800", "name": "\\ud800"}',
        b"[" * 100_000,
        b'{"id": ' + b"9" * 5000 + b"}",
    ],
)
def test_what_is_no_line_of_an_archive_is_told(run, line):
    summary = run(line, SECTION, release("1"))
    assert summary.refused == 1
    assert run.said[0].startswith("line 1: ")
    assert Edition.objects.visible().count() == 1


def test_what_has_not_come_yet_is_no_archive(run):
    tomorrow = (timezone.now() + timedelta(days=1)).isoformat()
    run(SECTION, release("1", published_at=tomorrow))
    assert run.said == ["line 2: published_at: has not come yet: an archive has what was public"]
    assert not Release.objects.exists()


def test_a_story_has_one_release_a_language(run):
    summary = run(SECTION, release("1"), release("2", translation_of="1"))
    assert summary.refused == 1
    assert run.said == ["line 3: translation_of: The story has a release in this language already."]


def test_an_exercise_is_no_part_of_itself(run):
    first = {"type": "exercise", "slug": "a-2023", "name": "A-2023"}
    second = {"type": "exercise", "slug": "b-2023", "name": "B-2023", "parent": "a-2023"}
    summary = run(first, second, {**first, "parent": "b-2023"})
    assert summary.refused == 1
    assert run.said[0].startswith("line 3: parent: ")


def test_an_exercise_ends_after_it_starts(run):
    line = {
        "type": "exercise",
        "slug": "a",
        "name": "A",
        "start": "2023-09-02",
        "end": "2023-09-01",
    }
    run(line)
    assert run.said == ["line 1: end: is before its start"]


def test_a_topic_has_one_owner(run):
    state = {"type": "state", "code": "BY", "name": "Belarus"}
    exercise = {"type": "exercise", "slug": "by", "name": "BELARUS", "start": "2023-09-02"}
    summary = run(state, exercise)
    assert summary.refused == 1
    assert run.said[0].startswith("line 2: name: ")


def test_an_alias_leads_to_one_topic(run):
    first = {"type": "tag", "slug": "sea", "name": "Sea", "aliases": ["Water"]}
    second = {"type": "tag", "slug": "lake", "name": "Lake", "aliases": ["water"]}
    summary = run(first, second)
    assert summary.refused == 1
    assert "Sea" in run.said[0]


def test_a_messages_characters_cannot_command_the_terminal(run):
    run('{"type": "section", "\\u001b[2J\\u202e\\ud800": 1, "slug": "a", "name": "A"}')
    assert run.said == ["line 1: \\x1b[2J\\u202e\\ud800: is not a key of this type"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(""),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """A line of the sample with something else in one place of it."""
    line = dict(draw(st.sampled_from(sample())))
    keys = st.sampled_from(sorted(line)) | st.text()
    line[draw(keys)] = draw(JSON | st.sampled_from(list(line.values())))
    return json.dumps(line)


LINES = st.lists(
    spoiled() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(),
    max_size=8,
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(lines=LINES)
def test_no_garbage_breaks_the_import(run, lines):
    before = Release.objects.count()
    summary = run(*sample()[:8], *lines, *sample()[8:], dry_run=True)
    assert summary.total("created") >= 0
    assert Release.objects.count() == before
