"""Import direction: config, then exercises, then newsroom, then taggit. Never back."""

import pytest

from tests.sources import PACKAGES, imported, modules

RANK = {name: rank for rank, name in enumerate(reversed(PACKAGES))}


@pytest.mark.parametrize("module", sorted(modules()))
def test_a_module_imports_nothing_from_above_itself(module):
    own = RANK[module.partition(".")[0]]
    roots = {name.partition(".")[0] for name, _what in imported(modules()[module])}
    assert {root for root in roots if RANK.get(root, 0) > own} == set()


def test_the_direction_is_the_one_of_the_architecture():
    assert RANK["config"] > RANK["exercises"] > RANK["newsroom"]


def test_an_import_back_is_seen(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.sources.ROOT", tmp_path)
    file = tmp_path / "newsroom" / "views" / "bad.py"
    file.parent.mkdir(parents=True)
    file.write_text("def late():\n    from exercises.models import Exercise\n")
    assert list(imported(file)) == [("exercises.models", "Exercise")]
    file.write_text("from ..models import desk\nfrom . import lists\nimport config.urls\n")
    assert list(imported(file)) == [
        ("newsroom.models", "desk"),
        ("newsroom.views", "lists"),
        ("config.urls", ""),
    ]
