"""Two at once: real threads on connections of their own. One wins, nobody's text is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import connection, transaction

from newsroom import workflow
from newsroom.models import (
    Approval,
    Edition,
    Release,
    ReleasePhoto,
    Revision,
    State,
    Topic,
    TopicAlias,
    TopicMerge,
    Verb,
)
from newsroom.topics import establish
from newsroom.workflow import Conflict, Refused
from newsroom.workflow.rules import lock
from tests.cast import ahead, in_print, log, state_of

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
MANY = 20


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Make all the calls at one moment; give what each returned, or the refusal it met."""
    start = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        try:
            start.wait()
            return call()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def refusals(results: list[Any]) -> list[Refused]:
    return [result for result in results if isinstance(result, Refused)]


def test_many_publish_one_release_and_there_is_one_edition(approved, publisher):
    revision = approved()
    results = at_once(*[lambda: workflow.publish(revision, by=publisher)] * MANY)
    assert len(refusals(results)) == MANY - 1
    assert Edition.objects.count() == 1
    assert log(revision.release).count(Verb.PUBLISH) == 1


def test_an_approval_meets_a_save(submitted, author, reviewer):
    for _round in range(3):
        revision = submitted()
        at_once(
            lambda revision=revision: workflow.approve(revision, by=reviewer),
            lambda revision=revision: workflow.revise(
                revision.release, by=author, base=revision, words={"title": "Newer"}
            ),
        )
        release = Release.objects.get(pk=revision.release_id)
        assert (release.state, release.head.title) == (State.DRAFT, "Newer")
        assert not Approval.objects.standing().filter(revision__release=release).exists()


def test_a_printing_meets_a_save(approved, author, publisher):
    for _round in range(3):
        revision = approved()
        at_once(
            lambda revision=revision: workflow.publish(revision, by=publisher),
            lambda revision=revision: workflow.revise(
                revision.release, by=author, base=revision, words={"title": "Newer"}
            ),
        )
        printed = Edition.public.filter(release=revision.release)
        assert [edition.title for edition in printed] in ([], [revision.title])
        assert state_of(revision.release) == State.DRAFT


def test_a_printing_meets_a_taking_back(approved, author, publisher):
    revision = approved()
    results = at_once(
        lambda: workflow.publish(revision, by=publisher),
        lambda: workflow.take_back(revision, by=author),
    )
    assert len(refusals(results)) == 1
    expected = State.PRINTED if Edition.public.exists() else State.DRAFT
    assert state_of(revision.release) == expected


def test_of_two_saves_from_one_version_the_second_is_a_conflict(write, author, second_author):
    base = write()
    results = at_once(
        lambda: workflow.revise(base.release, by=author, base=base, words={"lead": "One"}),
        lambda: workflow.revise(base.release, by=second_author, base=base, words={"lead": "Two"}),
    )
    (conflict,) = refusals(results)
    assert isinstance(conflict, Conflict)
    (saved,) = [result for result in results if isinstance(result, Revision)]
    assert conflict.theirs == saved == Release.objects.get().head
    assert [revision.number for revision in Revision.objects.order_by("number")] == [1, 2]


def test_many_saves_from_one_version_leave_one_new_version(write, author):
    base = write()
    results = at_once(
        *[
            lambda lead=str(n): workflow.revise(
                base.release, by=author, base=base, words={"lead": lead}
            )
            for n in range(MANY)
        ]
    )
    assert all(isinstance(refusal, Conflict) for refusal in refusals(results))
    assert Revision.objects.count() == 2
    release = Release.objects.get()
    assert release.lead == release.head.lead


def test_a_kill_meets_a_correction(printed, changed, publisher):
    edition = printed()
    revision = changed(edition.release, lead="Corrected.")
    at_once(
        lambda: workflow.correct(revision, by=publisher, reason="Wrong."),
        lambda: workflow.kill(edition, by=publisher, reason="False."),
    )
    assert in_print(edition.release).is_killed
    assert state_of(edition.release) == State.KILLED
    assert not Edition.public.exists()


def test_a_kill_meets_a_withdrawal(printed, publisher):
    edition = printed()
    at_once(
        lambda: workflow.withdraw(edition, by=publisher, reason="Early."),
        lambda: workflow.kill(edition, by=publisher, reason="False."),
    )
    assert in_print(edition.release).is_killed


def test_a_taking_back_meets_a_printing_at_once(printed, publisher):
    edition = printed(at=ahead())
    results = at_once(
        lambda: workflow.unschedule(edition, by=publisher),
        lambda: workflow.print_now(edition, by=publisher),
    )
    assert len(refusals(results)) == 1
    standing = Edition.objects.opened().count()
    assert state_of(edition.release) == (State.PRINTED if standing else State.APPROVED)


def test_two_languages_printed_at_once_share_one_number(approved, publisher):
    english = approved()
    russian = approved(language="ru", translation_of=english.release)
    at_once(
        lambda: workflow.publish(english, by=publisher),
        lambda: workflow.publish(russian, by=publisher),
    )
    assert len(set(Edition.objects.values_list("year", "number"))) == 1
    assert Edition.public.count() == 2


