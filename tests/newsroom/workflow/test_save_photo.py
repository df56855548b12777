"""Saving a photo's record: a credit changes wherever it stands on the desk, nowhere in print."""

import pytest

from newsroom import workflow
from newsroom.models import Approval, State, Verb
from tests.cast import ahead, in_print, log, refusal, state_of

CREDIT = "Photo by the Ministry of Defence"


def test_every_release_that_shows_it_gets_a_new_version(write, make_photo, photo_editor):
    photo = make_photo()
    revisions = [write(photos=[photo]), write(photos=[photo, make_photo()])]
    other = write(photos=[make_photo()])
    photo.credit = CREDIT
    releases = workflow.save_photo(photo, by=photo_editor)
    assert [release.pk for release in releases] == [each.release_id for each in revisions]
    for release in releases:
        assert release.head.photos[0]["credit"] == CREDIT
        assert (release.head.number, release.head.author) == (2, photo_editor)
        assert log(release) == [Verb.DRAFT, Verb.SAVE]
    assert log(other.release) == [Verb.DRAFT]


def test_what_was_approved_is_a_draft_again(approved, make_photo, photo_editor):
    photo = make_photo()
    revision = approved(photos=[photo])
    photo.credit = CREDIT
    workflow.save_photo(photo, by=photo_editor)
    assert state_of(revision.release) == State.DRAFT
    assert not Approval.objects.standing().exists()


@pytest.mark.parametrize("at", [None, 1])
def test_what_is_in_print_or_scheduled_keeps_the_credit_it_was_approved_with(
    printed, make_photo, photo_editor, at
):
    photo = make_photo()
    edition = printed(photos=[photo], at=at and ahead(hours=at))
    photo.credit = ""
    workflow.save_photo(photo, by=photo_editor)
    shown = in_print(edition.release, at=edition.visible_from)
    assert shown.photos == edition.photos
    assert shown.photos[0]["credit"]


def test_a_credit_taken_away_stops_the_next_submission(write, make_photo, author, photo_editor):
    photo = make_photo()
    revision = write(photos=[photo])
    photo.credit = ""
    (release,) = workflow.save_photo(photo, by=photo_editor)
    assert release.pk == revision.release_id
    with refusal(workflow.NotReady, match="credit"):
        workflow.submit(release.head, by=author)


def test_a_save_that_changes_nothing_makes_no_version(approved, make_photo, photo_editor):
    photo = make_photo()
    revision = approved(photos=[photo])
    workflow.save_photo(photo, by=photo_editor)
    assert state_of(revision.release) == State.APPROVED


@pytest.mark.parametrize("verb", ["withdraw", "kill"])
def test_what_has_ended_is_kept_as_it_was(verb, printed, make_photo, publisher, photo_editor):
    photo = make_photo()
    edition = printed(photos=[photo])
    getattr(workflow, verb)(edition, by=publisher, reason="False.")
    photo.credit = CREDIT
    assert workflow.save_photo(photo, by=photo_editor) == []


def test_a_caption_of_its_own_in_a_release_is_not_overwritten(write, make_photo, photo_editor):
    photo = make_photo()
    write(photos=[photo]).release.release_photos.update(caption="Here")
    photo.caption = "Everywhere"
    (release,) = workflow.save_photo(photo, by=photo_editor)
    assert release.head.photos[0]["caption"] == "Here"


@pytest.mark.parametrize("who", ["author", "reviewer", "publisher", "outsider"])
def test_saving_a_photo_takes_the_right(who, make_photo, request):
    photo, person = make_photo(), request.getfixturevalue(who)
    photo.credit = CREDIT
    with refusal():
        workflow.save_photo(photo, by=person)


@pytest.mark.parametrize(
    "column",
    [
        "caption",
        "credit",
        "photographer",
        "organisation",
        "copyright_notice",
        "usage_terms",
        "place",
        "alt",
        "disclosure_note",
    ],
)
def test_control_characters_are_taken_out(make_photo, write, photo_editor, column):
    photo = make_photo()
    write(photos=[photo])
    setattr(photo, column, " a\0\x01\ufffeb ")
    (release,) = workflow.save_photo(photo, by=photo_editor)
    photo.refresh_from_db()
    assert getattr(photo, column) == release.head.photos[0][column] == "ab"
