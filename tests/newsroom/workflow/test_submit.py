"""Asking for a review."""

import pytest

from newsroom import workflow
from newsroom.models import Kind, State, Verb
from tests import registry
from tests.cast import log, refusal, state_of


def test_a_complete_draft_goes_into_review(write, author):
    revision = write()
    workflow.submit(revision, by=author)
    assert state_of(revision.release) == State.IN_REVIEW
    assert log(revision.release) == [Verb.DRAFT, Verb.SUBMIT]


def test_what_was_returned_is_submitted_again(submitted, author, reviewer):
    revision = submitted()
    workflow.return_(revision, by=reviewer, reason="Why?")
    workflow.submit(revision, by=author)
    assert state_of(revision.release) == State.IN_REVIEW


@pytest.mark.parametrize("who", ["registrar", "photo_editor", "outsider"])
def test_submitting_takes_the_right(who, write, request):
    revision, person = write(), request.getfixturevalue(who)
    with refusal():
        workflow.submit(revision, by=person)


@pytest.mark.parametrize("given", ["submitted", "approved"])
def test_what_is_under_way_is_not_submitted_again(given, request, author):
    revision = request.getfixturevalue(given)()
    with refusal():
        workflow.submit(revision, by=author)


def test_what_is_printed_is_not_submitted(printed, author):
    edition = printed()
    with refusal():
        workflow.submit(edition.revision, by=author)


def test_an_older_version_is_not_submitted(write, author):
    first = write()
    workflow.revise(first.release, by=author, base=first, words={"title": "Newer"})
    with refusal(match="newest"):
        workflow.submit(first, by=author)


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"title": "\x01 "}, "id_title"),
        ({"section": None}, "id_section"),
        ({"body": ""}, "id_body"),
        ({"body": "<p></p>"}, "id_body"),
        ({"body": "<p>&nbsp;<br></p>"}, "id_body"),
        ({"body": "<script>x</script>"}, "id_body"),
        ({"dateline_place": "", "dateline_text": ""}, "id_dateline_place"),
        ({"byline": " "}, "id_byline"),
        ({"kind": Kind.COMMENTARY}, "id_source_name"),
        ({"kind": Kind.RELAYED}, "id_source_name"),
        ({"source_url": "javascript:alert(1)"}, "id_source_url"),
        ({"kind": Kind.PHOTO_REPORT}, "id_release_photos-0-photo"),
    ],
)
def test_what_lacks_something_is_not_submitted_and_the_field_is_named(write, author, words, field):
    revision = write(**words)
    with refusal(workflow.NotReady) as raised:
        workflow.submit(revision, by=author)
    assert field in [problem.field for problem in raised.value.problems]


@pytest.mark.parametrize("credit", ["", "  ", "\0\x01", "\u200b", "\u2060\u034f", "\u3164"])
def test_a_photo_without_a_credit_stops_a_submission(write, author, make_photo, credit):
    photo = make_photo()
    type(photo).objects.filter(pk=photo.pk).update(credit=credit.replace("\0", ""))
    revision = write(photos=[make_photo(), photo])
    with refusal(workflow.NotReady, match="Photo 2: add a credit"):
        workflow.submit(revision, by=author)


def test_a_photo_without_an_alternative_text_stops_a_submission(write, author, make_photo):
    revision = write(photos=[make_photo(alt=" ")])
    with refusal(workflow.NotReady, match="Photo 1: add a text alternative"):
        workflow.submit(revision, by=author)


def test_a_decorative_photo_needs_no_alternative_text(write, author, make_photo):
    revision = write(photos=[make_photo(alt="", decorative=True)])
    workflow.submit(revision, by=author)


def test_all_that_is_missing_is_said_at_once(write, author, make_photo):
    revision = write(section=None, byline="", photos=[make_photo(credit="", alt="")])
    with refusal(workflow.NotReady) as raised:
        workflow.submit(revision, by=author)
    assert len(raised.value.problems) == 4


@pytest.mark.parametrize("words", [{"title": "x" * 100}, {"lead": "x" * 300}, {"lead": ""}])
def test_advice_stops_nobody(write, author, words):
    workflow.submit(write(**words), by=author)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"title": "\u200b"}, "headline"),
        ({"body": "<p>\u200b&#173;</p>"}, "text"),
        ({"byline": "\u2800"}, "byline"),
    ],
)
def test_what_nobody_can_see_is_not_there(write, author, words, sentence):
    revision = write(**words)
    with refusal(workflow.NotReady, match=sentence):
        workflow.submit(revision, by=author)


def test_an_alternative_text_that_says_nothing_is_none(write, author, make_photo):
    revision = write(photos=[make_photo(alt="\u200b")])
    with refusal(workflow.NotReady, match="text alternative"):
        workflow.submit(revision, by=author)


def test_a_release_that_names_an_unannounced_exercise_is_not_submitted(write, author):
    secret = registry.exercise("Frontier-2030", announced=False).topic
    with pytest.raises(workflow.NotReady, match="has not been announced"):
        workflow.submit(write(topics=[secret]), by=author)