def test_many_first_printings_at_once_get_numbers_of_their_own(approved, publisher):
    revisions = [approved() for _ in range(MANY)]
    at_once(
        *[
            lambda revision=revision: workflow.publish(revision, by=publisher)
            for revision in revisions
        ]
    )
    assert sorted(Edition.objects.values_list("number", flat=True)) == list(range(1, MANY + 1))


def test_two_begin_the_same_translation(write, author, section):
    english = write()
    results = at_once(
        *[
            lambda: workflow.draft(
                by=author, language="ru", title="Эшелон", translation_of=english.release
            )
        ]
        * 2
    )
    assert len(refusals(results)) == 1
    assert Release.objects.filter(language="ru").count() == 1


def test_two_sign_one_emergency(write, publisher, reviewer, second_reviewer):
    approval = workflow.publish_in_emergency(write(), by=publisher, reason="Alarm.").approval
    results = at_once(
        lambda: workflow.countersign(approval, by=reviewer),
        lambda: workflow.countersign(approval, by=second_reviewer),
    )
    assert len(refusals(results)) == 1
    assert log(approval.revision.release).count(Verb.COUNTERSIGN) == 1


def test_a_credit_that_changes_meets_an_approval(submitted, make_photo, reviewer, photo_editor):
    photo = make_photo()
    revision = submitted(photos=[photo])
    photo.credit = "Photo by the Ministry of Defence"
    at_once(
        lambda: workflow.approve(revision, by=reviewer),
        lambda: workflow.save_photo(photo, by=photo_editor),
    )
    release = Release.objects.get()
    assert release.state == State.DRAFT
    assert release.head.photos[0]["credit"] == photo.credit
    assert not Approval.objects.standing().exists()


def test_photos_saved_at_once_in_crossing_releases_block_nobody(write, make_photo, photo_editor):
    photos = [make_photo(), make_photo()]
    write(photos=photos)
    write(photos=photos[::-1])
    for photo in photos:
        photo.credit = "Photo by the Ministry of Defence"
    at_once(*[lambda photo=photo: workflow.save_photo(photo, by=photo_editor) for photo in photos])
    for release in Release.objects.all():
        assert {entry["credit"] for entry in release.head.photos} == {photos[0].credit}
    assert ReleasePhoto.objects.count() == 4


def test_a_topic_named_by_many_at_once_is_one_topic():
    results = at_once(*[lambda: establish("ОДКБ", aliases=["CSTO"])] * 5)
    assert len(set(results)) == 1
    assert Topic.objects.count() == 1


def test_a_topic_merged_by_many_at_once_is_merged_once(registrar, printed):
    source, *targets = (establish(name) for name in ("Rear", "Logistics", "Supply"))
    edition = printed(topics=[source])
    results = at_once(
        *[
            lambda target=target: workflow.merge_topics(
                source, target, by=registrar, reason="One thing."
            )
            for target in [*targets, *targets]
        ]
    )
    assert len(refusals(results)) == 3
    assert edition.edition_topics.get().topic in targets
    assert TopicMerge.objects.count() == 1


def test_two_merge_each_into_the_other_and_one_stays(registrar):
    one, other = establish("Rear"), establish("Logistics")
    results = at_once(
        lambda: workflow.merge_topics(one, other, by=registrar, reason="One thing."),
        lambda: workflow.merge_topics(other, one, by=registrar, reason="One thing."),
    )
    assert len(refusals(results)) == 1
    assert Topic.objects.count() == 1
    assert TopicAlias.objects.count() == 2


def test_two_undo_one_merge(registrar):
    merge = workflow.merge_topics(
        establish("Rear"), establish("Logistics"), by=registrar, reason="One thing."
    )
    results = at_once(*[lambda: workflow.undo_merge(merge, by=registrar)] * 2)
    assert len(refusals(results)) == 1
    assert Topic.objects.count() == 2


def test_a_merge_meets_a_printing(registrar, approved, publisher):
    for name in ("One", "Two", "Three"):
        source, target = establish(f"Rear {name}"), establish(f"Logistics {name}")
        revision = approved(topics=[source])
        at_once(
            lambda revision=revision: workflow.publish(revision, by=publisher),
            lambda source=source, target=target: workflow.merge_topics(
                source, target, by=registrar, reason="One thing."
            ),
        )
        edition = Edition.public.get(release=revision.release)
        assert [row.topic for row in edition.edition_topics.all()] == [target]


def test_a_printing_meets_a_change_of_its_photo(approved, make_photo, publisher, photo_editor):
    photo = make_photo(credit="Old credit")
    revision = approved(photos=[photo])
    begun, described = Event(), Event()

    @transaction.atomic
    def printing():
        lock(revision.release)
        begun.set()
        described.wait(0.5)  # in vain: it needs the release as well
        return workflow.publish(revision, by=publisher)

    def describing():
        begun.wait()
        photo.credit = "New credit"
        workflow.save_photo(photo, by=photo_editor)
        described.set()

    edition, _nothing = at_once(printing, describing)
    assert edition.photos[0]["credit"] == "Old credit"
    assert Release.objects.get().head.photos[0]["credit"] == "New credit"
    assert state_of(edition.release) == State.DRAFT
