"""Printing for the first time, now or at an instant."""

from datetime import UTC, datetime

import pytest
from django.db.models import ProtectedError
from django.utils import timezone

from newsroom import workflow
from newsroom.clock import clock
from newsroom.models import Approval, Edition, NumberSeries, PrintVerb, Section, State, Topic, Verb
from tests.cast import ahead, in_print, let_come, log, refusal, state_of


def test_an_approved_version_is_printed_as_it_was_approved(approved, publisher):
    revision = approved()
    edition = workflow.publish(revision, by=publisher)
    assert in_print(revision.release) == edition
    assert (edition.title, edition.body) == (revision.title, revision.body)
    assert edition.approval.revision == edition.revision == revision
    assert (edition.verb, edition.mark, edition.ordinal) == (PrintVerb.PUBLISH, "", 1)
    assert edition.printed_by == publisher
    assert state_of(revision.release) == State.PRINTED
    assert log(revision.release) == [Verb.DRAFT, Verb.SUBMIT, Verb.APPROVE, Verb.PUBLISH]


def test_what_the_working_copy_says_meanwhile_is_not_printed(approved, publisher):
    revision = approved()
    type(revision.release).objects.filter(pk=revision.release_id).update(title="Not approved")
    assert workflow.publish(revision, by=publisher).title == revision.title


def test_photos_are_printed_with_the_credits_that_were_approved(approved, make_photo, publisher):
    photo = make_photo()
    revision = approved(photos=[photo])
    type(photo).objects.filter(pk=photo.pk).update(credit="Somebody else")
    (printed,) = workflow.publish(revision, by=publisher).photos
    assert printed["credit"] == photo.credit
    assert printed["sources"]


def test_an_edition_is_found_by_its_topics_and_its_photos(approved, make_photo, topic, publisher):
    photo, csto = make_photo(), topic("CSTO")
    edition = workflow.publish(approved(photos=[photo], topics=[csto]), by=publisher)
    assert [row.topic for row in edition.edition_topics.all()] == [csto]
    assert [row.photo for row in edition.edition_photos.all()] == [photo]
    assert edition.edition_topics.get().published_at == edition.published_at


@pytest.mark.parametrize("who", ["author", "reviewer", "registrar", "photo_editor", "outsider"])
def test_publishing_takes_the_right(who, approved, request):
    revision, person = approved(), request.getfixturevalue(who)
    with refusal(match="may not"):
        workflow.publish(revision, by=person)


@pytest.mark.parametrize("given", ["write", "submitted"])
def test_what_nobody_approved_is_not_published(given, request, publisher, superuser):
    revision = request.getfixturevalue(given)()
    for person in (publisher, superuser):
        with refusal():
            workflow.publish(revision, by=person)


def test_an_approval_that_was_revoked_prints_nothing(approved, publisher):
    revision = approved()
    Approval.objects.update(revoked_at=clock())
    with refusal(match="not approved"):
        workflow.publish(revision, by=publisher)


def test_nothing_is_published_twice(printed, publisher):
    edition = printed()
    with refusal():
        workflow.publish(edition.revision, by=publisher)


def test_an_approval_is_not_used_twice(printed, changed, publisher):
    edition = printed()
    first = edition.revision
    workflow.correct(changed(edition.release, lead="x"), by=publisher, reason="Wrong.")
    with refusal():
        workflow.correct(first, by=publisher, reason="Back to the first.")
    with refusal():
        workflow.publish(first, by=publisher)


def test_what_is_in_print_is_changed_and_not_published_again(printed, changed, publisher):
    revision = changed(printed().release, lead="Changed.")
    with refusal(match="in print already"):
        workflow.publish(revision, by=publisher)


def test_an_older_version_is_not_published(approved, author, publisher):
    first = approved()
    workflow.revise(first.release, by=author, base=first, words={"lead": "x"})
    with refusal(match="newest"):
        workflow.publish(first, by=publisher)


def test_the_publisher_may_be_its_author_once_somebody_else_said_yes(write, superuser, reviewer):
    revision = write(by=superuser)
    workflow.submit(revision, by=superuser)
    workflow.approve(revision, by=reviewer)
    workflow.publish(revision, by=superuser)


