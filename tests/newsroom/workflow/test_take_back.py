"""Taking back what waits for a review or for printing."""

import pytest

from newsroom import workflow
from newsroom.models import Approval, State, Verb
from tests.cast import ahead, log, refusal, state_of


@pytest.mark.parametrize("given", ["submitted", "approved"])
def test_what_waits_becomes_a_draft_again(given, request, author):
    revision = request.getfixturevalue(given)()
    workflow.take_back(revision, by=author)
    assert state_of(revision.release) == State.DRAFT
    assert log(revision.release)[-1] == Verb.TAKE_BACK


def test_its_approval_counts_no_more(approved, author, publisher):
    revision = approved()
    workflow.take_back(revision, by=author)
    assert not Approval.objects.standing().exists()
    workflow.submit(revision, by=author)
    with refusal():
        workflow.publish(revision, by=publisher)


def test_it_is_approved_anew(approved, author, reviewer, publisher):
    revision = approved()
    workflow.take_back(revision, by=author)
    workflow.submit(revision, by=author)
    second = workflow.approve(revision, by=reviewer)
    assert workflow.publish(revision, by=publisher).approval == second
    assert revision.approvals.count() == 2


def test_a_draft_is_not_taken_back(write, author):
    revision = write()
    with refusal():
        workflow.take_back(revision, by=author)


@pytest.mark.parametrize("at", [None, 1])
def test_what_is_printed_or_scheduled_is_not_taken_back(printed, author, at):
    edition = printed(at=at and ahead(hours=at))
    with refusal():
        workflow.take_back(edition.revision, by=author)


def test_taking_back_takes_the_right(submitted, outsider):
    revision = submitted()
    with refusal():
        workflow.take_back(revision, by=outsider)


def test_an_older_version_is_not_taken_back(approved, author):
    first = approved()
    second = workflow.revise(first.release, by=author, base=first, words={"lead": "x"})
    workflow.submit(second, by=author)
    with refusal(match="newest"):
        workflow.take_back(first, by=author)


def test_taking_back_a_change_leaves_print_and_its_approval_alone(printed, changed, author):
    edition = printed()
    revision = changed(edition.release, lead="Changed.")
    workflow.take_back(revision, by=author)
    edition.refresh_from_db()
    assert edition.visible_until is None
    assert edition.approval.revoked_at is None
