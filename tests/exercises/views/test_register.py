"""The register as a list: its order, filters, years and figures, and what it keeps back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from exercises.models import Exercise, MemberState
from tests import registry
from tests.registry import exercise, figure, sends

LIST = "/en/exercises/"


@pytest.fixture
def belarus(db) -> MemberState:
    return registry.state("Belarus", names={"ru": "Беларусь"})


@pytest.fixture
def umbrella(belarus) -> Exercise:
    days = {"start": date(2023, 9, 1), "end": date(2023, 9, 6)}
    return exercise("Combat Brotherhood-2023", of="strategic", host=belarus, **days)


@pytest.fixture
def parts(umbrella) -> list[Exercise]:
    echelon = exercise("Echelon-2023", parent=umbrella, of="logistics")
    days = {"start": date(2023, 9, 2), "end": date(2023, 9, 5)}
    return [echelon, exercise("Search-2023", parent=umbrella, of="intelligence", **days)]


@pytest.fixture
def years(db) -> None:
    """Thirty years of ten exercises each."""
    for year in range(1994, 2024):
        for number in range(10):
            exercise(f"Rock {number} {year}", year=year, start=date(year, 6, 1 + number))


def shown(response) -> list[tuple[int, str]]:
    """Depth and name of each line."""
    tables = [table for _year, table in response.context["tables"]]
    return [(b.depth, b.exercise.name) for table in tables for b in table["branches"]]


def names(response) -> list[str]:
    return [name for _depth, name in shown(response)]


def text(response) -> str:
    return " ".join(response.content.decode().split())


# ---------- order


def test_parts_stand_under_their_umbrella_in_the_order_of_their_days(reader, parts):
    assert shown(reader.read(LIST, budget=4)) == [
        (0, "Combat Brotherhood-2023"),
        (1, "Search-2023"),
        (1, "Echelon-2023"),
    ]


def test_the_line_of_a_tree_ends_at_its_last_part_however_deep(reader, parts):
    exercise("Convoy-2023", parent=parts[0])
    assert reader.read(LIST, budget=4).content.decode().count("kid--l") == 1


def test_what_is_under_way_stands_first_then_the_newest(reader):
    today = timezone.localdate()
    year = {"year": today.year}
    exercise("Later", start=today + timedelta(30), end=today + timedelta(31), **year)
    exercise("Now", start=today, end=today, **year)
    exercise("Unknown", **year)
    exercise("Before", start=today - timedelta(30), end=today - timedelta(29), **year)
    assert names(reader.read(LIST, budget=4)) == ["Now", "Later", "Before", "Unknown"]


def test_a_part_whose_umbrella_is_filtered_out_says_what_it_is_a_part_of(reader, parts):
    page = reader.read(f"{LIST}?kind=logistics", budget=4)
    assert shown(page) == [(0, "Echelon-2023")]
    assert 'part of <a href="/en/exercises/2023/combat-brotherhood-2023/">' in text(page)


def test_an_umbrella_that_is_not_announced_is_not_named_by_its_parts(reader, parts, umbrella):
    Exercise.objects.filter(pk=umbrella.pk).update(announced=False)
    page = text(reader.read(LIST, budget=4))
    assert "Echelon-2023" in page
    assert "part of" not in page
    assert "Brotherhood" not in page


# ---------- figures


def test_the_latest_figures_are_shown_with_how_sharp_they_are(reader, umbrella):
    figure(umbrella, 2000, as_of=date(2023, 8, 1))
    figure(umbrella, 2500, as_of=date(2023, 9, 1), bound="about")
    page = text(reader.read(LIST, budget=4))
    assert '<span class="meta">about</span> <span class="u-nw">2,500</span>' in page
    assert "2,000" not in page


def test_what_is_missing_is_said_to_be_not_published(reader, db):
    exercise("Thunder-2023")
    assert text(reader.read(LIST, budget=4)).count("not published") == 4


# ---------- filters


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("year=2023", ["Search-2023", "Echelon-2023"]),
        ("year=2021", ["Echelon-2021"]),
        ("kind=logistics", ["Echelon-2023", "Echelon-2021"]),
        ("series=echelon", ["Echelon-2021"]),
        ("host=belarus", ["Search-2023"]),
        ("participant=belarus", ["Search-2023", "Echelon-2021"]),
        ("status=completed", ["Search-2023", "Echelon-2023"]),
        ("status=cancelled", ["Echelon-2021"]),
        ("kind=logistics&year=2021&host=", ["Echelon-2021"]),
    ],
)
def test_a_filter_leaves_what_answers_to_it(reader, belarus, query, expected):
    days = {"start": date(2023, 9, 2), "end": date(2023, 9, 5)}
    exercise("Search-2023", of="intelligence", host=belarus, **days)
    exercise("Echelon-2023", of="logistics")
    off = {"set_status": "cancelled", "status_reason": "Weather."}
    older = exercise("Echelon-2021", of="logistics", series=registry.series(), **off)
    sends(older, belarus)
    assert names(reader.read(f"{LIST}?{query}", budget=4)) == expected


def test_a_filter_that_is_set_is_a_chip_and_goes_on_to_the_other_ways(reader, umbrella):
    page = reader.read(f"{LIST}?host=belarus", budget=4)
    assert [chip.label for chip in page.context["filters"].chips] == ["Belarus"]
    for address in ("timeline/", "figures/", "register.csv", "register.json", "register.xlsx"):
        assert f'href="/en/exercises/{address}?host=belarus"' in page.content.decode()


def test_the_filters_offer_only_what_has_been_announced(reader, umbrella):
    secret = registry.series("Night", slug="night")
    hidden = registry.state("Armenia", code="AM")
    exercise("Night-2027", series=secret, host=hidden, of="hidden-kind", announced=False)
    filters = reader.read(LIST, budget=4).context["filters"]
    offered = {f.name: [o.value for o in f.options if o.value] for f in filters.shown}
    assert offered["host"] == offered["participant"] == ["belarus"]
    assert offered["kind"] == ["strategic"]
    assert offered["series"] == []
    assert offered["year"] == ["2023"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", ["Belarus", "Kazakhstan"]), ("ru", ["Беларусь", "Казахстан"])],
)
def test_states_are_offered_in_the_order_of_their_names(reader, belarus, language, expected):
    held = exercise("Rock-2023")
    sends(held, registry.state("Kazakhstan", code="KZ", names={"ru": "Казахстан"}))
    sends(held, belarus)
    filters = reader.read(f"/{language}/exercises/", budget=4).context["filters"]
    assert [label for _slug, label in filters.offers["participant"]] == expected


def test_nothing_that_answers_says_so_and_leads_on(reader, umbrella):
    page = text(reader.read(f"{LIST}?host=nowhere", budget=4))
    assert "No exercise answers to all of these filters" in page
    assert 'href="/en/exercises/">All exercises' in page


def test_a_register_without_exercises_says_so(reader, db):
    assert "No exercise has been announced yet" in text(reader.read(LIST, budget=4))


@pytest.mark.parametrize(
    "query",
    ["year=23", "year=nineteen", "year=99999999999", "year=0000", "status=odd", "host=a%00b"],
)
@pytest.mark.parametrize("page", ["", "timeline/", "figures/", "register.csv", "register.json"])
def test_what_cannot_be_asked_is_not_found(reader, umbrella, page, query):
    reader.read(f"{LIST}{page}?{query}", budget=1, status=404)


# ---------- years


def test_the_newest_years_stand_on_the_page_and_the_others_are_linked(reader, years):
    page = reader.read(LIST, budget=4)
    assert len(names(page)) == 100
    assert "<b>300 exercises</b>, 1994–2023" in text(page)
    others = page.context["years"].others
    assert [leaf.number for leaf in others] == list(range(2013, 1993, -1))
    assert others[0].url == "/en/exercises/?year=2013"


def test_links_to_other_years_keep_the_filters(reader, years):
    page = reader.read(f"{LIST}?year=2000&kind=other", budget=4)
    assert len(names(page)) == 10
    urls = [leaf.url for leaf in page.context["years"].others]
    assert "/en/exercises/?year=1999&kind=other" in urls
    assert "<b>10 exercises</b>, 2000" in text(page)


def test_a_year_larger_than_a_page_is_shown_whole(reader, db, monkeypatch):
    monkeypatch.setattr("exercises.register.ENOUGH", 1)
    exercise("Rock-2023")
    exercise("Wall-2023")
    assert len(names(reader.read(LIST, budget=4))) == 2


def test_an_exercise_not_announced_is_neither_shown_nor_counted(reader, umbrella):
    exercise("Secret-2023", year=2023, announced=False, parent=umbrella)
    page = text(reader.read(LIST, budget=4))
    assert "Secret" not in page
    assert "<b>1 exercise</b>, 2023" in page
