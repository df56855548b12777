"""Numbers are read from texts as people write them, and other numbers are passed over."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.models import Bound
from exercises.numbers import plain, said

PERSONNEL = ["personnel", "servicem", "troops", "военнослуж", "человек", "личного состава"]
EQUIPMENT = ["units of equipment", "units of military", "vehicles", "единиц техники", "самолёт"]

WAYS = [
    lambda n: f"{n}",
    lambda n: f"{n:,}",
    lambda n: f"{n:,}".replace(",", " "),
    lambda n: f"{n:,}".replace(",", "\u00a0"),
    lambda n: f"{n:,}".replace(",", "\u202f"),
]


def values(text: str, words: list[str] = PERSONNEL) -> list[int]:
    return [number.value for number in said(text, words)]


@settings(deadline=None)
@given(
    st.integers(1, 10**9),
    st.sampled_from(WAYS),
    st.sampled_from(
        [
            "About {} personnel take part.",
            "more than {} Belarusian servicemen",
            "В учении участвуют {} военнослужащих.",
            "Личного состава: {}",
            "Personnel ({})",
            "It is said that {}\ntroops came.",
        ]
    ),
)
def test_a_number_is_read_in_every_way_of_writing_it(number, way, sentence):
    assert values(sentence.format(way(number))) == [number]


@settings(deadline=None)
@given(
    st.integers(1, 999), st.integers(0, 9), st.sampled_from(["thousand", "тыс.", "тысяч", "тыс"])
)
def test_thousands_are_read(whole, tenth, word):
    for sign in ".,":
        text = f"{whole}{sign}{tenth} {word} человек" if tenth else f"{whole} {word} человек"
        assert values(text) == [whole * 1000 + tenth * 100]


@settings(deadline=None)
@given(st.text(max_size=300), st.lists(st.text(max_size=10), max_size=3))
def test_no_text_is_an_error(text, words):
    assert isinstance(said(plain(text), [*words, *PERSONNEL]), list)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("more than 2,500 personnel", Bound.OVER),
        ("свыше 2,5 тыс. военнослужащих", Bound.OVER),
        ("не менее 2 тыс. 500 человек", Bound.OVER),
        ("about 2 500 troops", Bound.ABOUT),
        ("около 2500 человек", Bound.ABOUT),
        ("2.5 thousand servicemen", Bound.EXACT),
    ],
)
def test_how_sharp_a_number_is_is_read(text, bound):
    assert [(number.value, number.bound) for number in said(text, PERSONNEL)] == [(2500, bound)]


@pytest.mark.parametrize(
    "text",
    [
        "On 4 September personnel of six states",
        "On 4 September 2023 servicemen began",
        "In 2023 personnel of the Collective Forces",
        "В 2023 году военнослужащие",
        "4 сентября военнослужащие",
        "Echelon-2023 personnel",
        "5 % of personnel",
        "4 trainings with personnel",
        "within 3 days servicemen",
        "за 3 дня военнослужащие",
        "release 2023/12, personnel",
        "2.5 personnel",
        "P-2023-0904-014 troops",
        "at 10:30 personnel",
        "personnel. 2,500 more",
        "2,500 tonnes of fuel; personnel",
        "6 states sent personnel",
    ],
)
def test_dates_years_and_numbers_of_other_things_are_passed_over(text):
    assert values(text) == []


def test_each_measure_has_its_own_words():
    text = "Some 2,500 personnel and 500 units of equipment; 40 самолетов, 120 armoured vehicles."
    assert values(text) == [2500]
    assert values(text, EQUIPMENT) == [500, 40, 120]


def test_paragraphs_are_not_one_sentence():
    assert values(plain("<p>There were 500</p><p>personnel</p>")) in ([], [500])
    assert values(plain("<p>2&nbsp;500&nbsp;<b>personnel</b></p>")) == [2500]


def test_without_words_nothing_is_read():
    assert said("2,500 personnel", ["", "  "]) == []
