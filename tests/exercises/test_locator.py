"""The map of a host state: what it shows, how it makes room, and what it leaves out."""

import re
from itertools import combinations
from math import inf, nan

import pytest
from django.template import Context, Template
from django.utils import translation

from exercises.geography.locator import locator
from exercises.geography.places import Place
from exercises.geography.projection import RADIUS, Projection, arc, middle
from exercises.geography.spreading import SQUARE, square

MINSK = Place("Minsk", 53.9, 27.56)
MOSCOW = Place("Moscow", 55.75, 37.62)
BREST = Place("Brest", 52.1, 23.9)
BARYSAW = Place("Barysaw", 54.2, 28.5)
POLE = Place("Pole", 90, 0)
SIX = ["AM", "BY", "KZ", "KG", "RU", "TJ"]


def printed(code="BY", **told) -> str:
    call = "{% load maps %}{% locator_map code points=points capital=capital cities=cities %}"
    places = {"points": [], "capital": None, "cities": [], **told}
    return Template(call).render(Context({"code": code, **places}))


def numbers(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+\.?\d*", path)]


# ---------- what it shows


@pytest.mark.parametrize("code", SIX)
def test_each_member_state_has_a_map_that_a_page_can_carry(code):
    drawn = locator(code)
    assert drawn.outline.startswith("M")
    assert len(drawn.outline) + len(drawn.graticule) < 16_000
    assert drawn.frame.width == 400
    assert 250 <= drawn.frame.height <= 340


@pytest.mark.parametrize("code", SIX)
def test_the_outline_fills_the_frame_and_stays_within(code):
    drawn = locator(code)
    across, down = numbers(drawn.outline)[::2], numbers(drawn.outline)[1::2]
    assert min(across) >= 20
    assert max(across) <= 380
    assert min(down) >= 20
    assert max(down) <= drawn.frame.height - 20
    assert max(across) - min(across) > 300 or max(down) - min(down) > 250


def test_a_capital_lies_within_its_state_and_a_name_beside_it():
    capital = locator("by", capital=MINSK).capital
    assert capital.label == "Minsk"
    assert capital.dot == pytest.approx((189, 159), abs=3)
    assert abs(capital.spot[0] - capital.dot[0]) < 20


def test_grounds_are_numbered_in_the_order_given():
    marks = locator("BY", [BREST, BARYSAW]).marks
    assert [(mark.number, mark.label) for mark in marks] == [(1, "Brest"), (2, "Barysaw")]
    assert marks[0].place[0] < marks[1].place[0]
    assert marks[0].place[1] > marks[1].place[1]
    assert not any(mark.moved for mark in marks)


def test_the_scale_is_as_long_as_the_ground_is():
    drawn = locator("BY")
    one = drawn.frame.spot(53.7, 27.9)
    north = drawn.frame.spot(53.7 + 100 / (RADIUS * 3.14159265 / 180), 27.9)
    assert drawn.bar.kilometres == 100
    assert drawn.bar.length == pytest.approx(one[1] - north[1], rel=0.01)


@pytest.mark.parametrize("code", SIX)
def test_the_scale_is_a_round_number_and_fits_its_corner(code):
    bar = locator(code).bar
    assert str(bar.kilometres).rstrip("0") in {"1", "2", "5"}
    assert 30 < bar.length <= 95


def test_north_turns_with_the_meridians():
    assert -10 < locator("BY").north < 0
    west_of_its_middle = Projection(50, 20)
    x, y = west_of_its_middle.paper(55, 0)
    further = west_of_its_middle.paper(56, 0)
    assert further[0] > x
    assert further[1] < y


def test_no_arrow_stands_where_north_is_every_direction():
    assert locator("RU").north is None


# ---------- how it makes room


def test_a_large_host_is_shown_around_its_grounds():
    drawn = locator("RU", [Place("Totskoye", 52.5, 52.7), Place("Donguz", 51.5, 55.0)], MOSCOW)
    assert drawn.inset
    assert drawn.capital is None
    assert 400 / drawn.frame.scale < 3000
    first, second = (mark.place for mark in drawn.marks)
    assert abs(first[0] - second[0]) > SQUARE


def test_a_large_host_is_shown_whole_where_its_grounds_are_far_apart():
    far = [Place("Kaliningrad", 54.7, 20.5), Place("Vladivostok", 43.1, 131.9)]
    drawn = locator("RU", far, MOSCOW)
    assert drawn.inset is None
    assert drawn.capital


@pytest.mark.parametrize("place", [(47.0, 40.0), (55.0, 60.0), (53.0, 158.6), (73.0, 110.0)])
def test_no_ground_lies_under_the_small_map(place):
    drawn = locator("RU", [Place("One", *place), Place("Two", place[0] + 5, place[1] + 9)])
    left, top, right, bottom = drawn.inset.box
    assert (left, bottom) == (0, drawn.frame.height)
    for x, y in (mark.spot for mark in drawn.marks):
        assert x - SQUARE / 2 >= right or y + SQUARE / 2 <= top


def test_grounds_across_the_antimeridian_are_neighbours():
    both = [Place("Anadyr", 64.7, 177.5), Place("Uelen", 66.2, -169.8)]
    drawn = locator("RU", both)
    assert drawn.inset
    assert drawn.marks[0].place[0] < drawn.marks[1].place[0]
    assert all(drawn.frame.holds(mark.spot) for mark in drawn.marks)


def test_no_outline_is_cut_at_the_antimeridian():
    drawn = locator("RU", [Place("Anadyr", 64.7, 177.5), Place("Egvekinot", 66.3, -179.1)])
    seam = [drawn.frame.spot(65 + step / 10, 180) for step in range(3, 37)]
    spots = zip(numbers(drawn.outline)[::2], numbers(drawn.outline)[1::2], strict=True)
    corners = [(x, y) for x, y in spots if min(abs(x - a) + abs(y - b) for a, b in seam) < 2]
    assert corners == []


def test_a_ground_outside_the_outline_widens_the_map():
    abroad = Place("Abroad", 50.4, 34.5)
    drawn = locator("BY", [abroad])
    assert drawn.frame.scale < locator("BY").frame.scale
    assert drawn.frame.holds(drawn.marks[0].place)


def test_a_ground_too_far_away_is_named_and_not_drawn():
    drawn = locator("BY", [POLE, BREST])
    assert [mark.label for mark in drawn.beyond] == ["Pole"]
    assert [(mark.number, mark.label) for mark in drawn.marks] == [(2, "Brest")]
    assert [mark.number for mark in drawn.grounds] == [1, 2]
    assert drawn.frame == locator("BY", [BREST]).frame


@pytest.mark.parametrize("count", [2, 5, 14])
def test_grounds_in_one_place_are_put_side_by_side_and_led_back(count):
    marks = locator("BY", [BREST] * count, MINSK).marks
    pairs = combinations([square(mark.spot, SQUARE) for mark in marks], 2)
    assert not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for a, b in pairs)
    assert len({mark.place for mark in marks}) == 1
    assert sum(mark.moved for mark in marks) == count - 1
    assert printed(points=[BREST] * count).count("map__lead") == count - 1


