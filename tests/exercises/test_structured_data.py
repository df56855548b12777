"""Exercises as machines read them: within their umbrella, at their days, at their place."""

from datetime import date

import pytest

from exercises.structured_data import event, state
from tests import registry

DAYS = {"start": date(2023, 9, 1), "end": date(2023, 9, 6)}


@pytest.fixture
def umbrella(db):
    host = registry.state()
    return registry.exercise("Combat Brotherhood-2023", of="strategic", host=host, **DAYS)


def test_a_part_names_its_umbrella_and_an_umbrella_its_parts(umbrella):
    part = registry.exercise("Echelon-2023", parent=umbrella, host=umbrella.host, **DAYS)
    assert event(part, umbrella=umbrella)["superEvent"]["name"] == "Combat Brotherhood-2023"
    (named,) = event(umbrella, parts=[part])["subEvent"]
    assert named["url"].endswith("/exercises/2023/echelon-2023/")


def test_days_are_told_unless_they_are_approximate(umbrella):
    assert event(umbrella)["startDate"] == "2023-09-01"
    umbrella.approximate = True
    assert "startDate" not in event(umbrella)


def test_what_was_called_off_says_so(umbrella):
    assert event(umbrella)["eventStatus"].endswith("/EventScheduled")
    umbrella.set_status = "cancelled"
    assert event(umbrella)["eventStatus"].endswith("/EventCancelled")


def test_a_training_ground_is_a_place_with_coordinates(umbrella):
    ground = registry.ground("Brestsky training ground", 52.1, 23.8)
    (place,) = event(umbrella, grounds=[ground])["location"]
    assert (place["geo"]["latitude"], place["address"]["addressCountry"]) == (52.1, "BY")
    assert event(umbrella)["location"][0]["name"] == "Belarus"


def test_a_state_has_all_its_names(db):
    own = {"be": "Беларусь"}
    found = state(registry.state(official_name="Republic of Belarus", own_names=own))
    assert found["alternateName"] == ["Republic of Belarus", "Беларусь"]
