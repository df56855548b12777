"""The sample of the format comes in whole."""

from datetime import UTC, date, datetime

import pytest

from exercises.models import Exercise, MemberState
from newsroom.models import (
    Edition,
    OldAddress,
    Release,
    Section,
    State,
    Topic,
    TopicIntroduction,
    Transition,
)
from newsroom.topics import find
from newsroom.verification import broken_editions, broken_revisions

from .conftest import sample


@pytest.fixture
def summary(run):
    return run(*sample())


@pytest.fixture
def editions(summary):
    return {edition.release.archive_id: edition for edition in Edition.objects.visible()}


def test_each_line_is_counted_as_created(summary):
    assert summary.refused == 0
    assert summary.total("created") == len(sample())


def test_what_was_public_is_in_print_at_its_old_dates(editions):
    assert set(editions) == {"2023-0901", "2023-0904", "2023-0904-ru", "7"}
    edition = editions["2023-0904"]
    assert edition.published_at == datetime(2023, 9, 4, 10, 30, tzinfo=UTC)
    assert edition.visible_from == edition.published_at
    assert edition.release.state == State.PRINTED


def test_numbers_follow_the_file_within_the_year_of_the_sites_time_zone(editions):
    identities = {key: (edition.year, edition.number) for key, edition in editions.items()}
    assert identities == {
        "2023-0901": (2023, 1),
        "2023-0904": (2023, 2),
        "2023-0904-ru": (2023, 2),
        "7": (2024, 1),
    }


def test_a_translation_joins_its_story(editions):
    russian = editions["2023-0904-ru"]
    assert russian.language == "ru"
    assert russian.release.group == editions["2023-0904"].release.group
    assert russian.get_absolute_url().startswith("/ru/news/2023/2/")


def test_approval_and_printing_are_two_peoples(editions, reviewer, publisher):
    edition = editions["2023-0904"]
    assert edition.approval.reviewer == reviewer
    assert edition.printed_by == publisher
    assert edition.revision.author.username == "archive"
    assert not edition.revision.author.has_usable_password()


def test_the_log_has_every_station(editions, reviewer, publisher):
    log = Transition.objects.filter(release=editions["7"].release).order_by("pk")
    assert list(log.values_list("verb", "by__username")) == [
        ("admit", "archive"),
        ("approve", reviewer.username),
        ("publish", publisher.username),
        ("withdraw", publisher.username),
    ]


def test_what_was_withdrawn_stands_under_its_reason(editions):
    edition = editions["7"]
    assert (edition.verb, edition.mark, edition.reason) == (
        "withdraw",
        "withdrawn",
        "It named the wrong day.",
    )
    assert edition.notice["note"] == "It named the wrong day."
    first = edition.release.editions.get(ordinal=1)
    assert first.visible_until == edition.visible_from == datetime(2024, 1, 5, 10, tzinfo=UTC)
    assert edition.release.state == State.WITHDRAWN


def test_a_noted_change_is_shown_as_an_update(editions):
    edition = editions["2023-0901"]
    assert (edition.mark, edition.updated_at) == ("updated", datetime(2023, 9, 1, 9, tzinfo=UTC))
    assert edition.notice["note"] == "The number of participants was added."


def test_a_draft_stays_a_draft_without_a_number(summary):
    draft = Release.objects.get(archive_id="8")
    assert (draft.state, draft.group.number, draft.kind) == (State.DRAFT, None, "relayed")
    assert (draft.source_name, draft.source_date) == ("An agency", date(2023, 10, 1))
    assert not OldAddress.objects.filter(path="/news/4800/").exists()


def test_words_come_as_they_are(editions):
    edition = editions["2023-0904"]
    assert edition.dateline_text == "(The Republic of Belarus, Brestsky training ground)"
    assert edition.dateline_country.code == "BY"
    assert edition.byline == "Joint Press Centre for the trainings"
    assert edition.lead == "Transport crews practise."