def test_a_square_never_hides_the_capital():
    mark = locator("BY", [MINSK], MINSK).marks[0]
    assert mark.moved


def test_more_grounds_than_there_is_room_for_are_all_drawn():
    assert len(locator("AM", [Place("Alagyaz", 40.53, 44.4)] * 150).marks) == 150


# ---------- what it leaves out


@pytest.mark.parametrize("code", ["XX", "", "B", "\x00", "БY", None, "../BY"])
def test_a_state_without_outline_has_no_map(code):
    assert locator(code) is None
    assert printed(code).strip() == ""


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(None, None), (53.0, None), (nan, 27.0), (53.0, inf), (91.0, 27.0), (53.0, 181.0)],
)
def test_a_place_that_is_nowhere_on_the_globe_is_left_out(latitude, longitude):
    nowhere = Place("Nowhere", latitude, longitude)
    drawn = locator("BY", [nowhere, BREST], capital=nowhere, cities=[nowhere])
    assert [(mark.number, mark.label) for mark in drawn.grounds] == [(1, "Brest")]
    assert drawn.capital is None
    assert drawn.cities == []


def test_a_place_at_zero_degrees_is_a_place():
    assert [mark.label for mark in locator("BY", [Place("Gulf", 0, 0)]).beyond] == ["Gulf"]


# ---------- how it is printed


def test_the_caption_lists_the_grounds_and_cites_the_source():
    text = " ".join(printed(points=[BREST, BARYSAW, POLE]).split())
    caption = text[text.index("<figcaption>") :]
    assert "<b>1</b>&nbsp;Brest, <b>2</b>&nbsp;Barysaw, <b>3</b>&nbsp;Pole (outside this map)." in (
        caption
    )
    assert "Schematic. Boundaries are not an endorsement. Source: Natural Earth." in caption


def test_the_drawing_is_an_image_with_a_title_and_a_description():
    text = printed(points=[BREST], capital=MINSK)
    assert 'role="img"' in text
    assert "Belarus: schematic map with 1 numbered training ground</title>" in text
    assert "1 Brest. Capital: Minsk." in text
    ids = re.findall(r' id="([^"]+)"', text)
    assert re.findall(r'aria-\w+="([^"]+)"', text) == ids


def test_a_map_without_grounds_lists_none():
    text = printed(capital=MINSK)
    assert "Belarus: schematic map</title>" in text
    assert "Training ground" not in text


def test_names_are_escaped():
    text = printed(points=[Place("<b>A&B</b>", 53, 27)], capital=Place('"<script>', 53, 28))
    assert "<script>" not in text
    assert "&lt;b&gt;A&amp;B&lt;/b&gt;" in text


def test_nothing_in_it_needs_a_style_attribute():
    assert "style=" not in printed(points=[BREST] * 3, capital=MINSK)


def test_coordinates_are_numbers_in_every_language():
    places = {"points": [BREST] * 3, "capital": MINSK, "cities": [BARYSAW]}
    with translation.override("ru"):
        text = printed(**places)
        inset = printed("RU", points=[Place("Totskoye", 52.53, 52.77)])
    drawing = re.compile(r'\b(?:x|y|cx|cy|d|width|height|transform|viewBox)="([^"]*)"')
    for value in drawing.findall(text + inset):
        assert "," not in value
    assert "Беларусь" in text


# ---------- the projection


@pytest.mark.parametrize(
    "place", [(53.9, 27.56), (90, 0), (-90, 0), (0, 180), (0, -180), (66, -170), (-52, -150)]
)
def test_from_the_paper_back_to_the_ground(place):
    paper = Projection(53, 28)
    assert arc(paper.ground(*paper.paper(*place)), place) == pytest.approx(0, abs=0.01)


def test_the_place_opposite_the_centre_is_somewhere_on_the_paper():
    assert all(abs(part) < 1e9 for part in Projection(53, 28).paper(-53, -152))


def test_the_middle_of_two_places_across_the_antimeridian_lies_between_them():
    latitude, longitude = middle([(0, 170), (0, -170)])
    assert latitude == pytest.approx(0)
    assert abs(longitude) == pytest.approx(180)
