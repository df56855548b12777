"""Correcting what is in print, with a notice on top of it."""

from itertools import pairwise

import pytest

from newsroom import workflow
from newsroom.models import Mark, PrintVerb, Verb
from tests.cast import in_print, log


@pytest.fixture
def change(changed, publisher):
    """Change the release in print by a verb, and give the edition."""

    def make(release, verb, note):
        revision = changed(release, lead=note)
        return getattr(workflow, verb)(revision, by=publisher, reason=note)

    return make


def test_a_correction_is_marked_dated_and_explained(printed, change):
    before = printed()
    after = change(before.release, "correct", "It was 6 September, not 4.")
    assert (after.verb, after.mark) == (PrintVerb.CORRECT, Mark.CORRECTED)
    assert after.published_at == before.published_at
    assert after.updated_at == after.visible_from
    assert after.notice["note"] == "It was 6 September, not 4."
    assert after.notice["at"] == after.visible_from
    assert log(after.release)[-1] == Verb.CORRECT


def test_the_history_tells_every_change_newest_first(printed, change):
    release = printed().release
    for verb, note in [("update", "More."), ("correct", "Wrong."), ("refile", "Typo.")]:
        edition = change(release, verb, note)
    told = [(entry["verb"], entry["note"]) for entry in edition.history]
    assert told == [("correct", "Wrong."), ("update", "More."), ("publish", "")]


def test_an_update_after_a_correction_stays_marked_as_corrected(printed, change):
    release = printed().release
    change(release, "correct", "Wrong date.")
    edition = change(release, "update", "More.")
    assert edition.mark == Mark.CORRECTED
    assert edition.notice["note"] == "Wrong date."
    assert edition.history[0]["note"] == "More."


def test_a_second_correction_is_the_one_announced(printed, change):
    release = printed().release
    change(release, "correct", "Wrong date.")
    assert change(release, "correct", "Wrong place.").notice["note"] == "Wrong place."


def test_earlier_editions_stay_on_record_as_they_were(printed, change):
    first = printed()
    change(first.release, "correct", "Wrong date.")
    change(first.release, "correct", "Wrong place.")
    editions = list(first.release.editions.order_by("ordinal"))
    assert [edition.ordinal for edition in editions] == [1, 2, 3]
    assert editions[0].lead == first.lead
    for earlier, later in pairwise(editions):
        assert earlier.visible_until == later.visible_from


def test_what_was_printed_then_can_be_read_as_it_was_then(printed, change):
    first = printed()
    second = change(first.release, "correct", "Wrong date.")
    assert in_print(first.release, at=first.visible_from) == first
    assert in_print(first.release, at=second.visible_from) == second


def test_a_topic_taken_off_is_no_longer_found_there(printed, author, reviewer, publisher, topic):
    edition = printed(topics=[topic("CSTO"), topic("Belarus")])
    revision = workflow.revise(
        edition.release, by=author, base=edition.revision, topics=[topic("CSTO")]
    )
    workflow.submit(revision, by=author)
    workflow.approve(revision, by=reviewer)
    corrected = workflow.correct(revision, by=publisher, reason="Wrong topic.")
    assert [row.topic.name for row in corrected.edition_topics.all()] == ["CSTO"]
