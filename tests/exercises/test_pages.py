"""The registry's public pages: the tree, the seam to the newsroom, and what is not announced."""

from datetime import date

import pytest

from exercises.models import Exercise, MemberState
from exercises.templatetags.exercises_home import exercise_in_focus, member_states
from tests import registry
from tests.registry import exercise


@pytest.fixture
def belarus(db) -> MemberState:
    own_names = {"be": "Беларусь", "ru": "Беларусь"}
    return registry.state("Belarus", names={"ru": "Беларусь"}, own_names=own_names)


@pytest.fixture
def umbrella(belarus) -> Exercise:
    days = {"start": date(2023, 9, 1), "end": date(2023, 9, 6)}
    return exercise("Combat Brotherhood-2023", of="strategic", host=belarus, **days)


@pytest.fixture
def parts(umbrella) -> list[Exercise]:
    echelon = exercise("Echelon-2023", parent=umbrella, of="logistics")
    dates = {"start": date(2023, 9, 2), "end": date(2023, 9, 5)}
    return [echelon, exercise("Search-2023", parent=umbrella, of="intelligence", **dates)]


def test_the_register_shows_parts_under_their_umbrella(reader, parts):
    years = reader.read("/en/exercises/", budget=1).context["years"]
    assert [(depth, e.name) for depth, e in years[0][1]] == [
        (0, "Combat Brotherhood-2023"),
        (1, "Search-2023"),
        (1, "Echelon-2023"),
    ]


def test_from_a_part_it_is_one_click_to_umbrella_siblings_and_host(reader, parts):
    registry.figure(parts[0], 100)
    text = reader.read("/en/exercises/2023/echelon-2023/", budget=4).content.decode()
    for address in (
        "/en/exercises/2023/combat-brotherhood-2023/",
        "/en/exercises/2023/search-2023/",
    ):
        assert f'href="{address}"' in text


def test_an_umbrella_gathers_the_releases_of_its_parts_once(reader, parts, umbrella, printed):
    topics = [parts[0].topic, umbrella.topic]
    edition = printed(topics=topics)
    page = reader.read("/en/exercises/2023/combat-brotherhood-2023/", budget=4).context["page"]
    assert [e.pk for e in page.items] == [edition.pk]


def test_a_wrong_year_leads_to_the_right_one(reader, umbrella):
    wrong = "/en/exercises/2020/combat-brotherhood-2023/"
    answer = reader.read(wrong, budget=2, status=301)
    assert answer["Location"] == "/en/exercises/2023/combat-brotherhood-2023/"


def test_an_exercise_not_announced_does_not_exist(reader, umbrella):
    exercise("Secret-2027", year=2027, announced=False, parent=umbrella)
    reader.read("/en/exercises/2027/secret-2027/", budget=2, status=404)
    for page in ("/en/exercises/", "/en/exercises/2023/combat-brotherhood-2023/", "/en/"):
        assert "Secret-2027" not in reader.get(page).content.decode()


def test_the_programme_is_cells_and_says_which_days_are_not_known(parts):
    programme = exercise_in_focus()["programme"]
    rows = {row["name"]: row for row in programme["rows"]}
    assert len(programme["days"]) == 6
    search = rows["Search-2023"]
    assert (search["lead"], search["span"], search["tail"]) == (1, 4, 1)
    assert rows["Echelon-2023"]["role"] == "undated"
    assert "not published" in rows["Echelon-2023"]["kind_label"]


def test_without_a_dated_exercise_nothing_is_in_focus(db):
    exercise("Thunder-2023")
    assert exercise_in_focus() == {"exercise": None}


def test_a_state_says_each_spelling_of_its_name_once(belarus):
    (state,) = member_states()["states"]
    assert state["own_names"] == [{"lang": "be", "name": "Беларусь"}]


def test_an_exercise_can_t_be_a_part_of_itself(umbrella, parts):
    umbrella.parent = parts[0]
    with pytest.raises(Exception, match="part of itself"):
        umbrella.full_clean()
