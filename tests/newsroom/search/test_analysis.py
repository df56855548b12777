"""Words are compared without case, ё, stress marks and endings, and names in whatever letters."""

import pytest

from newsroom.search.analysis import names, otherwise, stem, stems, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("учениями", "учения"),
        ("логистического", "логистические"),
        ("всё", "все"),
        ("ЁЛКА", "елка"),
        ("за́мок", "замок"),
        ("exercises", "exercise"),
        ("training", "trainings"),
        ("Commander’s", "commander"),
        ("ＦＵＬＬ", "full"),
    ],
)
def test_forms_of_a_word_are_the_same(one, other):
    assert list(stems(one)) == list(stems(other))


def test_hidden_signs_do_not_part_a_word():
    assert words("co\u00adop\u200beration") == ["cooperation"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("rubezh", "Рубеж"),
        ("vzaimodeistvie", "Взаимодействие"),
        ("vzaimodeystvie", "Взаимодействия"),
        ("eshelon", "Эшелона"),
        ("nerushimoe", "Нерушимое"),
        ("shchit", "Щит"),
        ("yuzhny", "Южный"),
        ("kyrgyzstan", "Кыргызстан"),
    ],
)
def test_a_cyrillic_name_is_found_by_latin_typing(typed, written):
    assert otherwise(typed) in names(written)


def test_only_capitalised_words_are_names():
    assert names("рубеж") == set()


def test_a_latin_name_is_found_by_cyrillic_typing():
    assert otherwise("рубеж") == stem("rubezh")
