"""What goes out comes in again and changes nothing."""

import csv
import io
import json

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.interchange import files
from exercises.models import Exercise, MemberState, Participation
from tests.exercises.interchange.conftest import SHEETS


def exported(model: str, ending: str) -> bytes:
    sheet = SHEETS[model]()
    return files.written(ending, list(sheet.by_name), sheet.write(sheet.model.objects.all()))


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("model", SHEETS)
def test_a_file_that_was_only_looked_at_says_unchanged_and_leaves_no_history(filled, model, ending):
    before = Exercise.history.count(), MemberState.history.count(), Participation.history.count()
    table = files.read(exported(model, ending), ending)
    outcome = SHEETS[model]().bring_in(table, keep=True)
    assert outcome.faults == []
    assert {row.verdict for row in outcome.rows} == {"unchanged"}
    assert len(outcome.rows) == 2
    after = Exercise.history.count(), MemberState.history.count(), Participation.history.count()
    assert after == before


@pytest.mark.parametrize("model", SHEETS)
def test_an_export_costs_no_query_a_row(filled, model, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        exported(model, "json")


def test_no_cell_of_a_spreadsheet_is_a_formula(filled):
    rows = list(csv.reader(io.StringIO(exported("exercise", "csv").decode("utf-8-sig"))))
    cells = [cell for row in rows for cell in row]
    assert "'=1+1" in cells
    assert "'-Brest" in cells
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")]
    book = openpyxl.load_workbook(io.BytesIO(exported("exercise", "xlsx")))
    found = [cell for row in book.active.iter_rows() for cell in row if cell.value]
    assert "'=1+1" in {cell.value for cell in found}
    assert {cell.data_type for cell in found} == {"s"}


def test_json_has_the_text_as_it_is(filled):
    records = json.loads(exported("exercise", "json"))
    assert "=1+1" in {record["status_reason_en"] for record in records}


@settings(deadline=None)
@given(st.text())
def test_an_escaped_cell_is_read_as_it_was_written(text):
    cell = files.ILLEGAL_CHARACTERS_RE.sub("", text)
    assert files.unescaped(files.escaped(text)) == cell
    assert not files.FORMULA.search(files.escaped(text))


def test_names_stand_in_a_column_for_each_language(filled):
    records = {record["slug"]: record for record in json.loads(exported("exercise", "json"))}
    record = records["echelon-2023"]
    assert (record["name_en"], record["name_ru"]) == ("Echelon-2023", "Эшелон-2023")
    assert record["participants"] == "BY; KZ"
    assert record["parent"] == "combat-brotherhood-2023"
    assert record["topics"] == "Field kitchens; Logistics"
    assert records["combat-brotherhood-2023"]["name_ru"] == ""


def test_the_files_differ_in_nothing(filled):
    tables = [files.read(exported("exercise", ending), ending) for ending in files.MIME]
    cells = [[line.cells for line in table.lines] for table in tables]
    assert cells[0] == cells[1] == cells[2]
