"""Slugs are Latin in every language, and short."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.slugs import latin_slug

QUICK = settings(max_examples=200, deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Echelon-2023: logistics", "echelon-2023-logistics"),
        ("Учение «Эшелон-2023»", "uchenie-eshelon-2023"),
        ("Հայաստան", "hayastan"),
        ("Қазақстан Республикасы", "qazaqstan-respublikasy"),
        ("Кыргыз Республикасы", "kyrgyz-respublikasy"),
        ("Ўзбекистон", "uzbekiston"),
        ("Тоҷикистон", "tojikiston"),
        ("", ""),
        ("«—»", ""),
        ("  ", ""),
    ],
)
def test_every_script_of_the_member_states_becomes_latin(title, slug):
    assert latin_slug(title) == slug


@QUICK
@given(st.text(), st.integers(1, 100))
def test_a_slug_can_stand_in_an_address_and_keeps_to_its_limit(title, limit):
    slug = latin_slug(title, limit=limit)
    assert re.fullmatch(r"[a-z0-9_-]*", slug)
    assert len(slug) <= limit


@QUICK
@given(st.text())
def test_the_slug_of_a_slug_is_itself(title):
    slug = latin_slug(title)
    assert latin_slug(slug) == slug


def test_a_long_title_is_cut_between_words():
    assert latin_slug("word " * 40) == "-".join(["word"] * 16)


def test_one_long_word_is_cut_anyway():
    assert latin_slug("a" * 200) == "a" * 80
