"""Who takes part: members of the day, parts of parts, and who is not listed."""

from datetime import date

import pytest

from exercises.forces import forces_of
from exercises.structure import family_of
from tests import registry

DAYS = {"start": date(2023, 9, 1), "end": date(2023, 9, 6)}


@pytest.fixture
def umbrella(db):
    belarus = registry.state("Belarus", "BY", joined=date(1994, 1, 1))
    return registry.exercise("Combat Brotherhood-2023", host=belarus, **DAYS)


@pytest.fixture
def parts(umbrella):
    return [
        registry.exercise(name, parent=umbrella, **DAYS) for name in ("Alpha-2023", "Beta-2023")
    ]


def table(exercise):
    return forces_of(family_of(exercise.slug))


def said(exercise) -> dict[str, tuple]:
    return {
        line.name: (*(takes_part for _name, takes_part in line.cells), line.words)
        for line in table(exercise).lines
    }


def test_states_are_told_by_parts_in_the_order_of_their_names(umbrella, parts):
    russia, armenia = registry.state("Russia", "RU"), registry.state("Armenia", "AM")
    registry.sends(parts[0], russia, "Reconnaissance units")
    registry.sends(parts[1], russia, "Supply units")
    registry.sends(parts[1], armenia)
    assert table(umbrella).parts == ["Alpha", "Beta"]
    assert list(said(umbrella).items()) == [
        ("Armenia", (False, True, "")),
        ("Belarus", (False, False, "Host")),
        ("Russia", (True, True, "Reconnaissance units; Supply units")),
    ]
    assert table(umbrella).count == 3


def test_what_it_sends_to_the_whole_stands_for_what_it_sends_to_the_parts(umbrella, parts):
    russia = registry.state("Russia", "RU")
    registry.sends(umbrella, russia, "Units in all trainings")
    registry.sends(parts[0], russia, "Reconnaissance units")
    assert said(umbrella)["Russia"] == (True, "Units in all trainings")


def test_a_part_of_a_part_counts_for_the_part(umbrella, parts):
    inner = registry.exercise("Inner-2023", parent=parts[1])
    registry.sends(inner, registry.state("Russia", "RU"), "Sappers")
    assert said(umbrella)["Russia"] == (True, "Sappers")


def test_a_part_of_which_nothing_is_known_has_no_column(umbrella, parts):
    registry.sends(parts[1], registry.state("Russia", "RU"))
    assert len(forces_of(family_of(umbrella.slug)).parts) == 1


def test_members_of_the_day_are_listed_and_others_only_if_they_took_part(umbrella):
    registry.state("Member", "M1", joined=date(2000, 1, 1))
    registry.state("Later", "M2", joined=date(2024, 1, 1))
    registry.state("Left", "M3", left=date(2020, 1, 1))
    registry.state("Since left", "M4", left=date(2024, 1, 1))
    guest = registry.state("Guest", "M5", joined=date(2025, 1, 1))
    registry.sends(umbrella, guest, "Observers")
    assert said(umbrella) == {
        "Belarus": ("Host",),
        "Guest": ("Observers",),
        "Member": ("Not participating",),
        "Since left": ("Not participating",),
    }


def test_a_single_exercise_lists_states_with_their_forces(umbrella):
    registry.sends(umbrella, registry.state("Russia", "RU"))
    assert table(umbrella).parts == []
    assert said(umbrella)["Russia"] == ("Takes part",)


def test_where_nobody_is_known_to_take_part_nothing_is_said(umbrella, parts):
    assert table(umbrella) is None
