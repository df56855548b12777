"""The four eyes: nobody approves what they wrote, whatever their groups."""

import pytest
from django.contrib.auth.models import Group

from newsroom import workflow
from newsroom.models import Release, State, Verb
from tests.cast import ahead, let_come, log, refusal, state_of


def also(user, *roles):
    """Give a person more roles; rights are cached on the object, so take a new one."""
    user.groups.add(*Group.objects.filter(name__in=roles))
    return type(user).objects.get(pk=user.pk)


def submit_change(revision, by, author, **words):
    newer = workflow.revise(revision.release, by=by, base=revision, words=words or {"lead": "x"})
    workflow.submit(newer, by=author)
    return newer


def test_a_reviewer_approves_what_somebody_else_wrote(submitted, reviewer):
    revision = submitted()
    approval = workflow.approve(revision, by=reviewer)
    assert (approval.revision, approval.reviewer) == (revision, reviewer)
    assert not approval.emergency
    assert state_of(revision.release) == State.APPROVED
    assert log(revision.release) == [Verb.DRAFT, Verb.SUBMIT, Verb.APPROVE]


@pytest.mark.parametrize("who", ["second_author", "publisher", "registrar", "outsider"])
def test_approving_takes_the_right(who, submitted, request):
    revision, person = submitted(), request.getfixturevalue(who)
    with refusal(match="may not"):
        workflow.approve(revision, by=person)


def test_an_author_with_the_right_does_not_approve_their_own(submitted, author):
    revision = submitted()
    with refusal(match="Somebody else"):
        workflow.approve(revision, by=also(author, "Reviewer"))


def test_not_even_a_superuser_approves_their_own(write, author, superuser):
    revision = submit_change(write(), superuser, author)
    with refusal(match="Somebody else"):
        workflow.approve(revision, by=superuser)


def test_a_superuser_who_wrote_nothing_approves(submitted, superuser):
    workflow.approve(submitted(), by=superuser)


def test_who_wrote_an_earlier_version_does_not_approve_a_later_one(
    write, author, reviewer, second_author, second_reviewer
):
    mended = workflow.revise(
        (first := write()).release, by=reviewer, base=first, words={"lead": "Mended."}
    )
    last = submit_change(mended, second_author, author, lead="Rewritten.")
    with refusal(match="Somebody else"):
        workflow.approve(last, by=reviewer)
    workflow.approve(last, by=second_reviewer)


def test_words_taken_out_again_still_count(write, author, reviewer, second_author):
    first = write()
    theirs = workflow.revise(first.release, by=reviewer, base=first, words={"lead": "Theirs."})
    restored = submit_change(theirs, author, author, **workflow.words_of(first))
    with refusal(match="Somebody else"):
        workflow.approve(restored, by=reviewer)


def test_a_photo_editor_who_mended_a_credit_is_a_contributor(
    write, author, make_photo, photo_editor
):
    photo = make_photo(credit="")
    revision = write(photos=[photo])
    photo.credit = "Photo by the press service of the Joint Staff"
    person = also(photo_editor, "Reviewer")
    workflow.save_photo(photo, by=person)
    revision = Release.objects.get(pk=revision.release_id).head
    workflow.submit(revision, by=author)
    with refusal(match="Somebody else"):
        workflow.approve(revision, by=person)


def test_after_an_edition_the_count_begins_anew(printed, author, second_author, reviewer):
    edition = printed()
    revision = submit_change(edition.revision, second_author, author)
    assert workflow.contributors(revision) == {second_author.pk}
    workflow.approve(revision, by=also(author, "Reviewer"))


def test_the_reviewer_of_the_edition_who_then_wrote_does_not_approve(printed, author, reviewer):
    edition = printed()
    revision = submit_change(edition.revision, reviewer, author)
    with refusal(match="Somebody else"):
        workflow.approve(revision, by=reviewer)


def test_an_edition_that_waits_does_not_begin_the_count_anew(
    printed, author, second_author, reviewer
):
    edition = printed(at=ahead())
    revision = submit_change(edition.revision, second_author, author)
    assert workflow.contributors(revision) == {author.pk, second_author.pk}
    with refusal(match="Somebody else"):
        workflow.approve(revision, by=also(author, "Reviewer"))


def test_an_edition_that_was_unscheduled_does_not_either(printed, author, second_author, publisher):
    edition = printed(at=ahead())
    workflow.unschedule(edition, by=publisher)
    revision = submit_change(edition.revision, second_author, author)
    with refusal(match="Somebody else"):
        workflow.approve(revision, by=also(author, "Reviewer"))


def test_an_edition_counts_once_it_has_opened(printed, author, second_author):
    edition = printed(at=ahead())
    revision = submit_change(edition.revision, second_author, author)
    let_come(edition)
    assert workflow.contributors(revision) == {second_author.pk}


def test_a_change_that_was_unscheduled_still_has_its_contributors(
    printed, changed, author, second_author, reviewer, publisher
):
    edition = printed()
    change = changed(edition.release, by=second_author, lead="Changed.")
    scheduled = workflow.correct(change, by=publisher, reason="Wrong date.", at=ahead())
    workflow.unschedule(scheduled, by=publisher)
    revision = submit_change(change, author, author, lead="Changed again.")
    with refusal(match="Somebody else"):
        workflow.approve(revision, by=also(second_author, "Reviewer"))


def test_an_older_version_is_not_approved(submitted, author, reviewer):
    first = submitted()
    submit_change(first, author, author)
    with refusal(match="newest"):
        workflow.approve(first, by=reviewer)


def test_a_draft_is_not_approved(write, reviewer):
    revision = write()
    with refusal():
        workflow.approve(revision, by=reviewer)


@pytest.mark.parametrize("given", ["approved", "printed"])
def test_what_is_approved_is_not_approved_twice(given, request, second_reviewer):
    made = request.getfixturevalue(given)()
    revision = getattr(made, "revision", made)
    with refusal():
        workflow.approve(revision, by=second_reviewer)


def test_a_credit_that_changed_meanwhile_takes_the_review_back(
    submitted, make_photo, reviewer, photo_editor
):
    photo = make_photo()
    revision = submitted(photos=[photo])
    photo.credit = ""
    workflow.save_photo(photo, by=photo_editor)
    with refusal(match="newest"):
        workflow.approve(revision, by=reviewer)
    assert state_of(revision.release) == State.DRAFT


def test_a_reason_given_with_a_yes_is_kept(submitted, reviewer):
    revision = submitted()
    workflow.approve(revision, by=reviewer, reason=" As agreed\0 by telephone. ")
    assert revision.release.transitions.first().reason == "As agreed by telephone."
