"""Asking the author for changes."""

import pytest

from newsroom import workflow
from newsroom.models import State, Verb
from tests.cast import log, refusal, state_of


def test_a_reviewer_returns_with_a_reason(submitted, reviewer):
    revision = submitted()
    workflow.return_(revision, by=reviewer, reason=" Name the ground.\x01 ")
    assert state_of(revision.release) == State.RETURNED
    line = revision.release.transitions.first()
    assert (line.verb, line.reason, line.by) == (Verb.RETURN, "Name the ground.", reviewer)


@pytest.mark.parametrize("reason", ["", "  ", "\n\t", "\0\x01"])
def test_without_a_reason_nothing_is_returned(submitted, reviewer, reason):
    revision = submitted()
    with refusal(match="reason"):
        workflow.return_(revision, by=reviewer, reason=reason)


def test_who_wrote_in_it_may_still_return_it(write, author, reviewer):
    first = write()
    revision = workflow.revise(first.release, by=reviewer, base=first, words={"lead": "x"})
    workflow.submit(revision, by=author)
    workflow.return_(revision, by=reviewer, reason="Not ready.")
    assert log(revision.release)[-1] == Verb.RETURN


@pytest.mark.parametrize("who", ["author", "publisher", "outsider"])
def test_returning_takes_the_right(who, submitted, request):
    revision, person = submitted(), request.getfixturevalue(who)
    with refusal():
        workflow.return_(revision, by=person, reason="No.")


@pytest.mark.parametrize("given", ["write", "approved"])
def test_only_what_is_in_review_is_returned(given, request, reviewer):
    revision = request.getfixturevalue(given)()
    with refusal():
        workflow.return_(revision, by=reviewer, reason="No.")


def test_an_older_version_is_not_returned(submitted, author, reviewer):
    first = submitted()
    second = workflow.revise(first.release, by=author, base=first, words={"lead": "x"})
    workflow.submit(second, by=author)
    with refusal(match="newest"):
        workflow.return_(first, by=reviewer, reason="No.")
