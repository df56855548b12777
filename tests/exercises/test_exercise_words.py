"""Days, hours and quantities as the registry says them."""

from datetime import UTC, date, datetime

import pytest
from django.utils.html import strip_tags
from django.utils.translation import override

from exercises.templatetags.exercise_words import days, hours, quantity


@pytest.mark.parametrize(
    ("first", "last", "form", "said"),
    [
        (date(2023, 9, 1), date(2023, 9, 6), "day", "1–6 September 2023"),
        (date(2023, 9, 6), date(2023, 9, 6), "day", "6 September 2023"),
        (date(2023, 8, 30), date(2023, 9, 2), "short", "30 Aug – 2 Sep 2023"),
        (date(2022, 12, 30), date(2023, 1, 2), "day", "30 December 2022 – 2 January 2023"),
        (date(2023, 9, 1), date(2023, 9, 6), "brief", "1–6 Sep"),
    ],
)
def test_a_range_of_days_says_once_what_both_share(first, last, form, said):
    assert strip_tags(days(first, last, form)) == said


def test_a_range_is_russian_in_russian():
    with override("ru"):
        assert strip_tags(days(date(2023, 9, 1), date(2023, 9, 6))) == "1–6 сентября 2023"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (datetime(2023, 9, 5, 12, tzinfo=UTC), None, "15:00 (GMT+3), 12:00 GMT"),
        (
            datetime(2023, 9, 5, 12, tzinfo=UTC),
            datetime(2023, 9, 5, 13, 30, tzinfo=UTC),
            "15:00–16:30 (GMT+3), 12:00–13:30 GMT",
        ),
        (
            datetime(2023, 9, 4, 22, tzinfo=UTC),
            None,
            "01:00 (GMT+3), 22:00 GMT on 4 Sep 2023",
        ),
    ],
)
def test_an_hour_is_said_here_and_in_gmt(start, end, said):
    assert strip_tags(hours(start, end)) == said


def test_numbers_are_grouped_as_the_language_has_it():
    assert (quantity(2500), quantity(12000)) == ("2,500", "12,000")
    with override("ru"):
        assert (quantity(2500), quantity(12000)) == ("2500", "12\u202f000")
