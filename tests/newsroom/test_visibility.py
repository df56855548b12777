"""One predicate decides what is public: half-open intervals, by the database's clock."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from newsroom import workflow
from newsroom.models import Edition, Topic, TopicIntroduction
from newsroom.querysets.in_print import readable_at, visible_at
from tests.cast import ahead, let_come

TICK = timedelta(milliseconds=1)


class TestTheInterval:
    @pytest.fixture
    def two(self, printed, changed, publisher):
        """An edition that closes when the next one opens, in an hour."""
        first = printed()
        change = changed(first.release, lead="Changed.")
        second = workflow.correct(change, by=publisher, reason="Wrong.", at=ahead())
        first.refresh_from_db()
        return first, second

    def test_before_it_opens_nothing_is_seen(self, two):
        first, _second = two
        assert not Edition.objects.visible(first.visible_from - TICK).exists()

    def test_its_first_instant_belongs_to_it(self, two):
        first, second = two
        assert Edition.objects.visible(first.visible_from).get() == first
        assert Edition.objects.visible(second.visible_from).get() == second

    def test_its_last_instant_does_not(self, two):
        first, second = two
        assert first.visible_until == second.visible_from
        assert Edition.objects.visible(first.visible_until - TICK).get() == first
        assert Edition.objects.visible(first.visible_until).get() == second

    def test_without_an_end_it_is_seen_for_ever(self, two):
        _first, second = two
        assert Edition.objects.visible(ahead(days=36500)).get() == second

    def test_at_every_instant_there_is_one_edition_of_a_release(self, two):
        first, second = two
        for moment in (first.visible_from, ahead(), second.visible_from, ahead(days=1)):
            assert Edition.objects.visible(moment).count() == 1

    def test_scheduled_is_what_will_open(self, two):
        _first, second = two
        assert Edition.objects.scheduled().get() == second
        assert not Edition.objects.scheduled(second.visible_from).exists()

    def test_opened_is_what_has_been_seen(self, two):
        first, second = two
        assert list(Edition.objects.opened()) == [first]
        assert set(Edition.objects.opened(second.visible_from)) == {first, second}


class TestTheClock:
    def test_now_is_asked_for_in_every_statement(self, printed):
        edition = printed(at=ahead())
        public = Edition.public.all()
        assert not public.exists()
        let_come(edition)
        assert public.all().exists()

    def test_it_is_the_databases_and_not_pythons(self, printed, time_machine):
        printed(at=ahead())
        time_machine.move_to(ahead(days=2))
        assert not Edition.public.exists()

    @pytest.mark.parametrize(
        "query",
        [
            Edition.public.all,
            Edition.public.with_removed,
            Edition.objects.visible,
            Edition.objects.scheduled,
            Topic.public.all,
            Topic.objects.in_print,
        ],
    )
    @pytest.mark.django_db
    def test_no_query_carries_a_moment_of_its_own(self, query):
        with CaptureQueriesContext(connection) as queries:
            list(query())
        (sql,) = [each["sql"] for each in queries]
        assert re.search(r"STRFTIME\('[^']+', 'NOW'\)|STATEMENT_TIMESTAMP\(\)", sql)
        # Days are the site's calendar's, and no moments.
        assert not re.search(r"'20\d\d-\d\d-\d\d[ T]", sql)

    def test_a_predicate_made_once_is_true_later(self, printed):
        visible = visible_at()
        assert isinstance(visible, Q)
        edition = printed(at=ahead())
        assert not Edition.objects.filter(visible).exists()
        let_come(edition)
        assert Edition.objects.filter(visible).exists()


class TestWhatIsNotPublic:
    @pytest.mark.parametrize("given", ["write", "submitted", "approved"])
    def test_the_desk(self, given, request, topic):
        request.getfixturevalue(given)(topics=[topic("Secret")])
        assert not Edition.public.exists()
        assert not Edition.public.with_removed().exists()
        assert not Topic.public.exists()

    def test_what_waits_for_its_instant(self, printed, topic):
        printed(at=ahead(), topics=[topic("Secret")])
        assert not Edition.public.exists()
        assert not Edition.public.with_removed().exists()
        assert not Topic.public.exists()

    def test_what_was_unscheduled(self, printed, publisher, topic):
        workflow.unschedule(printed(at=ahead(), topics=[topic("Secret")]), by=publisher)
        assert not Topic.public.exists()

    def test_what_was_killed_but_for_its_address(self, printed, publisher, topic):
        edition = printed(topics=[topic("Secret")])
        workflow.kill(edition, by=publisher, reason="False.")
        assert not Edition.public.exists()
        assert not Topic.public.exists()
        assert Edition.public.with_removed().get().is_killed

    def test_an_earlier_edition(self, printed, changed, publisher):
        first = printed()
        second = workflow.correct(changed(first.release, lead="x"), by=publisher, reason="Wrong.")
        assert list(Edition.public.with_removed()) == [second]

    def test_what_was_withdrawn_is_public_still(self, printed, publisher, topic):
        last = workflow.withdraw(printed(topics=[topic("Open")]), by=publisher, reason="x")
        assert Edition.public.get() == last
        assert Topic.public.exists()


class TestTopics:
    def test_a_topic_that_only_drafts_use_does_not_exist(self, write, printed, topic):
        shown, hidden = topic("Shown"), topic("Hidden")
        printed(topics=[shown])
        write(topics=[shown, hidden])
        assert list(Topic.public.all()) == [shown]

    def test_a_topic_appears_with_its_first_edition(self, printed, topic):
        edition = printed(topics=[topic("Soon")], at=ahead())
        assert not Topic.objects.in_print(edition.visible_from - TICK).exists()
        assert Topic.objects.in_print(edition.visible_from).exists()

    def test_a_topic_exists_in_the_languages_of_its_editions(self, printed, topic):
        printed(topics=[topic("CSTO")])
        assert Topic.objects.in_print(language="en").exists()
        assert not Topic.objects.in_print(language="ru").exists()

    def test_a_topic_taken_off_in_a_correction_is_gone(
        self, printed, author, reviewer, publisher, topic
    ):
        edition = printed(topics=[topic("CSTO")])
        revision = workflow.revise(edition.release, by=author, base=edition.revision, topics=[])
        assert Topic.public.exists()
        workflow.submit(revision, by=author)
        workflow.approve(revision, by=reviewer)
        workflow.correct(revision, by=publisher, reason="Wrong topic.")
        assert not Topic.public.exists()

    def test_only_what_is_public_is_counted_and_once(
        self, printed, write, changed, publisher, topic
    ):
        csto = topic("CSTO", names={"ru": "ОДКБ"}, aliases=["Treaty"])
        edition = printed(topics=[csto])
        workflow.update(changed(edition.release, lead="x"), by=publisher, reason="More.")
        printed(topics=[csto], at=ahead())
        printed(topics=[csto], language="ru")
        workflow.kill(printed(topics=[csto]), by=publisher, reason="False.")
        write(topics=[csto])
        for slug in ("csto", "odkb", "treaty"):
            counted = Topic.public.answering_to(slug).with_release_count("en").get()
            assert counted.releases_in_print == 1

    def test_a_list_about_a_topic_has_each_release_once(self, printed, topic):
        edition = printed(topics=[topic("CSTO", aliases=["Treaty"]), topic("Belarus")])
        assert list(Edition.public.about("csto", "en")) == [edition]
        assert not Edition.public.about("csto", "ru").exists()


class TestIntroductions:
    def introduce(self, registrar, topic, body, language="en"):
        return workflow.propose_introduction(topic, by=registrar, language=language, body=body)

    def test_the_newest_approved_one_is_shown(self, printed, topic, registrar, reviewer):
        csto = topic("CSTO")
        printed(topics=[csto])
        old = self.introduce(registrar, csto, "<p>Old</p>")
        new = self.introduce(registrar, csto, "<p>New</p>")
        workflow.approve_introduction(old, by=reviewer)
        assert Topic.public.with_introduction("en").get().introduction == "<p>Old</p>"
        new = workflow.approve_introduction(new, by=reviewer)
        shown = Topic.public.with_introduction("en").get()
        assert (shown.introduction, shown.introduced_at) == ("<p>New</p>", new.approved_at)

    def test_what_nobody_approved_is_not_shown(self, printed, topic, registrar):
        csto = topic("CSTO")
        printed(topics=[csto])
        self.introduce(registrar, csto, "<p>Secret</p>")
        assert Topic.public.with_introduction("en").get().introduction is None
        assert not TopicIntroduction.public.exists()

    def test_each_language_has_its_own(self, printed, topic, registrar, reviewer):
        csto = topic("CSTO")
        printed(topics=[csto])
        workflow.approve_introduction(self.introduce(registrar, csto, "<p>x</p>"), by=reviewer)
        assert Topic.public.with_introduction("ru").get().introduction is None


class TestLists:
    def test_a_list_is_held_by_what_is_public_only(self, printed):
        shown, hidden = printed(), printed(at=ahead())
        held = Edition.public.not_newer_than(shown.year, shown.number, "en")
        assert list(held) == [shown]
        waiting = Edition.public.not_newer_than(hidden.year, hidden.number, "en")
        unknown = Edition.public.not_newer_than(hidden.year, 999, "en")
        assert list(waiting) == list(unknown) == []

    def test_what_came_later_is_not_in_a_list_that_is_held(self, printed):
        first, second = printed(), printed()
        printed()
        held = Edition.public.not_newer_than(second.year, second.number, "en")
        assert list(held.newest_first()) == [second, first]

    def test_a_correction_does_not_move_a_release_in_a_list(self, printed, changed, publisher):
        first, second = printed(), printed()
        change = changed(first.release, lead="x")
        corrected = workflow.correct(change, by=publisher, reason="Wrong.")
        assert list(Edition.public.newest_first()) == [second, corrected]

    def test_neighbours_are_public_and_of_the_same_section_and_language(
        self, printed, write, publisher
    ):
        first, second, third = printed(), printed(), printed()
        printed(language="ru")
        printed(at=ahead())
        workflow.kill(printed(), by=publisher, reason="False.")
        shown = Edition.public.with_neighbours().get(pk=second.pk)
        assert shown.older["number"] == first.number
        assert shown.newer["number"] == third.number
        last = Edition.public.with_neighbours().get(pk=third.pk)
        assert last.newer is None

    def test_the_bytes_of_a_photo_are_public_while_an_edition_shows_them(self, printed, make_photo):
        edition = printed(photos=[make_photo()], at=ahead())
        rows = edition.edition_photos
        assert not rows.filter(readable_at(prefix="edition__")).exists()
        assert rows.filter(readable_at(edition.visible_from, prefix="edition__")).exists()
