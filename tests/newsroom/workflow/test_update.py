"""Adding to what is in print, with a note."""

from newsroom import workflow
from newsroom.models import Mark, PrintVerb, Verb
from tests.cast import log


def test_an_update_is_marked_dated_and_noted(printed, changed, publisher):
    before = printed()
    revision = changed(before.release, lead="More is known.")
    after = workflow.update(revision, by=publisher, reason="Figures added.")
    assert (after.verb, after.mark) == (PrintVerb.UPDATE, Mark.UPDATED)
    assert after.published_at == before.published_at
    assert after.updated_at == after.visible_from
    assert after.notice["note"] == "Figures added."
    assert log(after.release)[-1] == Verb.UPDATE


def test_a_correction_outweighs_an_update(printed, changed, publisher):
    release = printed().release
    workflow.update(changed(release, lead="a"), by=publisher, reason="Added.")
    edition = workflow.correct(changed(release, lead="b"), by=publisher, reason="Wrong.")
    assert edition.mark == Mark.CORRECTED


def test_an_update_may_change_photos_and_the_old_ones_stay_on_record(
    printed, make_photo, author, reviewer, publisher
):
    first, second = make_photo(), make_photo()
    edition = printed(photos=[first])
    revision = workflow.revise(edition.release, by=author, base=edition.revision, photos=[second])
    workflow.submit(revision, by=author)
    workflow.approve(revision, by=reviewer)
    after = workflow.update(revision, by=publisher, reason="A better picture.")
    edition.refresh_from_db()
    assert [entry["photo"] for entry in edition.photos] == [first.pk]
    assert [entry["photo"] for entry in after.photos] == [second.pk]
