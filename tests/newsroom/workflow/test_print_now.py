"""Printing at once what waits for its instant."""

import pytest

from newsroom import workflow
from newsroom.models import PrintVerb, State, Verb
from tests.cast import ahead, in_print, let_come, log, refusal, state_of


def test_what_waits_is_in_print_at_once(printed, publisher):
    waited = printed(at=ahead(), embargoed=True)
    edition = workflow.print_now(waited, by=publisher)
    assert in_print(edition.release) == edition
    assert in_print(edition.release, at=waited.visible_from) == edition
    assert edition.published_at == edition.visible_from < waited.visible_from
    assert (edition.revision, edition.approval) == (waited.revision, waited.approval)
    assert state_of(edition.release) == State.PRINTED
    assert log(edition.release)[-2:] == [Verb.UNSCHEDULE, Verb.PUBLISH]


def test_a_change_keeps_its_verb_and_its_notice(printed, changed, publisher):
    first = printed()
    revision = changed(first.release, lead="Changed.")
    waited = workflow.correct(revision, by=publisher, reason="Wrong date.", at=ahead())
    edition = workflow.print_now(waited, by=publisher)
    first.refresh_from_db()
    assert first.visible_until == edition.visible_from
    assert (edition.verb, edition.reason) == (PrintVerb.CORRECT, "Wrong date.")
    assert edition.notice["at"] == edition.visible_from == edition.updated_at
    assert len(edition.history) == 2


@pytest.mark.parametrize("go_on", ["draft", "approved"])
def test_it_prints_what_waited_though_the_desk_has_gone_further(
    printed, changed, author, publisher, go_on
):
    waited = printed(at=ahead())
    if go_on == "approved":
        changed(waited.release, title="Newer")
    else:
        workflow.revise(waited.release, by=author, base=waited.revision, words={"title": "Newer"})
    edition = workflow.print_now(waited, by=publisher)
    assert (edition.title, edition.revision) == (waited.title, waited.revision)
    assert state_of(edition.release) == go_on


def test_the_change_that_was_ready_then_follows(printed, changed, publisher):
    waited = printed(at=ahead())
    revision = changed(waited.release, title="Newer")
    workflow.print_now(waited, by=publisher)
    assert workflow.update(revision, by=publisher, reason="More.").title == "Newer"


def test_what_has_opened_is_not_printed_again(printed, publisher):
    edition = printed()
    with refusal(match="not waiting"):
        workflow.print_now(edition, by=publisher)


def test_what_opened_meanwhile_is_not_printed_again(printed, publisher):
    edition = printed(at=ahead())
    let_come(edition)
    with refusal(match="not waiting"):
        workflow.print_now(edition, by=publisher)


def test_what_was_taken_back_is_not_printed(printed, publisher):
    edition = printed(at=ahead())
    workflow.unschedule(edition, by=publisher)
    with refusal(match="not waiting"):
        workflow.print_now(edition, by=publisher)


@pytest.mark.parametrize("who", ["author", "reviewer", "outsider"])
def test_printing_at_once_takes_the_right(who, printed, request):
    edition, person = printed(at=ahead()), request.getfixturevalue(who)
    with refusal(match="may not"):
        workflow.print_now(edition, by=person)
