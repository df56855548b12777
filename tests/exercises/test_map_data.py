"""The map data can be replaced: other files are drawn, none and broken ones harm no page."""

import json
from pathlib import Path

import pytest
from django.core.checks import run_checks

from exercises.geography.locator import locator
from exercises.geography.states_overview import states_overview

SQUARE_LAND = [[27.0, 50.0], [31.0, 50.0], [31.0, 53.0], [27.0, 53.0], [27.0, 50.0]]
HOLE = [[28.0, 51.0], [29.0, 51.0], [29.0, 52.0], [28.0, 51.0]]


@pytest.fixture
def folder(tmp_path, settings) -> Path:
    settings.MAP_DATA = tmp_path
    return tmp_path


def outlines(folder: Path, geometry: dict) -> None:
    features = [{"type": "Feature", "properties": {"code": "BY"}, "geometry": geometry}]
    content = {"type": "FeatureCollection", "source": "The survey", "features": features}
    (folder / "outlines.json").write_text(json.dumps(content))


def faults() -> list[str]:
    return [fault.msg for fault in run_checks() if fault.id == "exercises.E001"]


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Polygon", "coordinates": [SQUARE_LAND, HOLE]},
        {"type": "MultiPolygon", "coordinates": [[SQUARE_LAND], [HOLE]]},
    ],
)
def test_an_organisation_draws_its_own_lines_and_cites_their_source(folder, geometry):
    outlines(folder, geometry)
    drawn = locator("BY")
    assert drawn.outline.count("M") == 2
    assert drawn.source == "The survey"
    assert locator("AM") is None
    assert faults() == []


def test_without_files_there_are_no_maps(folder):
    assert locator("BY") is None
    assert states_overview([]) is None
    assert faults() == []


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"source": "x", "features": [{}]}', "null1", '"text"']
)
def test_a_broken_file_is_named_by_check_and_harms_no_page(folder, content, caplog):
    for name in ("outlines.json", "land.json"):
        (folder / name).write_text(content)
    assert locator("BY") is None
    assert states_overview([]) is None
    assert "cannot be read" in caplog.text
    assert [name for name in ("outlines.json", "land.json") if name in " ".join(faults())] == [
        "outlines.json",
        "land.json",
    ]


def test_an_outline_without_points_is_no_map(folder):
    outlines(folder, {"type": "MultiPolygon", "coordinates": []})
    assert locator("BY") is None


def test_our_own_files_are_in_order():
    assert faults() == []
