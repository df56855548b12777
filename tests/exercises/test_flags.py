"""A state's flag stands beside its name and says nothing of its own."""

from pathlib import Path

import pytest
from django.template import Context, Template

FLAGS = Path(__file__).parents[2] / "static/img/flags"


def printed(code) -> str:
    return Template("{% load maps %}{% flag code %}").render(Context({"code": code})).strip()


@pytest.mark.parametrize("code", ["AM", "BY", "KZ", "KG", "RU", "TJ", "by"])
def test_a_member_state_has_its_flag_with_an_empty_alternative(code):
    text = printed(code)
    assert f"img/flags/{code.lower()}" in text
    assert 'alt=""' in text


@pytest.mark.parametrize("code", ["XX", "", None, "../../mark", "by/", "\x00", "б"])
def test_a_state_without_flag_shows_none(code):
    assert printed(code) == ""


def test_the_licence_lies_beside_the_flags_and_none_has_script_or_style():
    assert "MIT License" in (FLAGS / "LICENSE.txt").read_text()
    for file in FLAGS.glob("*.svg"):
        text = file.read_text()
        assert "style" not in text
        assert "script" not in text
        assert "http" not in text.replace("http://www.w3.org/", "")
