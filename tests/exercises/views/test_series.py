"""The page of a series: all its years side by side."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from tests import registry

PAGE = "/en/exercises/series/echelon/"


@pytest.fixture
def series(db):
    return registry.series("Echelon", summary="Logistic support, year after year.")


def rows(answer) -> dict[str, list[str]]:
    """The cells of the table by the name of their row."""
    page = BeautifulSoup(answer.content, "html.parser")
    return {
        row.find("th").get_text(strip=True): [
            " ".join(td.get_text(" ").split()).replace(" – ", "–") for td in row.select("td")
        ]
        for row in page.select("main tbody tr")
    }


def test_all_years_stand_side_by_side_the_newest_first(reader, series):
    belarus = registry.state("Belarus")
    umbrella = registry.exercise("Combat Brotherhood-2023")
    days = {"start": date(2023, 9, 2), "end": date(2023, 9, 6)}
    newer = registry.exercise("Echelon-2023", series=series, host=belarus, parent=umbrella, **days)
    registry.exercise("Echelon-2021", series=series)
    registry.figure(newer, 700, bound="about")
    registry.sends(newer, belarus)
    found = rows(reader.read(PAGE, budget=3))
    assert found["Dates"] == ["2–6 Sep 2023", "not published"]
    assert found["Host"] == ["Belarus", "not published"]
    assert found["Part of"][0] == "Combat Brotherhood-2023"
    assert found["Personnel"] == ["about 700", "not published"]
    assert found["Participating states"] == ["1 Belarus", "not published"]


def test_an_umbrella_not_announced_is_not_named(reader, series):
    hidden = registry.exercise("Secret-2023", announced=False, series=series)
    registry.exercise("Echelon-2023", series=series, parent=hidden)
    answer = reader.read(PAGE, budget=3)
    assert "Secret" not in answer.content.decode()
    assert [each["exercise"].name for each in answer.context["years"]] == ["Echelon-2023"]


def test_a_series_without_an_announced_exercise_does_not_exist(reader, series):
    reader.read(PAGE, budget=1, status=404)
    registry.exercise("Echelon-2027", announced=False, series=series)
    reader.read(PAGE, budget=1, status=404)


def test_a_release_about_two_years_stands_once(reader, series, printed):
    years = [registry.exercise(f"Echelon-{year}", series=series) for year in (2021, 2023)]
    edition = printed(topics=[year.topic for year in years])
    page = reader.read(PAGE, budget=3).context["page"]
    assert [e.pk for e in page.items] == [edition.pk]


@pytest.mark.parametrize("size", [1, 12])
def test_a_series_costs_three_queries_however_long(reader, series, printed, size):
    state = registry.state()
    for n in range(size):
        held = registry.exercise(f"Echelon-{2000 + n}", series=series)
        registry.sends(held, state)
        registry.figure(held, n)
        printed(topics=[held.topic])
    reader.read(PAGE, budget=3)
