"""What is typed is read: words, phrases, an unfinished word. Nothing typed is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.search import postgresql, sqlite
from newsroom.search.analysis import stem, words
from newsroom.search.query import LONGEST, MOST_TERMS, read


def test_quoted_words_are_a_phrase_and_others_stand_alone():
    query = read('bridge "logistic units"')
    assert [term.typed for term in query.terms] == [("bridge",), ("logistic", "units")]
    assert query.expression[1] == (("logist", "unit"),)


@pytest.mark.parametrize("marks", ["“%s”", "„%s“", "«%s»", '"%s"'])
def test_quotation_marks_of_every_language_quote(marks):
    assert read(marks % "joint force").terms[0].exact


def test_a_quotation_mark_without_its_other_is_passed_over():
    assert read('logistic "units').expression == read("logistic units").expression


def test_a_name_with_a_year_is_two_words_in_a_row():
    assert read("Echelon-2023").expression == ((("echelon", "2023"),),)


def test_operators_are_words():
    assert [term.typed for term in read("bridge NOT river*").terms] == [
        ("bridge",),
        ("not",),
        ("river",),
    ]


def test_words_that_tell_nothing_are_passed_over_unless_there_are_no_others():
    assert read("the bridge of").expression == read("bridge").expression
    assert read("в на")


def test_the_last_word_may_be_unfinished_but_not_in_a_phrase():
    assert read("logistic brid").unfinished == "brid"
    assert read('"logistic brid"').unfinished == ""
    assert read("logistic br").unfinished == ""


def test_nothing_is_no_question():
    assert not read("")
    assert not read(' "" \0 … !')


def test_a_long_input_is_cut():
    query = read("word" * 2500 + " x" * 5000)
    assert len(query.text) <= LONGEST
    assert len(query.terms) <= MOST_TERMS


@given(st.text())
def test_whatever_is_typed_is_read_and_can_be_written_for_both_engines(typed):
    query = read(typed)
    assert len(query.terms) <= MOST_TERMS
    assert query.text.isprintable()
    for group in query.expression:
        for phrase in group:
            assert phrase
            assert all(token and not set(token) & set("\"'\\ *()") for token in phrase)
    assert isinstance(sqlite.written(query.expression), str)
    assert isinstance(postgresql.written(query.expression, "<->"), str)


@given(st.text())
def test_a_word_without_a_stem_is_none(text):
    assert all(stem(word) for word in words(text))
