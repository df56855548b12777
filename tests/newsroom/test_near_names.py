"""Names that are nearly another's: pointed out, whatever script, ending or slip is between them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom import likeness
from newsroom.models import TopicAlias
from newsroom.near_names import near
from newsroom.topics import establish, key, recognised_by

QUICK = settings(max_examples=200, deadline=None, derandomize=True)


def names(typed, **options) -> list[str]:
    return [alias.topic.name for alias in near(typed, **options)]


@pytest.mark.parametrize(
    ("there", "typed"),
    [
        ("CSTO Joint Staff", "csto joint-staff"),
        ("CSTO Joint Staff", "CSTO Joint Staf"),
        ("CSTO Joint Staff", "CTSO Joint Staff"),
        ("CSTO Joint Staff", "CSTO Joint"),
        ("Joint Staff", "Joint Staff of the CSTO"),
        ("Peacekeeping force", "Peacekeeping forces"),
        ("Тыловое обеспечение", "Тыловые обеспечения"),
        ("Боевое братство", "Boevoe bratstvo"),
        ("Boyevoye bratstvo", "Боевое братство"),
        ("Эшелон-2023", "Eshelon 2023"),
        ("Эшелон-2023", "Эшелн-2023"),
        ("Ёлка", "Елка"),
        ("Հայաստան", "Hayastan"),
    ],
)
@pytest.mark.django_db
def test_a_near_name_is_pointed_out(there, typed):
    establish(there)
    assert names(typed) == [there]


@pytest.mark.parametrize(
    ("there", "typed"),
    [
        ("Echelon-2023", "Echelon-2024"),
        ("Search", "Barrier"),
        ("CSTO", "CIS"),
        ("Log", "Lag"),
        ("Air", "Air force"),
        ("Belarus", ""),
        ("Belarus", "—"),
        ("Belarus", "\0"),
    ],
)
@pytest.mark.django_db
def test_another_name_is_not(there, typed):
    establish(there)
    assert names(typed) == []


@pytest.mark.django_db
def test_it_is_found_by_its_aliases_and_named_once():
    topic = establish("Logistics", names={"ru": "Тыловое обеспечение"}, aliases=["Logistic"])
    assert names("Logistical") == ["Logistics"]
    assert names("тыловое обеспечени") == ["Logistics"]
    assert near("Logistics", but=topic.pk) == []


@pytest.mark.django_db
def test_the_nearest_stands_first_and_no_more_than_five():
    for name in ("Peacekeeping", "Peacekeepings", "Peacekeeping in Asia", "Peacekeeping abroad"):
        establish(name)
    for number in range(5):
        establish(f"Peacekeeping mission {number}")
    assert names("peacekeeping")[:2] == ["Peacekeeping", "Peacekeepings"]
    assert len(names("peacekeeping")) == 5


@pytest.mark.django_db
def test_two_queries_and_few_rows_among_twenty_thousand_names():
    establish("Peacekeeping forces")
    topic = establish("Everything else")
    rows = []
    for number in range(20_000):
        name = f"Peace {number * 7919 % 20_011} {'abcdefgh'[number % 8] * 3}"
        rows.append(
            TopicAlias(topic=topic, name=name, key=name, slug=f"a-{number}", **recognised_by(name))
        )
    TopicAlias.objects.bulk_create(rows, batch_size=2_000)
    with CaptureQueriesContext(connection) as queries:
        assert names("Peacekeping forces") == ["Peacekeeping forces"]
    assert len(queries) == 2
    assert all("LIMIT 200" in query["sql"] for query in queries)


@QUICK
@given(st.text("abcабв ё", max_size=12), st.text("abcабв ё", max_size=12))
def test_the_distance_is_the_same_both_ways_and_none_only_to_itself(one, other):
    there = likeness.distance(one, other, limit=12)
    assert there == likeness.distance(other, one, limit=12)
    assert (there == 0) == (one == other)


@QUICK
@given(st.text("abcdef", min_size=8, max_size=20), st.integers(0, 19), st.integers(0, 19))
def test_of_the_pieces_one_survives_any_two_slips_in_its_place(name, first, second):
    slipped = name
    for place in (first % len(name), second % len(name)):
        slipped = slipped[:place] + "x" + slipped[place + 1 :]
    begin, middle, end = likeness.pieces(name, slips=2)
    assert slipped.startswith(begin) or middle in slipped or slipped.endswith(end)


CASES = [
    "беларусь беларуси беларусью",
    "россия россии россию россией",
    "армения армении армению арменией",
    "казахстан казахстана казахстану казахстаном казахстане",
    "кыргызстан кыргызстана кыргызстану кыргызстаном кыргызстане",
    "таджикистан таджикистана таджикистану таджикистаном таджикистане",
    "эшелон эшелона эшелону эшелоном эшелоне эшелоны",
    "взаимодействие взаимодействия взаимодействию взаимодействием взаимодействии",
    "братство братства братству братством братстве",
    "боевое боевого боевому боевым боевом",
    "безопасность безопасности безопасностью",
    "учение учения учению учений учениям учениями учениях",
    "training trainings",
    "exercise exercises",
]


@pytest.mark.parametrize("cases", CASES, ids=lambda cases: cases.split()[0])
def test_all_cases_of_a_word_have_one_stem_and_differ_in_an_ending(cases):
    forms = cases.split()
    assert len({likeness.stem(form) for form in forms}) == 1
    assert all(likeness.inflected(forms[0], form) for form in forms)


def test_words_that_only_share_a_stem_are_no_forms_of_one_another():
    assert likeness.stem("армия") == likeness.stem("армения")
    assert not likeness.inflected("армия", "армения")


@QUICK
@given(st.text())
def test_any_name_has_a_stem_of_as_many_words(name):
    folded = key(name)
    assert len(likeness.stem(folded).split()) == len(likeness.words(folded))
