"""The register as a timeline: bars over halves of months."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from exercises.timeline import HALVES, bar, half
from exercises.tree import Branch
from tests.registry import exercise

TIMELINE = "/en/exercises/timeline/"


def drawn(year: int = 2023, **columns):
    return bar(Branch(0, exercise("Rock-2023", year=2023, **columns)), year)


@pytest.mark.parametrize(
    ("day", "expected"),
    [((1, 1), 0), ((1, 15), 0), ((1, 16), 1), ((9, 6), 16), ((12, 31), 23)],
)
def test_a_year_has_twenty_four_halves_of_months(day, expected):
    assert half(date(2023, *day)) == expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("start", "end", "before", "span"),
    [
        (date(2023, 9, 1), date(2023, 9, 6), 16, 1),
        (date(2023, 9, 26), date(2023, 10, 8), 17, 2),
        (date(2022, 12, 20), date(2023, 1, 5), 0, 1),
        (date(2023, 12, 20), date(2024, 1, 5), 23, 1),
        (date(2023, 6, 1), None, 10, 1),
    ],
)
def test_a_bar_lies_over_its_halves_and_ends_with_the_year(start, end, before, span):
    row = drawn(start=start, end=end)
    assert (len(row.before), row.span) == (before, span)
    assert len(row.before) + row.span + len(row.behind) == HALVES


@pytest.mark.django_db
def test_approximate_days_are_drawn_as_whole_months_and_look_it():
    row = drawn(start=date(2023, 9, 20), end=date(2023, 10, 2), approximate=True)
    assert (len(row.before), row.span, row.look) == (16, 4, "approximate")


@pytest.mark.django_db
def test_a_kind_is_drawn_as_its_registrar_said():
    row = drawn(of="strategic", start=date(2023, 9, 1), end=date(2023, 9, 6))
    assert row.look == row.branch.exercise.kind.drawn_as


@pytest.mark.django_db
def test_what_is_planned_or_called_off_has_a_broken_line():
    ahead = timezone.localdate() + timedelta(days=1)
    planned = exercise("Soon", year=ahead.year, start=ahead, end=ahead)
    assert bar(Branch(0, planned), ahead.year).look == "event"
    off = {"set_status": "cancelled", "status_reason": "Weather."}
    row = drawn(start=date(2023, 9, 1), end=date(2023, 9, 6), **off)
    assert (row.look, row.called_off) == ("event", True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("month", "side"), [((1, 2), "behind"), ((12, 12), "before"), ((1, 12), "upon")]
)
def test_the_days_are_written_where_there_is_room(month, side):
    assert drawn(start=date(2023, month[0], 1), end=date(2023, month[1], 1)).side == side


def test_an_exercise_without_days_is_named_under_the_table(reader, db):
    exercise("Thunder-2023")
    exercise("Rock-2023", start=date(2023, 9, 1), end=date(2023, 9, 6))
    (table,) = reader.read(TIMELINE, budget=4).context["tables"]
    assert [row.branch.exercise.name for row in table["bars"]] == ["Rock-2023"]
    assert [each.name for each in table["elsewhere"]] == ["Thunder-2023"]


def test_a_bar_is_said_in_words(reader, db):
    off = {"set_status": "cancelled", "status_reason": "Weather."}
    exercise("Rock-2023", start=date(2023, 9, 1), end=date(2023, 9, 6), of="joint", **off)
    page = " ".join(reader.read(TIMELINE, budget=4).content.decode().split())
    assert "Cancelled" in page
    assert '<td colspan="1" class="hasbar m">' in page


def test_the_month_of_today_is_marked(reader, db):
    today = timezone.localdate()
    exercise("Now", year=today.year, start=today, end=today)
    page = reader.read(TIMELINE, budget=4).content.decode()
    assert page.count('aria-current="date"') == 1


def test_the_timeline_has_the_filters_of_the_list(reader, db):
    exercise("Rock-2023", start=date(2023, 9, 1), end=date(2023, 9, 6))
    exercise("Wall-2022", start=date(2022, 9, 1), end=date(2022, 9, 6))
    page = reader.read(f"{TIMELINE}?year=2022", budget=4)
    assert [table["year"] for table in page.context["tables"]] == [2022]
    assert page.context["years"].others[0].url == f"{TIMELINE}?year=2023"


def test_what_is_not_announced_is_on_no_timeline(reader, db):
    exercise("Secret-2023", announced=False, start=date(2023, 9, 1), end=date(2023, 9, 6))
    assert "Secret" not in reader.read(TIMELINE, budget=4).content.decode()
