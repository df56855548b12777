"""Without two people who answer for it, nothing of an archive becomes public."""

import pytest

from exercises.models import Exercise
from newsroom import workflow
from newsroom.models import Edition, OldAddress, Release, State, TopicIntroduction, User
from newsroom.workflow import Refused

from .conftest import SECTION, release, sample


def test_releases_arrive_as_drafts(run_drafts):
    run_drafts(*sample())
    assert set(Release.objects.values_list("state", flat=True)) == {State.DRAFT}
    assert not Edition.objects.exists()


def test_introductions_wait_and_exercises_are_not_announced(run_drafts):
    run_drafts(*sample())
    assert not TopicIntroduction.public.exists()
    assert not Exercise.public.exists()


def test_what_was_public_keeps_its_number_and_old_addresses(
    run_drafts, author, reviewer, publisher
):
    run_drafts(
        SECTION, release("1", byline="Press Centre", dateline={"place": "Minsk"}, old_urls=["/a/"])
    )
    revision = Release.objects.get().head
    workflow.submit(revision, by=author)
    workflow.approve(revision, by=reviewer)
    edition = workflow.publish(revision, by=publisher)
    assert (edition.year, edition.number) == (2023, 1)
    address = OldAddress.objects.get()
    assert (address.path, address.year, address.number) == ("/a/", 2023, 1)


def test_drafts_are_printed_once_people_are_named(run_drafts, people):
    run_drafts(*sample())
    summary = run_drafts(*sample(), **people)
    assert summary.lines["release", "updated"] == 4
    assert Edition.objects.visible().count() == 4
    again = run_drafts(*sample(), **people)
    assert again.total("unchanged") == len(sample())


def test_a_draft_that_an_editor_has_changed_is_not_printed(run_drafts, people, author):
    run_drafts(SECTION, release("1"))
    draft = Release.objects.get()
    workflow.revise(draft, by=author, base=draft.head, words={"title": "Ours now"})
    summary = run_drafts(SECTION, release("1"), **people)
    assert summary.lines["release", "unchanged"] == 1
    assert not Edition.objects.exists()


def test_one_of_the_two_is_not_enough(run_drafts, reviewer, publisher):
    with pytest.raises(Refused, match="both a reviewer and a publisher"):
        run_drafts(SECTION, reviewer=reviewer)
    with pytest.raises(Refused, match="both a reviewer and a publisher"):
        run_drafts(SECTION, publisher=publisher)


def test_reviewer_and_publisher_are_two_people(run_drafts, superuser):
    with pytest.raises(Refused, match="two different people"):
        run_drafts(SECTION, reviewer=superuser, publisher=superuser)


def test_nobody_approves_what_he_brought_in(run_drafts, superuser, publisher):
    with pytest.raises(Refused, match="Somebody else approves"):
        run_drafts(SECTION, author=superuser, reviewer=superuser, publisher=publisher)


@pytest.mark.parametrize("role", ["author", "reviewer", "publisher"])
def test_each_needs_the_right_to_do_his_part(run_drafts, role, author, people, outsider):
    accounts = {"author": author, **people, role: outsider}
    with pytest.raises(Refused, match="may not do this"):
        run_drafts(SECTION, **accounts)
    assert not User.objects.filter(username="archive").exists()


def test_the_author_named_is_the_author(run_drafts, author):
    run_drafts(SECTION, release("1"), author=author)
    assert Release.objects.get().created_by == author
