"""Whose step is next: what waits for a person is what that person could do."""

from newsroom import workflow
from newsroom.models import Release
from tests.cast import ahead


def waiting(user):
    return list(Release.objects.waiting_for(user))


def submit_change(revision, by, author):
    newer = workflow.revise(revision.release, by=by, base=revision, words={"lead": "Changed."})
    workflow.submit(newer, by=author)
    return newer


def test_what_is_in_review_waits_for_the_reviewers(submitted, reviewer, author, publisher):
    revision = submitted()
    assert waiting(reviewer) == [revision.release]
    assert waiting(author) == waiting(publisher) == []


def test_what_a_person_wrote_in_does_not_wait_for_them(
    write, author, second_author, reviewer, second_reviewer
):
    theirs = workflow.revise(
        (first := write()).release, by=reviewer, base=first, words={"lead": "Theirs."}
    )
    last = submit_change(theirs, second_author, author)
    assert waiting(reviewer) == []
    assert waiting(second_reviewer) == [last.release]


def test_what_readers_have_seen_since_counts_no_more(
    printed, write, author, second_author, reviewer, second_reviewer, publisher
):
    theirs = workflow.revise(
        (first := write()).release, by=reviewer, base=first, words={"lead": "Theirs."}
    )
    workflow.submit(theirs, by=author)
    workflow.approve(theirs, by=second_reviewer)
    edition = workflow.publish(theirs, by=publisher)
    last = submit_change(edition.revision, second_author, author)
    assert waiting(reviewer) == [last.release]
    workflow.approve(last, by=reviewer)


def test_what_only_waits_for_its_instant_still_counts(
    write, author, second_author, reviewer, second_reviewer, publisher
):
    theirs = workflow.revise(
        (first := write()).release, by=reviewer, base=first, words={"lead": "Theirs."}
    )
    workflow.submit(theirs, by=author)
    workflow.approve(theirs, by=second_reviewer)
    edition = workflow.publish(theirs, by=publisher, at=ahead())
    submit_change(edition.revision, second_author, author)
    assert waiting(reviewer) == []


def test_what_is_approved_waits_for_the_publishers(approved, publisher, reviewer):
    revision = approved()
    assert waiting(publisher) == [revision.release]
    assert waiting(reviewer) == []


def test_what_was_returned_waits_for_its_author(submitted, author, second_author, reviewer):
    revision = submitted()
    workflow.return_(revision, by=reviewer, reason="Shorten it.")
    assert waiting(author) == [revision.release]
    assert waiting(second_author) == []
