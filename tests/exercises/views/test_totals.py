"""The register in numbers: what is counted, and what is not counted twice."""

from datetime import date

import pytest

from exercises.models import Exercise
from tests import registry
from tests.registry import exercise, figure

PAGE = "/en/exercises/figures/"


@pytest.fixture
def umbrella(db) -> Exercise:
    return exercise("Combat Brotherhood-2023", host=registry.state())


def by_year(reader, query: str = "") -> dict:
    totals = dict(reader.read(PAGE + query, budget=4).context["by_year"])
    return {year: (total.exercises, total.personnel) for year, total in totals.items()}


def test_an_umbrella_with_a_figure_counts_and_its_parts_do_not(reader, umbrella):
    figure(umbrella, 2500)
    figure(exercise("Echelon-2023", parent=umbrella), 620)
    assert by_year(reader) == {2023: (2, 2500)}


def test_without_a_figure_of_the_umbrella_its_parts_are_added(reader, umbrella):
    figure(exercise("Echelon-2023", parent=umbrella), 620)
    search = exercise("Search-2023", parent=umbrella)
    figure(search, 380)
    figure(exercise("Patrol-2023", parent=search), 100)
    assert by_year(reader) == {2023: (4, 1000)}


def test_each_measure_is_counted_for_itself(reader, umbrella):
    figure(umbrella, 2500)
    figure(exercise("Echelon-2023", parent=umbrella), 150, "equipment")
    totals = dict(reader.read(PAGE, budget=4).context["by_year"])
    assert (totals[2023].personnel, totals[2023].equipment) == (2500, 150)


def test_only_the_latest_figure_counts(reader, umbrella):
    figure(umbrella, 2000, as_of=date(2023, 8, 1))
    figure(umbrella, 2500, as_of=date(2023, 9, 1))
    assert by_year(reader) == {2023: (1, 2500)}


def test_a_figure_of_a_killed_release_is_not_counted(reader, umbrella, printed, publisher):
    from newsroom import workflow

    edition = printed()
    figure(umbrella, 2500, source=edition)
    workflow.kill(edition, by=publisher, reason="Wrong.")
    assert by_year(reader) == {2023: (1, None)}


def test_years_without_a_figure_are_not_published_rather_than_nought(reader, umbrella):
    page = reader.read(PAGE, budget=4)
    assert "not published" in page.content.decode()
    exercises, personnel = page.context["charts"]
    assert list(exercises.series.values()) == [[1]]
    assert list(personnel.series.values()) == [[None]]


def test_hosts_have_totals_of_their_own(reader, umbrella):
    figure(umbrella, 2500)
    exercise("Rock-2022")
    rows = reader.read(PAGE, budget=4).context["by_host"]
    said = [(host and host.name, total.exercises, total.personnel) for host, total in rows]
    assert said == [("Belarus", 1, 2500), (None, 1, None)]


def test_the_totals_have_the_filters_of_the_list(reader, umbrella):
    exercise("Rock-2022")
    assert by_year(reader, "?year=2022") == {2022: (1, None)}


def test_totals_of_nothing_say_so(reader, db):
    assert "No exercise has been announced yet" in reader.read(PAGE, budget=4).content.decode()


def test_what_is_not_announced_is_not_counted(reader, umbrella):
    figure(exercise("Secret-2023", parent=umbrella, announced=False), 620)
    assert by_year(reader) == {2023: (1, None)}
