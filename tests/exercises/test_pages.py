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


def test_a_state_that_left_is_no_member(reader, belarus):
    MemberState.objects.filter(pk=belarus.pk).update(left=date(2020, 1, 1))
    assert "Belarus" not in reader.read("/en/states/", budget=1).content.decode()


def test_a_state_s_page_has_what_it_hosted_and_what_is_about_it(reader, belarus, umbrella, printed):
    edition = printed(topics=[belarus.topic])
    context = reader.read("/en/states/belarus/", budget=4).context
    assert [e.name for e in context["hosted"]] == ["Combat Brotherhood-2023"]
    assert [e.pk for e in context["page"].items] == [edition.pk]


def test_an_exercise_can_t_be_a_part_of_itself(umbrella, parts):
    umbrella.parent = parts[0]
    with pytest.raises(Exception, match="part of itself"):
        umbrella.full_clean()
