"""Removing a release from print: the headline and the reason are all that is left."""

import pytest
from django.contrib.auth.models import Permission

from newsroom import workflow
from newsroom.models import Edition, Mark, PrintVerb, State, Topic, Verb
from newsroom.querysets.in_print import readable_at
from tests.cast import ahead, in_print, log, refusal, staff, state_of


@pytest.fixture
def killed(printed, publisher, make_photo, topic):
    """A killed release that had a photo, a topic and a source."""
    edition = printed(
        photos=[make_photo()], topics=[topic("CSTO")], source_name="TASS", lead="Canary"
    )
    return workflow.kill(edition, by=publisher, reason="Published by mistake.")


def test_nothing_of_the_text_is_left(killed):
    assert (killed.lead, killed.body, killed.byline, killed.source_name) == ("", "", "", "")
    assert (killed.dateline_text, killed.dateline_place, killed.photos, killed.topics) == (
        "",
        "",
        [],
        [],
    )
    assert (killed.verb, killed.mark, killed.reason) == (
        PrintVerb.KILL,
        Mark.REMOVED,
        "Published by mistake.",
    )
    assert killed.title
    assert state_of(killed.release) == State.KILLED
    assert log(killed.release)[-1] == Verb.KILL


def test_it_is_gone_from_every_list_and_only_its_address_answers(killed):
    assert not Edition.public.exists()
    assert list(Edition.public.with_removed()) == [killed]
    assert not Topic.public.exists()


def test_its_photos_are_gone_with_it(killed):
    first = killed.release.editions.get(ordinal=1)
    shown = first.edition_photos.filter(readable_at(prefix="edition__"))
    assert first.edition_photos.exists()
    assert not shown.exists()


def test_earlier_notices_are_gone_too(printed, changed, publisher):
    release = printed().release
    workflow.correct(changed(release, lead="x"), by=publisher, reason="The name was Canary.")
    last = workflow.kill(in_print(release), by=publisher, reason="False.")
    assert [entry["note"] for entry in last.history] == ["False."]
    assert last.notice["note"] == "False."


def test_the_desk_keeps_what_was_said(killed):
    assert killed.release.editions.get(ordinal=1).lead == "Canary"


def test_a_photo_that_another_release_shows_stays_public(printed, publisher, make_photo):
    photo = make_photo()
    workflow.kill(printed(photos=[photo]), by=publisher, reason="False.")
    other = printed(photos=[photo])
    shown = photo.edition_photos.filter(readable_at(prefix="edition__"))
    assert [row.edition for row in shown] == [other]


def test_what_was_withdrawn_is_killed_after_all(printed, publisher):
    edition = workflow.withdraw(printed(), by=publisher, reason="Too early.")
    last = workflow.kill(edition, by=publisher, reason="Secret.")
    assert in_print(edition.release) == last
    assert last.mark == Mark.REMOVED


def test_nothing_is_killed_twice(killed, publisher):
    with refusal():
        workflow.kill(killed, by=publisher, reason="Again.")


def test_a_scheduled_correction_does_not_bring_it_back(printed, changed, publisher):
    first = printed()
    revision = changed(first.release, lead="Corrected.")
    change = workflow.correct(revision, by=publisher, reason="Wrong.", at=ahead())
    last = workflow.kill(first, by=publisher, reason="False.")
    assert in_print(first.release, at=change.visible_from) == last
    with refusal():
        workflow.print_now(change, by=publisher)


def test_killing_by_its_scheduled_correction_kills_it_too(printed, changed, publisher):
    first = printed()
    revision = changed(first.release, lead="Corrected.")
    change = workflow.correct(revision, by=publisher, reason="Wrong.", at=ahead())
    last = workflow.kill(change, by=publisher, reason="False.")
    assert (last.revision, in_print(first.release)) == (first.revision, last)


def test_a_killed_translation_leaves_the_other_language_in_print(printed, publisher):
    english = printed()
    russian = printed(language="ru", translation_of=english.release)
    workflow.kill(russian, by=publisher, reason="False.")
    assert list(Edition.public.all()) == [english]


@pytest.mark.parametrize("right", ["publish_release", "kill_release"])
def test_killing_takes_both_rights(printed, right):
    person = staff("half")
    person.user_permissions.add(Permission.objects.get(codename=right))
    edition = printed()
    with refusal(match="may not"):
        workflow.kill(edition, by=person, reason="False.")
