"""The overview of states: land as dots, capitals, links, no borders."""

import re

import pytest
from django.template import Context, Template
from django.utils import translation

from exercises.geography.files import land
from exercises.geography.places import Place
from exercises.geography.states_overview import runs, states_overview

CAPITALS = [
    Place("Armenia", 40.18, 44.51, "/en/states/armenia/"),
    Place("Belarus", 53.9, 27.56, "/en/states/belarus/"),
    Place("Kazakhstan", 51.17, 71.43, "/en/states/kazakhstan/"),
    Place("Kyrgyzstan", 42.87, 74.59, "/en/states/kyrgyzstan/"),
    Place("Russia", 55.75, 37.62, "/en/states/russia/"),
    Place("Tajikistan", 38.56, 68.78, "/en/states/tajikistan/"),
]


def printed(capitals) -> str:
    call = "{% load maps %}{% states_overview capitals=capitals %}"
    return Template(call).render(Context({"capitals": capitals}))


def test_the_six_capitals_stand_on_land_and_no_name_covers_another():
    names = states_overview(CAPITALS).capitals
    assert [name.label for name in names] == [place.label for place in CAPITALS]
    boxes = [name.box for name in names]
    for number, a in enumerate(boxes):
        for b in boxes[number + 1 :]:
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])


def test_all_land_is_drawn_and_no_more_than_a_page_can_carry():
    dots = states_overview([]).dots
    lengths = [float(length) for length in re.findall(r"h([\d.]+)", dots)]
    assert sum(round(length / 7) + 1 for length in lengths) == "".join(land().rows).count("#")
    assert len(dots) < 4000


def test_the_caspian_is_water_and_the_steppe_is_land():
    frame, rows = states_overview([]).frame, land().rows
    for latitude, longitude, ground in ((42, 50.5, " "), (49, 65, "#"), (55, 40, "#")):
        x, y = frame.spot(latitude, longitude)
        row = rows[int(y // 7)]
        assert row[int((x - int(y // 7) % 2 * 3.5) // 7)] == ground


def test_a_capital_with_an_address_is_a_link_and_the_drawing_a_group():
    text = printed(CAPITALS)
    assert text.count("<a href=") == 6
    assert 'role="group"' in text


def test_without_addresses_it_is_an_image():
    text = printed([Place("Belarus", 53.9, 27.56)])
    assert "<a " not in text
    assert 'role="img"' in text


@pytest.mark.parametrize("place", [(None, None), (-33.9, 18.4), (90, 0), (0, -180)])
def test_a_capital_outside_the_land_drawn_is_left_out(place):
    assert states_overview([Place("Far", *place)]).capitals == []
    assert "Far" not in printed([Place("Far", *place)])


def test_numbers_stay_numbers_in_russian_and_no_style_is_needed():
    with translation.override("ru"):
        text = printed(CAPITALS)
    assert not re.findall(r'\b(?:x|y|cx|cy|d|width|height)="[^"]*,', text)
    assert "style=" not in text


def test_runs_of_land_in_a_row():
    assert list(runs(" ## #")) == [(1, 2), (4, 1)]
    assert list(runs("   ")) == []
    assert list(runs("")) == []
