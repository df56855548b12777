"""The programme as a table: what is a column, where a bar stands, and when there is no table."""

from datetime import UTC, date, datetime, timedelta

import pytest

from exercises.models import Exercise, ExerciseKind, PublicEvent
from exercises.programme import programme


def held(name: str, start: date | None, end: date | None, **columns) -> Exercise:
    kind = ExerciseKind(name="Training", drawn_as="special")
    slug = name.lower().replace(" ", "-")
    return Exercise(name=name, slug=slug, year=2023, kind=kind, start=start, end=end, **columns)


def event(name: str, day: int, *, hours: int = 2) -> PublicEvent:
    at = datetime(2023, 9, day, 9, tzinfo=UTC)
    return PublicEvent(name=name, starts_at=at, ends_at=at + timedelta(hours=hours))


@pytest.fixture
def umbrella() -> Exercise:
    return held("Umbrella", date(2023, 9, 1), date(2023, 9, 6))


def drawn(row) -> list[tuple[int, str]]:
    """Span and text of each cell."""
    return [(cell.span, cell.text) for cell in row.cells]


def test_a_part_is_empty_cells_its_bar_and_empty_cells(umbrella):
    table = programme(umbrella, [held("Search", date(2023, 9, 2), date(2023, 9, 5))])
    assert [day.label for day in table.days] == ["1", "2", "3", "4", "5", "6"]
    assert table.heading == "September 2023"
    assert drawn(table.rows[1]) == [(1, ""), (4, "Training"), (1, "")]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (held("No days", None, None), "Training, days not published"),
        (held("Elsewhen", date(2023, 5, 1), date(2023, 5, 2)), "Training, on other days"),
        (
            held("Vague", date(2023, 9, 1), date(2023, 9, 6), approximate=True),
            "Training, about September 2023",
        ),
        (
            held("Off", date(2023, 9, 1), date(2023, 9, 6), set_status="cancelled"),
            "Training, cancelled",
        ),
    ],
)
def test_a_part_without_a_bar_says_why(umbrella, part, said):
    assert drawn(programme(umbrella, [part]).rows[1]) == [(6, said)]


def test_events_are_cells_and_those_of_one_day_share_one(umbrella):
    events = [event("Opening", 1), event("Briefing", 1), event("Fair", 3, hours=26)]
    table = programme(umbrella, [], [*events, event("Elsewhere", 20)])
    assert table.has_events
    assert drawn(table.rows[-1]) == [
        (1, "Opening, Briefing"),
        (1, ""),
        (2, "Fair"),
        (1, ""),
        (1, ""),
    ]
    assert table.rows[-1].note == "Opening 1 Sep, Briefing 1 Sep, Fair 3 Sep"


def test_a_longer_programme_is_told_by_weeks(umbrella):
    umbrella.end = date(2023, 10, 20)
    table = programme(umbrella, [held("Search", date(2023, 9, 12), date(2023, 9, 14))])
    assert [day.label for day in table.days] == ["28", "4", "11", "18", "25", "2", "9", "16"]
    assert drawn(table.rows[1]) == [(1, ""), (1, ""), (1, "Training"), *[(1, "")] * 5]


def test_one_of_months_is_told_by_their_halves(umbrella):
    umbrella.end = date(2024, 2, 10)
    table = programme(umbrella, [])
    assert table.days[-1].label == "1–15"
    assert [day.label for day in table.days[-3:-1]] == ["1–15", "16–31"]
    assert table.heading == "September 2023 – February 2024"
    assert len(table.days) == 11


@pytest.mark.parametrize(
    "columns",
    [
        {"end": date(2999, 1, 1)},
        {"approximate": True},
        {"set_status": "postponed"},
        {"start": None},
    ],
)
def test_there_is_no_table_where_it_would_say_what_nobody_knows(umbrella, columns):
    for name, value in columns.items():
        setattr(umbrella, name, value)
    assert programme(umbrella, []) is None
