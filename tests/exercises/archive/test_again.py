"""Brought in again: the same stays, what differs is brought up to date, the desk's work is safe."""

import pytest
from django.contrib.auth.models import Group

from newsroom import workflow
from newsroom.models import Edition, OldAddress, Release, Revision, State, Topic, Transition, User

from .conftest import SECTION, release, sample

COUNTED = (Release, Revision, Edition, Transition, Topic, OldAddress)


def rows() -> list[int]:
    return [model.objects.count() for model in COUNTED]


def test_twice_is_the_same_as_once(run):
    run(*sample())
    before = rows()
    summary = run(*sample())
    assert summary.total("unchanged") == len(sample())
    assert rows() == before


def test_a_changed_release_is_refiled(run):
    run(SECTION, release("1"))
    summary = run(SECTION, release("1", title="Mended"))
    assert summary.lines["release", "updated"] == 1
    edition = Edition.objects.visible().get()
    assert (edition.title, edition.verb, edition.reason) == ("Mended", "refile", "Archive import")
    assert (edition.year, edition.number, edition.ordinal) == (2023, 1, 2)
    assert edition.published_at == Edition.objects.get(ordinal=1).published_at
    assert edition.release.state == State.PRINTED


def test_a_changed_tag_is_refiled_too(run):
    tag = {"type": "tag", "slug": "logistics", "name": "Logistics"}
    run(SECTION, tag, release("1"))
    run(SECTION, tag, release("1", tags=["logistics"]))
    assert [topic["name"] for topic in Edition.objects.visible().get().topics] == ["Logistics"]


def test_without_people_a_change_waits_on_the_desk(run, run_drafts):
    run(SECTION, release("1"))
    run_drafts(SECTION, release("1", title="Mended"))
    assert Edition.objects.visible().get().title == "Release 1"
    changed = Release.objects.get()
    assert (changed.state, changed.title) == (State.DRAFT, "Mended")


def test_a_correction_of_the_desk_is_left_alone(run, changed, publisher):
    run(SECTION, release("1", byline="Press Centre", dateline={"place": "Minsk"}))
    ours = changed(Release.objects.get(), title="Corrected")
    workflow.correct(ours, by=publisher, reason="It was wrong.")
    summary = run(SECTION, release("1", byline="Press Centre", dateline={"place": "Minsk"}))
    assert summary.lines["release", "unchanged"] == 1
    assert Edition.objects.visible().get().title == "Corrected"


def test_a_change_never_overwrites_the_desks(run, author):
    run(SECTION, release("1"))
    item = Release.objects.get()
    workflow.revise(item, by=author, base=item.head, words={"title": "Ours"})
    summary = run(SECTION, release("1", title="Theirs"))
    assert summary.refused == 1
    assert run.said == ["line 2: id: The desk has changed it since: it is left as it is."]
    item.refresh_from_db()
    assert item.title == "Ours"


def test_what_was_killed_stays_killed(run, publisher):
    run(SECTION, release("1"))
    workflow.kill(Edition.objects.visible().get(), by=publisher, reason="Security.")
    assert run(SECTION, release("1")).lines["release", "unchanged"] == 1
    assert run(SECTION, release("1", title="Theirs")).refused == 1
    assert Edition.objects.visible().get().is_killed


def test_what_the_archive_withdrew_is_withdrawn(run):
    run(SECTION, release("1"))
    summary = run(SECTION, release("1", status="withdrawn", note="Wrong day."))
    assert summary.lines["release", "updated"] == 1
    edition = Edition.objects.visible().get()
    assert (edition.verb, edition.reason) == ("withdraw", "Wrong day.")
    assert run(SECTION, release("1", status="withdrawn")).lines["release", "unchanged"] == 1


def test_a_draft_that_was_published_since_gets_its_number(run):
    run(SECTION, release("1", status="draft"))
    run(SECTION, release("1", status="published"))
    edition = Edition.objects.visible().get()
    assert (edition.year, edition.number) == (2023, 1)


def test_an_id_twice_in_one_file_is_one_release(run):
    summary = run(SECTION, release("1"), release("1", title="Mended"))
    assert summary.lines["release", "created"] == summary.lines["release", "updated"] == 1
    assert Edition.objects.visible().get().title == "Mended"


@pytest.mark.parametrize("change", [{"language": "ru"}, {"translation_of": "2"}])
def test_a_release_does_not_become_another(run, change):
    run(SECTION, release("2"), release("1"))
    assert run(SECTION, release("1", **change)).refused == 1


def test_a_section_takes_a_new_name_and_keeps_what_is_not_said(run):
    run({**SECTION, "description": "All of it."})
    summary = run({**SECTION, "name": {"en": "All news", "ru": "Все новости"}})
    assert summary.lines["section", "updated"] == 1
    item = release("1")
    run(item)
    section = Release.objects.get().section
    assert (section.name, section.names, section.description) == (
        "All news",
        {"ru": "Все новости"},
        "All of it.",
    )


def test_numbers_go_on_where_they_stopped(run, printed):
    run(SECTION, release("1"))
    run(SECTION, release("1"), release("2"))
    assert list(Edition.objects.order_by("pk").values_list("number", flat=True)) == [1, 2]


@pytest.fixture
def both(author):
    """One who writes and reviews."""
    author.groups.add(Group.objects.get(name="Reviewer"))
    return User.objects.get(pk=author.pk)


def test_who_brought_drafts_in_does_not_approve_them_the_next_time(
    run, run_drafts, both, second_author, publisher
):
    run_drafts(SECTION, release("1"), author=both)
    people = {"author": second_author, "reviewer": both, "publisher": publisher}
    assert run(SECTION, release("1"), **people).refused == 1
    assert "Somebody else approves what you wrote." in run.said[0]
    assert not Edition.objects.exists()


def test_nor_what_was_changed_since(run, run_drafts, both, second_author, publisher):
    run(SECTION, release("1"))
    run_drafts(SECTION, release("1", title="Mended"), author=both)
    people = {"author": second_author, "reviewer": both, "publisher": publisher}
    run(SECTION, release("1", title="Mended again"), **people)
    assert Edition.objects.visible().get().title == "Release 1"
