"""Taking back an edition before its instant."""

from datetime import UTC, datetime, timedelta

import pytest

from newsroom import workflow
from newsroom.models import Edition, State, Verb
from tests.cast import ahead, in_print, let_come, log, refusal, state_of


def test_an_edition_that_was_taken_back_is_never_seen(printed, publisher):
    edition = printed(at=ahead())
    workflow.unschedule(edition, by=publisher, reason=" Not yet.\0 ")
    for moment in (None, edition.visible_from, edition.visible_from + timedelta(days=1)):
        assert in_print(edition.release, at=moment) is None
    assert state_of(edition.release) == State.APPROVED
    assert log(edition.release)[-1] == Verb.UNSCHEDULE
    assert edition.release.transitions.first().reason == "Not yet."


def test_it_stays_on_record(printed, publisher):
    edition = printed(at=ahead())
    workflow.unschedule(edition, by=publisher)
    edition.refresh_from_db()
    assert edition.visible_until == edition.visible_from


def test_what_was_in_print_stays_in_print(printed, changed, publisher):
    first = printed()
    change = changed(first.release, lead="Changed.")
    change = workflow.correct(change, by=publisher, reason="Wrong.", at=ahead())
    workflow.unschedule(change, by=publisher)
    first.refresh_from_db()
    assert first.visible_until is None
    assert in_print(first.release, at=change.visible_from + timedelta(days=1)) == first


def test_twice_for_the_same_instant_leaves_print_alone(printed, changed, publisher):
    first, instant = printed(), ahead()
    revision = changed(first.release, lead="Changed.")
    for _time in range(3):
        change = workflow.correct(revision, by=publisher, reason="Wrong.", at=instant)
        workflow.unschedule(change, by=publisher)
        assert in_print(first.release, at=instant) == first
    first.refresh_from_db()
    assert first.visible_until is None


def test_what_was_taken_back_is_published_anew_with_its_number(printed, publisher):
    waited = printed(at=ahead())
    workflow.unschedule(waited, by=publisher)
    edition = workflow.publish(waited.revision, by=publisher)
    assert (edition.year, edition.number) == (waited.year, waited.number)
    assert edition.approval == waited.approval
    assert edition.ordinal == 2
    assert edition.published_at == edition.visible_from < waited.visible_from
    assert edition.history[0]["at"] == edition.visible_from.isoformat()
    assert in_print(edition.release) == edition


def test_what_comes_in_another_year_gets_a_number_of_that_year(printed, publisher):
    waited = printed(at=datetime(2099, 1, 1, 12, tzinfo=UTC))
    workflow.unschedule(waited, by=publisher)
    edition = workflow.publish(waited.revision, by=publisher)
    assert (waited.year, edition.year, edition.number) == (2099, edition.published_at.year, 1)


def test_the_number_stays_if_a_translation_has_it_in_print(printed, publisher):
    english = printed()
    later = datetime(2099, 1, 1, 12, tzinfo=UTC)
    russian = printed(language="ru", translation_of=english.release, at=later)
    workflow.unschedule(russian, by=publisher)
    again = workflow.publish(russian.revision, by=publisher, at=later)
    assert (again.year, again.number) == (english.year, english.number)


def test_its_approval_is_gone_once_the_words_change(printed, author, publisher):
    waited = printed(at=ahead())
    workflow.unschedule(waited, by=publisher)
    workflow.revise(waited.release, by=author, base=waited.revision, words={"lead": "x"})
    waited.approval.refresh_from_db()
    assert waited.approval.revoked_at
    with refusal():
        workflow.publish(waited.revision, by=publisher)


def test_editing_what_waits_changes_nothing_of_what_will_be_printed(printed, author):
    waited = printed(at=ahead())
    workflow.revise(waited.release, by=author, base=waited.revision, words={"title": "Newer"})
    assert state_of(waited.release) == State.DRAFT
    assert in_print(waited.release, at=waited.visible_from).title == waited.title


def test_a_working_copy_that_has_gone_further_stays_where_it_is(printed, changed, publisher):
    waited = printed(at=ahead())
    revision = changed(waited.release, lead="Newer.")
    workflow.unschedule(waited, by=publisher)
    assert state_of(waited.release) == State.APPROVED
    assert workflow.publish(revision, by=publisher).lead == "Newer."


def test_what_has_opened_is_not_unscheduled(printed, publisher):
    edition = printed()
    with refusal(match="not waiting"):
        workflow.unschedule(edition, by=publisher)


def test_what_opened_meanwhile_is_not_unscheduled(printed, publisher):
    edition = printed(at=ahead())
    let_come(edition)
    with refusal(match="not waiting"):
        workflow.unschedule(edition, by=publisher)
    assert in_print(edition.release) == edition


def test_nothing_is_unscheduled_twice(printed, publisher):
    edition = printed(at=ahead())
    workflow.unschedule(edition, by=publisher)
    with refusal(match="not waiting"):
        workflow.unschedule(edition, by=publisher)


@pytest.mark.parametrize("who", ["author", "reviewer", "outsider"])
def test_unscheduling_takes_the_right(who, printed, request):
    edition, person = printed(at=ahead()), request.getfixturevalue(who)
    with refusal(match="may not"):
        workflow.unschedule(edition, by=person)


def test_the_public_never_knew(printed, publisher, topic):
    edition = printed(at=ahead(), topics=[topic("CSTO")])
    workflow.unschedule(edition, by=publisher)
    assert not Edition.public.exists()
    assert not Edition.public.with_removed().exists()
    assert not Edition.objects.scheduled().exists()
    assert not Edition.objects.opened().exists()
