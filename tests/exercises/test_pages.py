"""The registry's lists, the seam to the newsroom, and what is not announced."""

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


def test_an_exercise_not_announced_does_not_exist(reader, umbrella):
    exercise("Secret-2027", year=2027, announced=False, parent=umbrella)
    for page in ("/en/exercises/", "/en/"):
        assert "Secret-2027" not in reader.get(page).content.decode()


def test_without_a_dated_exercise_nothing_is_in_focus(db):
    exercise("Thunder-2023")
    assert exercise_in_focus() == {"exercise": None}


def test_a_state_says_each_spelling_of_its_name_once(belarus):
    (state,) = member_states()["states"]
    assert state["own_names"] == [{"lang": "be", "name": "Беларусь"}]
