"""Saving: a version for each change, and never a lost text."""

import pytest

from newsroom import workflow
from newsroom.models import Approval, State, Verb
from tests.cast import ahead, in_print, log, refusal, state_of


def revise(revision, by, **words):
    return workflow.revise(revision.release, by=by, base=revision, words=words)


def test_a_change_is_a_new_version_and_a_line_in_the_log(write, author, second_author):
    first = write()
    second = revise(first, second_author, title="Another headline")
    assert (second.number, second.title, second.author) == (2, "Another headline", second_author)
    assert log(first.release) == [Verb.DRAFT, Verb.SAVE]


def test_the_version_before_stays_as_it_was(write, author):
    first = write(title="Before")
    revise(first, author, title="After")
    first.refresh_from_db()
    assert first.title == "Before"


def test_a_save_that_changes_nothing_is_no_version(write, author):
    first = write()
    assert revise(first, author, title=first.title) == first
    assert log(first.release) == [Verb.DRAFT]


def test_a_save_that_changes_nothing_leaves_an_approval_standing(approved, author):
    revision = approved()
    revise(revision, author, title=f" {revision.title} ", publish_at=None)
    assert state_of(revision.release) == State.APPROVED


@pytest.mark.parametrize("given", ["submitted", "approved"])
def test_a_change_makes_a_draft_again(given, request, author):
    revision = request.getfixturevalue(given)()
    revise(revision, author, lead="Changed.")
    assert state_of(revision.release) == State.DRAFT


def test_a_change_leaves_the_approval_behind(approved, author):
    revision = approved()
    revise(revision, author, lead="Changed.")
    assert not Approval.objects.standing().filter(revision__release=revision.release).exists()


def test_words_put_back_do_not_bring_the_approval_back(approved, author, publisher):
    revision = approved()
    second = revise(revision, author, lead="Changed.")
    third = revise(second, author, **workflow.words_of(revision))
    assert third.digest == revision.digest
    for each in (revision, third):
        with refusal():
            workflow.publish(each, by=publisher)


def test_what_was_returned_stays_returned_until_it_is_submitted(submitted, author, reviewer):
    revision = submitted()
    workflow.return_(revision, by=reviewer, reason="Shorten it.")
    revise(revision, author, lead="Shorter.")
    assert state_of(revision.release) == State.RETURNED


def test_a_change_of_what_is_in_print_changes_nothing_in_print(printed, author):
    edition = printed()
    revise(edition.revision, author, title="Not yet")
    assert in_print(edition.release).title == edition.title
    assert state_of(edition.release) == State.DRAFT


def test_the_approval_of_what_is_in_print_stands(printed, author):
    edition = printed()
    revise(edition.revision, author, title="Not yet")
    edition.approval.refresh_from_db()
    assert edition.approval.revoked_at is None


def test_the_second_of_two_saves_is_refused_with_the_first_in_hand(write, author, second_author):
    base = write()
    theirs = revise(base, author, title="First")
    with refusal(workflow.Conflict) as raised:
        revise(base, second_author, title="Second")
    assert raised.value.theirs == theirs
    assert raised.value.theirs.title == "First"


def test_a_save_without_a_base_is_refused(write, author):
    revision = write()
    with refusal(workflow.Conflict):
        workflow.revise(revision.release, by=author, base=None, words={"title": "x"})


def test_the_version_of_another_release_is_no_base(write, author):
    revision, other = write(), write()
    with refusal(workflow.Conflict):
        workflow.revise(revision.release, by=author, base=other, words={"title": "x"})


def test_recording_takes_what_stands_in_the_working_copy(write, author):
    first = write()
    release = first.release
    release.title = "Typed"
    release.save(update_fields=["title"])
    second = workflow.record(release, by=author, base=first)
    assert (second.number, second.title) == (2, "Typed")


def test_recording_is_refused_once_somebody_else_saved(write, author, second_author):
    first = write()
    revise(first, author, title="First")
    with refusal(workflow.Conflict):
        workflow.record(first.release, by=second_author, base=first)


@pytest.mark.parametrize("who", ["registrar", "photo_editor", "outsider"])
def test_who_may_not_change_a_release_saves_nothing(who, write, request):
    revision, person = write(), request.getfixturevalue(who)
    with refusal():
        revise(revision, person, title="x")
    with refusal():
        workflow.record(revision.release, by=person, base=revision)


@pytest.mark.parametrize("verb", ["withdraw", "kill"])
def test_what_has_ended_is_kept_as_it_was(verb, printed, author, publisher):
    edition = printed()
    getattr(workflow, verb)(edition, by=publisher, reason="False.")
    with refusal(match="new release"):
        revise(edition.revision, author, title="x")


@pytest.mark.parametrize(
    "column",
    ["state", "head", "head_id", "group", "group_id", "language", "created_by", "archive_id", "pk"],
)
def test_a_save_sets_words_and_nothing_that_is_a_verbs(write, author, column):
    revision = write()
    with refusal(TypeError):
        revise(revision, author, **{column: "approved"})


def test_a_wish_for_an_hour_is_no_version(write, author):
    first = write()
    assert revise(first, author, publish_at=ahead(), embargoed=True) == first
    first.release.refresh_from_db()
    assert first.release.embargoed


def test_photos_and_topics_make_a_version_too(write, author, make_photo, topic):
    first = write()
    second = workflow.revise(first.release, by=author, base=first, photos=[make_photo()])
    third = workflow.revise(first.release, by=author, base=second, topics=[topic("CSTO")])
    assert (third.number, len(third.photos), len(third.topics)) == (3, 1, 1)


def test_the_order_of_photos_is_a_change(write, author, make_photo):
    photos = [make_photo(), make_photo()]
    first = write(photos=photos)
    second = workflow.revise(first.release, by=author, base=first, photos=photos[::-1])
    assert [entry["photo"] for entry in second.photos] == [photos[1].pk, photos[0].pk]


def test_a_photo_that_stays_keeps_its_caption_in_the_release(write, author, make_photo):
    photo = make_photo()
    first = write(photos=[photo])
    first.release.release_photos.update(caption="On the road")
    second = workflow.revise(first.release, by=author, base=first, photos=[make_photo(), photo])
    assert second.photos[1]["caption"] == "On the road"


def test_photos_left_alone_stay(write, author, make_photo):
    first = write(photos=[make_photo()])
    assert revise(first, author, title="x").photos == first.photos
