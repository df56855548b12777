"""One person alone prints: with a reason, marked for ever, until a second has signed."""

import pytest

from newsroom import workflow
from newsroom.models import Approval, Mark, PrintVerb, State, Verb
from tests.cast import ahead, in_print, log, refusal, state_of


@pytest.mark.parametrize("given", ["write", "submitted"])
def test_what_nobody_approved_is_printed_and_marked(given, request, publisher):
    revision = request.getfixturevalue(given)()
    edition = workflow.publish_in_emergency(revision, by=publisher, reason="Alarm at night.\0")
    assert in_print(edition.release) == edition
    assert edition.approval.emergency
    assert (edition.approval.reviewer, edition.approval.reason) == (publisher, "Alarm at night.")
    assert list(Approval.objects.unsigned()) == [edition.approval]
    assert state_of(edition.release) == State.PRINTED
    assert log(edition.release)[-1] == Verb.EMERGENCY


def test_what_was_returned_may_be_printed_in_an_emergency(submitted, reviewer, publisher):
    revision = submitted()
    workflow.return_(revision, by=reviewer, reason="Shorten it.")
    workflow.publish_in_emergency(revision, by=publisher, reason="Alarm.")


def test_readers_do_not_see_the_desks_reason(write, publisher):
    edition = workflow.publish_in_emergency(write(), by=publisher, reason="Alarm.")
    assert (edition.reason, edition.history[0]["note"]) == ("", "")


def test_it_stays_marked_after_the_next_edition(write, changed, publisher):
    edition = workflow.publish_in_emergency(write(), by=publisher, reason="Alarm.")
    workflow.update(changed(edition.release, lead="x"), by=publisher, reason="More.")
    assert list(Approval.objects.unsigned()) == [edition.approval]


@pytest.mark.parametrize("reason", ["", " ", "\0", "\u200b"])
def test_without_a_reason_there_is_no_emergency(write, publisher, reason):
    revision = write()
    with refusal(match="reason"):
        workflow.publish_in_emergency(revision, by=publisher, reason=reason)


@pytest.mark.parametrize("who", ["author", "reviewer", "registrar", "outsider"])
def test_an_emergency_takes_the_right(who, write, request):
    revision, person = write(), request.getfixturevalue(who)
    with refusal(match="may not"):
        workflow.publish_in_emergency(revision, by=person, reason="Alarm.")


def test_not_even_an_emergency_prints_a_photo_without_a_credit(write, make_photo, publisher):
    revision = write(photos=[make_photo(credit="")])
    with refusal(workflow.NotReady, match="credit"):
        workflow.publish_in_emergency(revision, by=publisher, reason="Alarm.")


def test_what_is_approved_needs_no_emergency(approved, publisher):
    revision = approved()
    with refusal():
        workflow.publish_in_emergency(revision, by=publisher, reason="Alarm.")


@pytest.mark.parametrize("verb", ["refile", "update", "correct"])
def test_a_change_of_what_is_in_print_says_so_to_readers(verb, printed, author, publisher):
    edition = printed()
    revision = workflow.revise(
        edition.release, by=author, base=edition.revision, words={"lead": "Run."}
    )
    change = workflow.publish_in_emergency(
        revision, by=publisher, reason="Alarm.", verb=PrintVerb(verb), notice="The road is closed."
    )
    assert (change.verb, change.reason) == (verb, "The road is closed.")
    assert change.approval.reason == "Alarm."


def test_a_change_of_what_is_in_print_takes_a_notice(printed, author, publisher):
    edition = printed()
    revision = workflow.revise(
        edition.release, by=author, base=edition.revision, words={"lead": "Run."}
    )
    with refusal(match="reason"):
        workflow.publish_in_emergency(
            revision, by=publisher, reason="Alarm.", verb=PrintVerb.CORRECT
        )


def test_what_is_in_print_is_not_published_in_an_emergency(printed, author, publisher):
    edition = printed()
    revision = workflow.revise(
        edition.release, by=author, base=edition.revision, words={"lead": "Run."}
    )
    with refusal(match="Choose"):
        workflow.publish_in_emergency(revision, by=publisher, reason="Alarm.")


def test_what_is_not_in_print_is_not_changed_in_an_emergency(write, publisher):
    revision = write()
    with refusal(match="Choose"):
        workflow.publish_in_emergency(
            revision, by=publisher, reason="Alarm.", verb=PrintVerb.UPDATE, notice="x"
        )


@pytest.mark.parametrize("verb", [PrintVerb.KILL, PrintVerb.WITHDRAW])
def test_an_emergency_ends_nothing(verb, printed, author, publisher):
    edition = printed()
    revision = workflow.revise(
        edition.release, by=author, base=edition.revision, words={"lead": "Run."}
    )
    with refusal(match="ends nothing"):
        workflow.publish_in_emergency(
            revision, by=publisher, reason="Alarm.", verb=verb, notice="x"
        )


def test_what_waits_for_its_instant_is_unscheduled_first(printed, author, publisher):
    waited = printed(at=ahead())
    revision = workflow.revise(
        waited.release, by=author, base=waited.revision, words={"lead": "Run."}
    )
    with refusal():
        workflow.publish_in_emergency(revision, by=publisher, reason="Alarm.")
    with refusal(match="scheduled"):
        workflow.publish_in_emergency(
            revision, by=publisher, reason="Alarm.", verb=PrintVerb.UPDATE, notice="x"
        )


def test_an_older_version_is_not_printed_in_an_emergency(write, author, publisher):
    first = write()
    workflow.revise(first.release, by=author, base=first, words={"lead": "x"})
    with refusal(match="newest"):
        workflow.publish_in_emergency(first, by=publisher, reason="Alarm.")


def test_an_emergency_correction_is_marked_for_readers_as_any_other(printed, author, publisher):
    edition = printed()
    revision = workflow.revise(
        edition.release, by=author, base=edition.revision, words={"lead": "Run."}
    )
    change = workflow.publish_in_emergency(
        revision, by=publisher, reason="Alarm.", verb=PrintVerb.CORRECT, notice="Wrong road."
    )
    assert (change.mark, change.notice["note"]) == (Mark.CORRECTED, "Wrong road.")
