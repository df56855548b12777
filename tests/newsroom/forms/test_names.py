"""Texts in several languages are typed into one box for each language."""

import pytest
from django import forms

from newsroom.forms.names import NamesByCodeField, NamesField


class Card(forms.Form):
    names = NamesField(label="Names")
    own = NamesByCodeField()


def card(**typed) -> Card:
    return Card(
        {"names_ru": "Учение", "own": "be Вучэнне", **typed},
        initial={"names": {"ru": "Учение"}, "own": {"be": "Вучэнне"}},
    )


def test_each_other_language_has_a_labelled_box():
    html = str(Card(initial={"names": {"ru": "Учение"}})["names"])
    assert 'lang="ru"' in html
    assert 'value="Учение"' in html
    assert '<label for="id_names_0">' in html


def test_an_empty_box_is_left_out():
    typed = card(names_ru="  ")
    assert typed.is_valid()
    assert typed.cleaned_data["names"] == {}


def test_a_text_is_kept_under_its_language():
    typed = card(names_ru=" Эшелон ")
    assert typed.is_valid()
    assert typed.cleaned_data["names"] == {"ru": "Эшелон"}


@pytest.mark.parametrize(("text", "changed"), [("Учение", []), ("Эшелон", ["names"])])
def test_only_another_text_is_a_change(text, changed):
    assert card(names_ru=text).changed_data == changed


def test_names_in_any_language_are_typed_a_line_each():
    typed = card(own="be Беларусь\n\nhy: Հայաստան")
    assert typed.is_valid(), typed.errors
    assert typed.cleaned_data["own"] == {"be": "Беларусь", "hy": "Հայաստան"}


def test_a_line_without_a_name_is_refused():
    typed = card(own="be")
    assert "Write a language code, a space and the name." in typed.errors["own"]
