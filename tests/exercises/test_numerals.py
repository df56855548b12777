"""Numbers as the page's language writes them."""

import pytest
from django.utils import translation

from exercises.numerals import grouped


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [
        ("en", 0, "0"),
        ("en", 2500, "2,500"),
        ("en", 1234567, "1,234,567"),
        ("ru", 2500, "2500"),
        ("ru", 9999, "9999"),
        ("ru", 10000, "10\u202f000"),
        ("ru", 1234567, "1\u202f234\u202f567"),
    ],
)
def test_thousands_are_set_apart_as_the_language_does(language, number, text):
    with translation.override(language):
        assert grouped(number) == text
