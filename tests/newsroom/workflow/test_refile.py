"""Mending a typing error in print, without a word to the readers."""

import pytest

from newsroom import workflow
from newsroom.models import Mark, PrintVerb, State, Verb
from tests.cast import ahead, in_print, log, refusal, state_of


@pytest.fixture
def refiled(printed, changed, publisher):
    """An edition and the one that was refiled in its place."""
    before = printed()
    revision = changed(before.release, title="Mended headline")
    return before, workflow.refile(revision, by=publisher, reason="A typing error.")


def test_the_mended_text_takes_the_place_of_the_other(refiled):
    before, after = refiled
    before.refresh_from_db()
    assert before.visible_until == after.visible_from
    assert in_print(after.release) == after
    assert (after.title, after.verb, after.ordinal) == ("Mended headline", PrintVerb.REFILE, 2)


def test_it_keeps_its_dates_and_says_nothing(refiled):
    before, after = refiled
    assert (after.published_at, after.updated_at) == (before.published_at, None)
    assert (after.mark, after.history) == ("", before.history)


def test_the_desk_remembers_why(refiled):
    _before, after = refiled
    line = after.release.transitions.first()
    assert (line.verb, line.reason) == (Verb.REFILE, "A typing error.")
    assert after.reason == "A typing error."


def test_an_earlier_notice_stays(printed, changed, publisher):
    edition = printed()
    corrected = workflow.correct(
        changed(edition.release, lead="a"), by=publisher, reason="Wrong date."
    )
    refiled = workflow.refile(changed(edition.release, lead="b"), by=publisher, reason="Typo.")
    assert (refiled.mark, refiled.history) == (Mark.CORRECTED, corrected.history)
    assert refiled.updated_at == corrected.updated_at
    assert refiled.notice["note"] == "Wrong date."


@pytest.mark.parametrize("reason", ["", " ", "\0"])
@pytest.mark.parametrize("verb", ["refile", "update", "correct"])
def test_every_change_takes_a_reason(verb, printed, changed, publisher, reason):
    revision = changed(printed().release, lead="x")
    with refusal(match="reason"):
        getattr(workflow, verb)(revision, by=publisher, reason=reason)


@pytest.mark.parametrize("verb", ["refile", "update", "correct"])
@pytest.mark.parametrize("who", ["author", "reviewer", "outsider"])
def test_every_change_takes_the_right(verb, who, printed, changed, request):
    revision, person = changed(printed().release, lead="x"), request.getfixturevalue(who)
    with refusal(match="may not"):
        getattr(workflow, verb)(revision, by=person, reason="Because.")


@pytest.mark.parametrize("verb", ["refile", "update", "correct"])
def test_what_is_not_in_print_is_not_changed_there(verb, approved, publisher):
    revision = approved()
    with refusal(match="not in print yet"):
        getattr(workflow, verb)(revision, by=publisher, reason="Because.")


@pytest.mark.parametrize("verb", ["refile", "update", "correct"])
def test_a_change_nobody_approved_is_not_printed(verb, printed, author, publisher):
    edition = printed()
    revision = workflow.revise(
        edition.release, by=author, base=edition.revision, words={"lead": "x"}
    )
    with refusal():
        getattr(workflow, verb)(revision, by=publisher, reason="Because.")
    workflow.submit(revision, by=author)
    with refusal():
        getattr(workflow, verb)(revision, by=publisher, reason="Because.")


@pytest.mark.parametrize("verb", ["refile", "update", "correct"])
def test_what_has_not_changed_is_not_changed(verb, printed, publisher):
    edition = printed()
    with refusal():
        getattr(workflow, verb)(edition.revision, by=publisher, reason="Because.")


@pytest.mark.parametrize("verb", ["refile", "update", "correct"])
def test_a_change_waits_for_its_instant(verb, printed, changed, publisher):
    edition, instant = printed(), ahead()
    revision = changed(edition.release, title="Later")
    change = getattr(workflow, verb)(revision, by=publisher, reason="Because.", at=instant)
    edition.refresh_from_db()
    assert edition.visible_until == change.visible_from == instant
    assert in_print(edition.release) == edition
    assert in_print(edition.release, at=instant) == change
    assert log(edition.release)[-1] == Verb.SCHEDULE
    assert state_of(edition.release) == State.PRINTED


@pytest.mark.parametrize("verb", ["refile", "update", "correct"])
def test_one_scheduled_edition_at_a_time(verb, printed, changed, publisher):
    edition = printed()
    revision = changed(edition.release, lead="a")
    workflow.update(revision, by=publisher, reason="First.", at=ahead())
    revision = changed(edition.release, lead="b")
    with refusal(match="scheduled"):
        getattr(workflow, verb)(revision, by=publisher, reason="Second.")


@pytest.mark.parametrize("verb", ["refile", "update", "correct"])
def test_what_only_waits_is_not_changed_before_it_is_in_print(verb, printed, changed, publisher):
    edition = printed(at=ahead())
    revision = changed(edition.release, lead="x")
    with refusal(match="unschedule"):
        getattr(workflow, verb)(revision, by=publisher, reason="Because.")