class TestSchedule:
    def test_it_is_not_public_before_its_instant_and_is_from_it_on(self, approved, publisher):
        instant = ahead(hours=2)
        edition = workflow.publish(approved(), by=publisher, at=instant)
        assert edition.published_at == edition.visible_from == instant
        assert in_print(edition.release) is None
        assert in_print(edition.release, at=instant) == edition
        assert log(edition.release)[-1] == Verb.SCHEDULE
        assert state_of(edition.release) == State.PRINTED

    def test_it_appears_by_itself(self, printed):
        edition = printed(at=ahead())
        assert not Edition.public.filter(pk=edition.pk).exists()
        let_come(edition)
        assert Edition.public.filter(pk=edition.pk).exists()

    def test_a_promised_instant_is_an_embargo(self, printed):
        assert printed(at=ahead(), embargoed=True).embargoed
        assert not printed(at=ahead()).embargoed

    @pytest.mark.parametrize("back", [{"seconds": 0}, {"seconds": -1}, {"days": -365}])
    def test_an_instant_that_has_passed_is_refused(self, approved, publisher, back):
        revision, instant = approved(), ahead(**back)
        with refusal(match="passed"):
            workflow.publish(revision, by=publisher, at=instant)

    def test_an_instant_is_one_in_every_time_zone(self, approved, publisher):
        instant = timezone.localtime(ahead())
        edition = workflow.publish(approved(), by=publisher, at=instant)
        edition.refresh_from_db()
        assert edition.visible_from == instant

    def test_only_the_clock_of_the_database_counts(self, approved, publisher, time_machine):
        revision = approved()
        time_machine.move_to(datetime(2001, 9, 9, tzinfo=UTC))
        edition = workflow.publish(revision, by=publisher)
        assert edition.visible_from.year > 2020
        assert edition.year > 2020
        assert edition.release.transitions.first().at.year > 2020
        assert in_print(edition.release) == edition


class TestNumbers:
    def test_the_first_printing_gives_a_number_within_the_year(self, printed):
        first, second = printed(), printed()
        assert first.year == second.year == timezone.localtime(first.visible_from).year
        assert (first.number, second.number) == (1, 2)

    def test_the_year_is_that_of_the_instant_in_the_press_centres_time_zone(self, printed):
        new_year = datetime(2098, 12, 31, 22, 0, tzinfo=UTC)  # 2099 in Moscow
        assert printed(at=new_year).year == 2099

    def test_every_year_begins_with_one(self, printed):
        printed()
        assert printed(at=datetime(2099, 6, 1, tzinfo=UTC)).number == 1

    def test_a_translation_has_the_same_number_and_its_own_date(self, printed):
        english = printed()
        russian = printed(language="ru", translation_of=english.release)
        assert (russian.year, russian.number) == (english.year, english.number)
        assert russian.published_at > english.published_at

    def test_a_translation_printed_in_another_year_keeps_the_number(self, printed):
        english = printed()
        later = datetime(2099, 6, 1, tzinfo=UTC)
        russian = printed(language="ru", translation_of=english.release, at=later)
        assert (russian.year, russian.number) == (english.year, english.number)

    def test_the_number_stays_through_every_change(self, printed, changed, publisher):
        edition = printed()
        for verb in (workflow.refile, workflow.update, workflow.correct):
            revision = changed(edition.release, lead=verb.__name__)
            change = verb(revision, by=publisher, reason="Because.")
            assert (change.year, change.number) == (edition.year, edition.number)

    def test_a_refusal_takes_no_number(self, approved, publisher):
        revision, instant = approved(), ahead(days=-1)
        with refusal():
            workflow.publish(revision, by=publisher, at=instant)
        assert not NumberSeries.objects.exists()


class TestWhatStaysAsItWasPrinted:
    def test_a_section_renamed_later_keeps_its_name_in_print(self, printed, section):
        edition = printed()
        type(section).objects.update(name="Other news")
        edition.refresh_from_db()
        assert edition.section_name == "News"

    def test_the_sections_name_is_in_the_language_of_the_release(self, printed):
        assert printed(language="ru").section_name == "Новости"

    def test_a_topic_renamed_later_keeps_its_name_in_print(self, printed, topic):
        edition = printed(topics=[topic("CSTO")])
        Topic.objects.update(name="Treaty")
        edition.refresh_from_db()
        assert [entry["name"] for entry in edition.topics] == ["CSTO"]

    def test_a_release_moved_to_another_section_stays_where_it_was_printed(
        self, printed, author, section
    ):
        edition = printed()
        other = Section.objects.create(slug="statements", name="Statements")
        workflow.revise(edition.release, by=author, base=edition.revision, words={"section": other})
        assert in_print(edition.release).section_slug == "news"

    def test_a_topic_or_a_photo_in_print_cannot_be_deleted(self, printed, topic, make_photo):
        photo, csto = make_photo(), topic("CSTO")
        edition = printed(photos=[photo], topics=[csto])
        edition.release.release_photos.all().delete()
        edition.release.release_topics.all().delete()
        for row in (photo, csto, edition.section, edition.release, edition.revision):
            with pytest.raises(ProtectedError):
                row.delete()
