"""Bar charts by year: round axes, honest gaps, and a table of the same numbers."""

import re
from itertools import pairwise

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from exercises.charts import FIRST, LAST, MOST_STEPS, BarChart, axis, drawn

YEARS = [2021, 2022, 2023]


def chart(*series, years=YEARS, **told) -> BarChart:
    names = ["Exercises", "Personnel", "Equipment"]
    return BarChart("By year", years, dict(zip(names, series, strict=False)), **told)


def printed(told) -> str:
    call = "{% load charts %}{% bar_chart told %}"
    return Template(call).render(Context({"told": told})).strip()


# ---------- bars


def test_a_bar_is_as_long_as_its_number():
    (panel,) = drawn(chart([2, 4, 8])).panels
    widths = [row.bars[0].width for row in panel.rows]
    assert widths == pytest.approx([widths[2] / 4, widths[2] / 2, widths[2]], abs=0.02)
    assert widths[2] == pytest.approx(LAST - FIRST)


def test_years_stay_in_the_order_given_and_bars_do_not_touch():
    (panel,) = drawn(chart([5, 3, 1], [4, 4, 4], years=[2023, 2022, 2019])).panels
    assert [row.year for row in panel.rows] == [2023, 2022, 2019]
    tops = [bar.y for row in panel.rows for bar in row.bars]
    assert all(below - above >= 18 for above, below in pairwise(tops))
    assert max(tops) + 18 <= panel.foot


def test_series_of_one_size_share_an_axis():
    (panel,) = drawn(chart([4500, 2500, 12000], [3500, None, 10800])).panels
    assert panel.names == [(1, "Exercises"), (2, "Personnel")]
    assert [len(row.bars) for row in panel.rows] == [2, 2, 2]


def test_a_series_of_another_size_has_its_own_axis_and_keeps_its_colour():
    first, second = drawn(chart([4, 6, 3], [900, 2500, 1200])).panels
    assert first.names == [(1, "Exercises")]
    assert second.names == [(2, "Personnel")]
    assert {bar.series for row in second.rows for bar in row.bars} == {2}


def test_a_series_of_noughts_still_has_an_axis():
    (panel,) = drawn(chart([0, 0, 0])).panels
    assert [tick.label for tick in panel.ticks] == ["0", "1"]
    assert all(bar.published and bar.width == 0 for row in panel.rows for bar in row.bars)


@pytest.mark.parametrize(
    ("largest", "labels"),
    [
        (1, ["0", "1"]),
        (3, ["0", "1", "2", "3"]),
        (12, ["0", "5", "10", "15"]),
        (2500, ["0", "1,000", "2,000", "3,000"]),
        (400, ["0", "100", "200", "300", "400"]),
    ],
)
def test_an_axis_ends_at_the_next_round_number(largest, labels):
    assert [tick.label for tick in axis(largest)[1]] == labels


@given(st.integers(min_value=0, max_value=2**63))
def test_every_axis_holds_its_bars_and_has_few_lines(largest):
    end, ticks = axis(largest)
    assert largest <= end <= max(2.5 * largest, 1)
    assert 2 <= len(ticks) <= MOST_STEPS + 1
    assert ticks[0].x == FIRST
    assert ticks[-1].x == LAST
    assert not ticks[0].minor
    assert not ticks[-1].minor


# ---------- what was not published


def test_what_was_not_published_is_said_and_is_not_a_nought():
    told = drawn(chart([4, None, 0]))
    bars = [row.bars[0] for row in told.panels[0].rows]
    assert [(bar.published, bar.label) for bar in bars] == [(True, "4"), (False, ""), (True, "0")]
    text = printed(chart([4, None, 0]))
    assert text.count("not published") == 2
    assert text.count("<rect") == 2


def test_where_nothing_was_published_the_chart_says_so_and_keeps_its_table():
    text = printed(chart([None, None, None]))
    assert "No figures have been published for these years." in text
    assert "<svg" not in text
    assert text.count("not published") == 3


def test_a_series_without_numbers_is_in_the_table_only():
    told = drawn(chart([4, 5, 6], [None, None, None]))
    assert [panel.names for panel in told.panels] == [[(1, "Exercises")]]
    assert told.names == ["Exercises", "Personnel"]


def test_one_year_is_a_chart():
    (panel,) = drawn(chart([7], years=[2023])).panels
    assert len(panel.rows) == 1


@pytest.mark.parametrize("told", [None, chart([], years=[]), chart(), ""])
def test_without_years_or_series_nothing_is_printed(told):
    assert printed(told) == ""


@pytest.mark.parametrize("values", [[1, 2], [1, 2, 3, 4], [1, -2, 3]])
def test_values_that_fit_no_chart_are_refused(values):
    with pytest.raises(ValueError, match="Exercises"):
        chart(values)


# ---------- how it is printed


def test_the_drawing_is_for_eyes_and_the_table_for_everybody():
    text = printed(chart([4, None, 6], [3500, 2500, 10800], note="From releases."))
    assert re.search(r"<svg [^>]*aria-hidden=\"true\"", text)
    assert "<summary>As a table</summary>" in text
    table = text[text.index("<table") : text.index("</table>")]
    assert [cell for cell in ("2021", "3,500", "10,800", "6") if f">{cell}<" not in table] == []
    assert table.count('scope="row"') == 3
    assert "From releases." in text
    assert "style=" not in text


def test_large_numbers_are_written_as_the_language_does():
    with translation.override("ru"):
        text = printed(chart([2500, 25_000, 2_500_000_000]))
    assert ">2500<" in text
    assert ">25\u202f000<" in text
    assert ">2\u202f500\u202f000\u202f000<" in text
    for place in re.findall(r' (?:x|x1|x2|y|width|height)="([^"]*)"', text):
        assert re.fullmatch(r"[\d.]+%?", place)


def test_a_number_with_no_room_behind_its_bar_stands_inside():
    rows = drawn(chart([1_000_000, 25_000, 2_500_000_000])).panels[0].rows
    assert [row.bars[0].inside for row in rows] == [False, False, True]


def test_names_are_escaped():
    text = printed(BarChart("<i>", [2023], {"<b>": [1], "&": [1]}))
    assert "<i>" not in text
    assert "<b>" not in text
    assert "&lt;i&gt;" in text
