"""The register as data: stable columns, what spreadsheets do with them, and what stays unsaid."""

import csv
import io
import json
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from exercises.models import Exercise
from exercises.register_records import COLUMNS
from tests import registry
from tests.registry import exercise, figure, sends
from tests.sources import ROOT

REGISTER = "/en/exercises/register."
EVERY = ["csv", "json", "xlsx"]


@pytest.fixture
def full(printed) -> Exercise:
    """An exercise with everything."""
    belarus = registry.state("Belarus")
    held = exercise(
        "Echelon-2023",
        of="logistics",
        names={"ru": "Эшелон-2023"},
        series=registry.series(),
        start=date(2023, 9, 2),
        end=date(2023, 9, 6),
        host=belarus,
        place="Brest region",
        parent=exercise("Combat Brotherhood-2023", of="strategic"),
    )
    held.grounds.add(registry.ground("Brestsky", 52.05, 23.72))
    sends(held, belarus, "A battalion")
    sends(held, registry.state("Russia", code="RU"))
    figure(held, 620, bound="about", as_of=date(2023, 9, 4), source=printed())
    return held


def items(reader, query: str = "") -> list[dict]:
    return reader.read(f"{REGISTER}json{query}", budget=4).json()["items"]


def table(reader, query: str = "") -> list[dict]:
    content = reader.read(f"{REGISTER}csv{query}", budget=4).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def sheet(reader, query: str = ""):
    return load_workbook(io.BytesIO(reader.read(f"{REGISTER}xlsx{query}", budget=4).content))


def test_json_has_all_that_is_public_of_an_exercise(reader, full):
    found = next(item for item in items(reader) if item["slug"] == "echelon-2023")
    source = found["personnel"].pop("source")
    assert source.startswith("http")
    assert "/en/news/" in source
    assert reader.get(source.partition("/en/")[1] + source.partition("/en/")[2]).status_code < 400
    assert found.pop("url").endswith("/en/exercises/2023/echelon-2023/")
    assert found.pop("kind_name") == full.kind.label
    assert found == {
        "slug": "echelon-2023",
        "name_en": "Echelon-2023",
        "name_ru": "Эшелон-2023",
        "kind": "logistics",
        "series": "echelon",
        "parent": "combat-brotherhood-2023",
        "year": 2023,
        "start": "2023-09-02",
        "end": "2023-09-06",
        "approximate": False,
        "status": "completed",
        "host": "BY",
        "place": "Brest region",
        "participants": ["BY", "RU"],
        "grounds": [{"name": "Brestsky", "latitude": 52.05, "longitude": 23.72}],
        "personnel": {"value": 620, "bound": "about", "as_of": "2023-09-04"},
        "equipment": None,
    }


def test_json_says_what_it_is_how_it_was_filtered_and_on_what_terms(reader, full):
    answer = reader.read(f"{REGISTER}json?host=belarus", budget=4)
    assert answer["Content-Type"] == "application/json"
    said = answer.json()
    assert said["filters"] == {"host": "belarus"}
    assert said["total"] == len(said["items"]) == 1
    assert said["url"].endswith("/en/exercises/?host=belarus")
    assert {"title", "publisher", "language", "generated", "terms"} <= said.keys()


def test_the_tables_have_their_columns_in_their_order(reader, full):
    assert list(table(reader)[0]) == COLUMNS
    assert [cell.value for cell in sheet(reader)["Exercises"][1]] == COLUMNS


def test_every_column_is_documented():
    documented = (ROOT / "docs" / "register-data.md").read_text()
    assert [column for column in COLUMNS if f"`{column}`" not in documented] == []


def test_csv_is_known_for_utf_8_by_excel(reader, full):
    answer = reader.read(f"{REGISTER}csv", budget=4)
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="exercises.csv"'


def test_csv_has_one_plain_value_in_a_cell(reader, full):
    row = next(row for row in table(reader) if row["slug"] == "echelon-2023")
    assert (row["start"], row["approximate"]) == ("2023-09-02", "false")
    assert (row["participants"], row["grounds"]) == ("BY RU", "Brestsky (52.05, 23.72)")
    assert (row["personnel"], row["personnel_bound"], row["equipment"]) == ("620", "about", "")


def test_a_workbook_has_real_dates_numbers_and_truth(reader, full):
    rows = sheet(reader)["Exercises"].iter_rows(min_row=2, values_only=True)
    row = next(
        r
        for r in (dict(zip(COLUMNS, row, strict=True)) for row in rows)
        if r["slug"] == "echelon-2023"
    )
    assert row["start"] == datetime(2023, 9, 2)  # noqa: DTZ001 - a cell has no zone
    assert (row["year"], row["personnel"], row["approximate"]) == (2023, 620, False)


def test_a_workbook_says_what_it_is(reader, full):
    said = dict(sheet(reader, "?host=belarus")["About"].iter_rows(values_only=True))
    assert said["filters"] == "host=belarus"
    assert said["terms"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_is_taken_for_a_formula(reader, db, start):
    exercise("Rock-2023", place=f"{start}HYPERLINK(1)")
    assert table(reader)[0]["place"] == f"'{start}HYPERLINK(1)"
    book = sheet(reader)["Exercises"]
    place = book.cell(2, COLUMNS.index("place") + 1)
    assert place.data_type == "s"
    assert place.value.startswith("'")


def test_characters_that_xml_forbids_do_not_break_a_workbook(reader, db):
    exercise("Rock-2023", place="Brest\x0bregion")
    assert sheet(reader)["Exercises"].cell(2, COLUMNS.index("place") + 1).value == "Brestregion"


def test_of_approximate_days_only_the_months_are_told(reader, db):
    days = {"start": date(2023, 9, 11), "end": date(2023, 9, 17)}
    exercise("Rock-2023", approximate=True, **days)
    (found,) = items(reader)
    assert (found["start"], found["end"], found["approximate"]) == (
        "2023-09-01",
        "2023-09-30",
        True,
    )


@pytest.mark.parametrize("ending", EVERY)
def test_what_is_not_announced_is_in_no_file(reader, db, ending):
    umbrella = exercise("Secret-2023", announced=False)
    figure(umbrella, 7777)
    exercise("Rock-2023", parent=umbrella)
    answer = reader.read(f"{REGISTER}{ending}", budget=4)
    if ending == "xlsx":
        said = json.dumps([*load_workbook(io.BytesIO(answer.content))["Exercises"].values])
    else:
        said = answer.content.decode()
    assert "rock-2023" in said
    assert "secret" not in said.lower()
    assert "7777" not in said


@pytest.mark.parametrize("ending", EVERY)
def test_whoever_has_a_file_already_is_told_so(reader, full, ending):
    address = f"{REGISTER}{ending}"
    answer = reader.read(address, budget=4)
    assert "stale-if-error" in answer["Cache-Control"]
    again = reader.get(address, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("ending", EVERY)
def test_the_filters_of_the_list_hold_for_the_data(reader, full, ending):
    exercise("Rock-2022")
    reader.read(f"{REGISTER}{ending}?year=2022", budget=4)
    assert [item["slug"] for item in items(reader, "?year=2022")] == ["rock-2022"]


def test_a_file_of_many_costs_no_more_queries(reader, full):
    for number in range(30):
        held = exercise(f"Rock {number}", year=2020)
        sends(held, full.host)
        figure(held, 100 + number)
    for ending in EVERY:
        reader.read(f"{REGISTER}{ending}", budget=4)
