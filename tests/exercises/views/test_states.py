"""The member states: their table, and what a profile gathers."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from exercises import profile
from exercises.models import Exercise, MemberState
from tests import registry

TODAY = timezone.localdate()
SEPTEMBER = {"start": date(2023, 9, 1), "end": date(2023, 9, 6)}


@pytest.fixture
def belarus(db) -> MemberState:
    return registry.state(
        names={"ru": "Беларусь"},
        own_names={"be": "Беларусь", "ru": "Беларусь"},
        official_names={"be": "Рэспубліка Беларусь", "ru": "Республика Беларусь"},
        code3="BLR",
        capital="Minsk",
        joined=date(1993, 12, 31),
        latitude=53.9,
        longitude=27.6,
        profile="It acceded in 1993.\r\n\r\nIt hosts exercises.",
    )


@pytest.fixture
def armenia(db) -> MemberState:
    return registry.state("Armenia", "AM", names={"ru": "Армения"}, joined=date(1992, 5, 15))


@pytest.fixture
def umbrella(belarus) -> Exercise:
    return registry.exercise("Combat Brotherhood-2023", of="strategic", host=belarus, **SEPTEMBER)


def named(lines: list[dict]) -> list[str]:
    return [line["state"].label for line in lines]


# ---------- all of them


def test_states_stand_in_the_alphabetical_order_of_the_page_s_language(reader, belarus, armenia):
    registry.state("Kazakhstan", "KZ", names={"ru": "Алматинская республика"})
    english = reader.read("/en/states/", budget=2).context["members"]
    assert named(english) == ["Armenia", "Belarus", "Kazakhstan"]
    russian = reader.read("/ru/states/", budget=2).context["members"]
    assert named(russian) == ["Алматинская республика", "Армения", "Беларусь"]


def test_a_state_is_named_in_its_own_script_each_spelling_once(reader, belarus):
    text = reader.read("/en/states/", budget=2).content.decode()
    assert text.count('<span lang="be">Беларусь</span>') == 1
    assert 'lang="ru">Беларусь' not in text


def test_the_table_counts_announced_exercises_and_has_the_latest_release(
    reader, belarus, umbrella, printed
):
    registry.exercise("Secret-2027", host=belarus, announced=False)
    printed(topics=[belarus.topic], title="An older one")
    latest = printed(topics=[belarus.topic], title="The newest one")
    (line,) = reader.read("/en/states/", budget=2).context["members"]
    assert (line["state"].hosted_count, line["latest"]) == (1, latest)


def test_a_state_that_left_stands_apart(reader, belarus, armenia):
    MemberState.objects.filter(pk=armenia.pk).update(left=date(2020, 1, 1))
    page = reader.read("/en/states/", budget=2)
    assert named(page.context["members"]) == ["Belarus"]
    assert named(page.context["former"]) == ["Armenia"]
    assert "left on" in page.content.decode()
    assert [place.label for place in page.context["capitals"]] == ["Belarus"]


def test_a_suspended_member_is_marked_and_a_suspension_to_come_is_not(reader, belarus, armenia):
    MemberState.objects.filter(pk=armenia.pk).update(suspended=TODAY)
    MemberState.objects.filter(pk=belarus.pk).update(suspended=TODAY + timedelta(days=9))
    page = reader.read("/en/states/", budget=2)
    assert [line["membership"] for line in page.context["members"]] == ["suspended", "member"]
    assert page.content.decode().count("Membership suspended") == 1


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_state_whose_accession_lies_ahead_is_nowhere(reader, belarus, language):
    MemberState.objects.filter(pk=belarus.pk).update(joined=TODAY + timedelta(days=9))
    assert belarus.label not in reader.read("/en/states/", budget=2).content.decode()
    reader.read(f"/{language}/states/belarus/", budget=1, status=404)


def test_without_states_the_page_says_so(reader):
    text = reader.read("/en/states/", budget=1).content.decode()
    assert "The registry has no member states yet." in text


# ---------- one of them


def test_a_profile_gathers_what_is_about_the_state(
    reader, belarus, umbrella, printed, make_photo, topic
):
    belarus.topics.add(topic("Rotation"), topic("Logistics"))
    ground = registry.ground("Brestsky", 52.1, 23.7)
    umbrella.grounds.add(ground)
    registry.figure(umbrella, 2500, bound="about")
    editions = [printed(topics=[belarus.topic], photos=[make_photo()]) for _ in range(6)]
    context = reader.read("/en/states/belarus/", budget=6).context
    assert [e.label for e in context["hosted"]] == ["Combat Brotherhood-2023"]
    assert [e.pk for e in context["page"].items] == [e.pk for e in reversed(editions)]
    assert context["lead"]["record"] == editions[5].photos[0]["record"]
    shown = [use.entry["record"] for use in context["gallery"]]
    assert shown == [editions[n].photos[0]["record"] for n in (4, 3, 2, 1)]
    assert context["state"].photograph_count == 6
    assert context["grounds"] == profile.Grounds(2023, [ground])
    assert [t.label for t in context["topics"]] == ["Logistics", "Rotation"]


def test_a_profile_prints_names_codes_languages_and_days(reader, belarus):
    text = reader.read("/en/states/belarus/", budget=6).content.decode()
    for said in (
        '<span lang="be">Рэспубліка Беларусь</span>',
        '<span lang="ru">Республика Беларусь</span>',
        "Belarusian, Russian",
        "BY, BLR",
        "31 December 1993",
        'href="/en/states/belarus/calendar.ics"',
        'href="/en/feeds/topics/belarus.atom"',
        "It acceded in 1993.",
        "<p>It hosts exercises.</p>",
    ):
        assert said in text
    assert text.count("img/flags/by") == 1


def test_what_a_state_hosted_is_not_what_it_attended(reader, belarus, armenia, umbrella):
    registry.sends(umbrella, belarus)
    registry.sends(umbrella, armenia)
    abroad = registry.exercise("Search-2024", host=armenia)
    hostless = registry.exercise("Barrier-2022")
    for exercise in (abroad, hostless, registry.exercise("Secret-2027", announced=False)):
        registry.sends(exercise, belarus)
    context = reader.read("/en/states/belarus/", budget=6).context
    assert [e.label for e in context["hosted"]] == ["Combat Brotherhood-2023"]
    assert [e.label for e in context["attended"]] == ["Search-2024", "Barrier-2022"]


def test_the_strength_is_that_of_figures_readers_may_see(reader, belarus, umbrella, printed):
    source = printed(at=timezone.now() + timedelta(hours=1))
    registry.figure(umbrella, 9999, source=source)
    text = reader.read("/en/states/belarus/", budget=6).content.decode()
    assert "not published" in text
    assert "9,999" not in text
    registry.figure(umbrella, 2500, as_of=date(2023, 9, 4))
    assert "2,500" in reader.read("/en/states/belarus/", budget=6).content.decode()


def test_a_secret_exercise_leaves_no_trace_in_a_profile(reader, belarus, umbrella):
    umbrella.grounds.add(registry.ground("Brestsky", 52.1, 23.7))
    Exercise.objects.update(announced=False)
    page = reader.read("/en/states/belarus/", budget=6)
    assert page.context["state"].hosted_count == 0
    assert page.context["grounds"] is None
    assert "Combat Brotherhood" not in page.content.decode()


def test_the_map_has_the_grounds_of_the_latest_year_in_which_any_is_known(belarus, umbrella):
    umbrella.grounds.add(registry.ground("Brestsky", 52.1, 23.7))
    older = registry.exercise("Barrier-2020", host=belarus)
    older.grounds.add(registry.ground("Losvido", 55.3, 30.1))
    newer = registry.exercise("Barrier-2025", host=belarus)
    found = profile.grounds_of([newer, umbrella, older])
    assert found is not None
    assert (found.year, [ground.name for ground in found.places]) == (2023, ["Brestsky"])


def test_a_former_member_keeps_its_page_and_is_marked(reader, belarus):
    MemberState.objects.filter(pk=belarus.pk).update(left=date(2020, 1, 1), profile="")
    text = reader.read("/en/states/belarus/", budget=6).content.decode()
    assert "Former member" in text
    assert "1 January 2020" in text


@pytest.mark.parametrize(("text", "paragraphs"), [("", []), ("A\n\n\n\nB\n\n ", ["A", "B"])])
def test_an_empty_line_parts_two_paragraphs(text, paragraphs):
    assert profile.paragraphs(MemberState(profile=text)) == paragraphs


def test_a_language_without_a_name_is_left_out():
    state = MemberState(own_names={"be": "Беларусь", "zxx": "?", "uz": "Belarus"})
    assert profile.languages(state) == ["Belarusian", "Uzbek"]
