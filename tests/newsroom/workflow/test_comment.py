"""Remarks on a revision, for the desk's eyes."""

import pytest

from newsroom import workflow
from newsroom.models import Verb
from tests.cast import log, refusal, state_of


def test_a_remark_is_kept_and_noted_and_changes_no_state(submitted, reviewer):
    revision = submitted()
    state = state_of(revision.release)
    comment = workflow.comment(revision, by=reviewer, text=" Which ground?\0 ")
    assert (comment.text, comment.author, comment.revision) == ("Which ground?", reviewer, revision)
    assert state_of(revision.release) == state
    assert log(revision.release)[-1] == Verb.COMMENT


@pytest.mark.parametrize("text", ["", "  ", "\0"])
def test_an_empty_remark_is_refused(submitted, reviewer, text):
    revision = submitted()
    with refusal():
        workflow.comment(revision, by=reviewer, text=text)


def test_who_may_not_see_the_desk_does_not_remark(submitted, outsider):
    revision = submitted()
    with refusal():
        workflow.comment(revision, by=outsider, text="Hello")


def test_an_answer_stands_below_the_remark_it_answers(submitted, reviewer, author):
    revision = submitted()
    question = workflow.comment(revision, by=reviewer, text="Which ground?")
    newer = workflow.revise(revision.release, by=author, base=revision, words={"lead": "x"})
    answer = workflow.comment(newer, by=author, text="Brestsky.", reply_to=question)
    assert list(question.replies.all()) == [answer]


def test_a_remark_at_another_release_is_not_answered_here(submitted, reviewer):
    question = workflow.comment(submitted(), by=reviewer, text="Which ground?")
    other = submitted()
    with refusal(match="another release"):
        workflow.comment(other, by=reviewer, text="Brestsky.", reply_to=question)


def test_remarks_on_an_older_version_are_welcome(write, author, reviewer):
    first = write()
    workflow.revise(first.release, by=author, base=first, words={"lead": "x"})
    assert workflow.comment(first, by=reviewer, text="Better before.").revision == first


def test_somebody_settles_a_remark(submitted, reviewer, author):
    comment = workflow.comment(submitted(), by=reviewer, text="Which ground?")
    workflow.resolve(comment, by=author)
    comment.refresh_from_db()
    assert comment.resolved_by == author


def test_who_may_not_see_the_desk_settles_nothing(submitted, reviewer, outsider):
    comment = workflow.comment(submitted(), by=reviewer, text="Which ground?")
    with refusal():
        workflow.resolve(comment, by=outsider)
