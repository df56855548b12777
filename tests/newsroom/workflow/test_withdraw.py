"""Letting a release stand no longer: its text stays, under a banner."""

import pytest

from newsroom import workflow
from newsroom.models import Edition, Mark, PrintVerb, State, Verb
from tests.cast import ahead, in_print, log, refusal, state_of


def test_the_text_stays_readable_under_the_reason(printed, publisher):
    first = printed()
    last = workflow.withdraw(first, by=publisher, reason=" Announced too early. ")
    assert (last.verb, last.mark) == (PrintVerb.WITHDRAW, Mark.WITHDRAWN)
    assert (last.title, last.body) == (first.title, first.body)
    assert last.notice["note"] == last.reason == "Announced too early."
    assert (last.published_at, last.updated_at) == (first.published_at, last.visible_from)
    assert Edition.public.get() == last
    assert state_of(first.release) == State.WITHDRAWN
    assert log(first.release)[-1] == Verb.WITHDRAW


def test_it_is_what_was_approved_for_the_edition_in_print(printed, author, publisher):
    first = printed()
    workflow.revise(first.release, by=author, base=first.revision, words={"title": "Newer"})
    last = workflow.withdraw(first, by=publisher, reason="Too early.")
    assert (last.title, last.revision, last.approval) == (
        first.title,
        first.revision,
        first.approval,
    )


def test_a_change_that_was_approved_is_not_printed_any_more(printed, changed, publisher):
    first = printed()
    revision = changed(first.release, title="Newer")
    workflow.withdraw(first, by=publisher, reason="Too early.")
    with refusal():
        workflow.update(revision, by=publisher, reason="More.")


def test_what_is_scheduled_after_it_is_cancelled(printed, changed, publisher):
    first = printed()
    revision = changed(first.release, title="Newer")
    change = workflow.update(revision, by=publisher, reason="More.", at=ahead())
    last = workflow.withdraw(first, by=publisher, reason="Too early.")
    assert in_print(first.release, at=change.visible_from) == last
    assert log(first.release)[-2:] == [Verb.UNSCHEDULE, Verb.WITHDRAW]
    assert state_of(first.release) == State.WITHDRAWN


def test_an_older_edition_stands_for_its_release(printed, changed, publisher):
    first = printed()
    second = workflow.update(changed(first.release, title="Newer"), by=publisher, reason="More.")
    last = workflow.withdraw(first, by=publisher, reason="Too early.")
    assert last.title == second.title
    second.refresh_from_db()
    assert second.visible_until == last.visible_from


@pytest.mark.parametrize("reason", ["", "  ", "\0"])
@pytest.mark.parametrize("verb", ["withdraw", "kill"])
def test_an_end_takes_a_reason(verb, printed, publisher, reason):
    edition = printed()
    with refusal(match="reason"):
        getattr(workflow, verb)(edition, by=publisher, reason=reason)


@pytest.mark.parametrize("verb", ["withdraw", "kill"])
@pytest.mark.parametrize("who", ["author", "reviewer", "registrar", "outsider"])
def test_an_end_takes_the_right(verb, who, printed, request):
    edition, person = printed(), request.getfixturevalue(who)
    with refusal(match="may not"):
        getattr(workflow, verb)(edition, by=person, reason="Because.")


@pytest.mark.parametrize("verb", ["withdraw", "kill"])
def test_what_only_waits_is_unscheduled_instead(verb, printed, publisher):
    edition = printed(at=ahead())
    with refusal(match="Unschedule it"):
        getattr(workflow, verb)(edition, by=publisher, reason="Because.")


@pytest.mark.parametrize("first", ["withdraw", "kill"])
def test_what_has_ended_is_not_withdrawn(first, printed, publisher):
    edition = getattr(workflow, first)(printed(), by=publisher, reason="Because.")
    with refusal():
        workflow.withdraw(edition, by=publisher, reason="Again.")


@pytest.mark.parametrize("verb", ["withdraw", "kill"])
def test_nothing_comes_after_an_end(verb, printed, author, reviewer, publisher):
    edition = getattr(workflow, verb)(printed(), by=publisher, reason="Because.")
    revision = edition.revision
    for attempt in (
        lambda: workflow.submit(revision, by=author),
        lambda: workflow.take_back(revision, by=author),
        lambda: workflow.approve(revision, by=reviewer),
        lambda: workflow.publish(revision, by=publisher),
        lambda: workflow.correct(revision, by=publisher, reason="x"),
        lambda: workflow.print_now(edition, by=publisher),
        lambda: workflow.unschedule(edition, by=publisher),
        lambda: workflow.publish_in_emergency(revision, by=publisher, reason="x"),
    ):
        with refusal():
            attempt()
