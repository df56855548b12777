"""The components of the public styles are read as one file, and each is in it."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from config import stylesheet

CSS = Path(__file__).parents[2] / "static/css"


@pytest.fixture(autouse=True)
def finders_anew():
    finders.get_finder.cache_clear()
    yield
    finders.get_finder.cache_clear()


def site() -> str:
    return Path(finders.find(stylesheet.NAME)).read_text()


def test_every_component_is_read_once_and_print_apart():
    files = {file.stem for file in CSS.glob("*.css")}
    assert sorted(stylesheet.COMPONENTS) == sorted(files - {"print"})
    text = site()
    for name in stylesheet.COMPONENTS:
        assert text.count((CSS / f"{name}.css").read_text()) == 1


def test_an_organisation_s_own_component_takes_the_place_of_ours(settings, tmp_path):
    before = site()
    own = tmp_path / "css/tokens.css"
    own.parent.mkdir()
    own.write_text(":root { --brand: #123456; }")
    settings.STATICFILES_DIRS = [tmp_path, *settings.STATICFILES_DIRS]
    finders.get_finder.cache_clear()
    assert "--brand: #123456" in site()
    own.unlink()
    assert site() == before


def test_a_component_that_is_missing_is_named(monkeypatch):
    monkeypatch.setattr(stylesheet, "COMPONENTS", ["tokens", "absent"])
    with pytest.raises(FileNotFoundError, match=r"css/absent\.css"):
        site()