def test_html_is_sanitised_and_what_went_is_counted(summary, editions):
    assert editions["2023-0904"].body == "<p>Aircraft landed.</p><p>Again.</p>"
    assert (summary.elements_removed, summary.attributes_removed) == (2, 2)


def test_tags_state_and_exercise_are_topics(editions):
    edition = editions["2023-0904"]
    topics = {topic["name"] for topic in edition.topics}
    assert topics == {"Logistics", "Тыл и снабжение", "Echelon-2023", "Belarus"}
    rows = edition.edition_topics.values_list("topic__name", flat=True)
    assert set(rows) == topics


def test_each_state_and_exercise_owns_its_topic(summary):
    belarus = MemberState.objects.get(code="BY")
    assert belarus.topic == find("беларусь")
    assert Exercise.objects.get(slug="echelon-2023").topic.slug == "echelon-2023"


def test_cyrillic_tags_have_latin_addresses(summary):
    topic = find("ТЫЛ И СНАБЖЕНИЕ")
    assert topic.slug.isascii()
    assert Topic.objects.filter(slug=topic.slug).count() == 1


def test_a_tag_answers_to_its_aliases(summary):
    assert find("material support") == find("Logistics")


def test_an_introduction_is_written_by_one_and_approved_by_another(summary, reviewer):
    introduction = TopicIntroduction.public.get()
    assert introduction.approved_by == reviewer
    assert introduction.written_by.username == "archive"


def test_the_registry_has_what_the_lines_say(summary):
    exercise = Exercise.objects.get(slug="combat-brotherhood-2023")
    assert (exercise.year, exercise.kind.slug) == (2023, "strategic")
    assert exercise.grounds.get().latitude == 52.1
    assert exercise.summaries == {"ru": "Совместное учение года."}
    assert set(exercise.participants.values_list("code", flat=True)) == {"BY", "AM"}
    assert exercise.announced
    part = Exercise.objects.get(slug="echelon-2023")
    assert (part.parent, part.year, part.series.name) == (exercise, 2023, "Echelon")
    belarus = MemberState.objects.get(code="BY")
    assert (belarus.capital, belarus.capitals) == ("Minsk", {"ru": "Минск"})
    assert (belarus.joined, belarus.official_name) == (date(1993, 12, 31), "Republic of Belarus")
    assert Section.objects.get(slug="news").names == {"ru": "Новости"}


def test_a_figure_knows_the_release_it_came_from(summary):
    figure = Exercise.objects.get(slug="combat-brotherhood-2023").figures.get()
    assert (figure.value, figure.kind) == (2500, "actual")
    assert (figure.source_year, figure.source_number) == (2023, 2)


def test_what_came_in_is_proven_by_its_digests(summary):
    assert list(broken_revisions()) == []
    assert list(broken_editions()) == []


def test_an_exercise_brings_its_forces_programme_and_grounds(summary):
    part = Exercise.objects.get(slug="echelon-2023")
    forces = {p.state.code: (p.forces, p.forces_translated) for p in part.participations.all()}
    assert forces["BY"] == ("Units of logistic support", {"ru": "Подразделения тыла"})
    assert forces["AM"] == ("", {})
    assert part.phases.get().names == {"ru": "Этап планирования"}
    assert (part.events.get().place, part.events.get().accreditation_until.day) == ("Brest", 3)
    assert part.grounds.get().name_ru == "Брестский полигон"
    assert (part.commander, part.commander_rank) == ("Chief of Logistics", "Major general")
    assert part.series.names == {"ru": "Эшелон"}


def test_a_state_brings_its_codes_names_and_profile(summary):
    belarus = MemberState.objects.get(code="BY")
    assert (belarus.code3, belarus.latitude) == ("BLR", 53.9)
    assert belarus.own_names == {"be": "Беларусь", "ru": "Беларусь"}
    assert belarus.profiles == {"ru": "Государство-член."}
