"""A table comes in: whole or not at all, in any order, and each fault with its place."""

import io
from datetime import date

import openpyxl
import pytest

from exercises.interchange import ExerciseSheet, files
from exercises.models import Exercise, Figure, MemberState
from newsroom.topics import establish, find
from tests.exercises.interchange.conftest import said
from tests.registry import exercise, ground, series, state


def line(slug: str, **more) -> dict:
    return {"slug": slug, "name_en": slug.title(), "kind": "joint", "year": "2023", **more}


def test_new_exercises_come_with_all_that_belongs_to_them(bring_in):
    state(), state("Kazakhstan", "KZ"), ground("Brestsky", 52, 23), series()
    establish("Logistics")
    outcome = bring_in(
        "exercise",
        line(
            "echelon-2023", name_ru="Эшелон-2023", year="", start="2023-09-01", host="by",
            participants="BY, kz", grounds="brestsky", series="echelon", topics="logistics",
            place_ru="Брест", announced="yes",
        ),
    )  # fmt: skip
    assert said(outcome) == []
    row = Exercise.objects.get()
    assert (row.year, row.host.code, row.series.slug, row.announced) == (
        2023,
        "BY",
        "echelon",
        True,
    )
    assert row.places == {"ru": "Брест"}
    assert {each.code for each in row.participants.all()} == {"BY", "KZ"}
    assert [each.name for each in row.topics.all()] == ["Logistics"]
    assert find("Эшелон 2023") == row.topic


def test_an_exercise_is_announced_only_by_a_line_that_says_so(bring_in):
    bring_in("exercise", line("echelon-2023"))
    assert not Exercise.objects.get().announced


def test_a_dry_run_shows_the_differences_and_writes_nothing(bring_in, filled):
    outcome = bring_in(
        "exercise",
        line(
            "echelon-2023",
            name_en="Echelon-2023",
            place_en="Minsk",
            participants="KZ",
            kind="logistics",
        ),
        line("new-2023"),
        keep=False,
    )
    changed, new = outcome.rows
    assert (changed.verdict, new.verdict) == ("changed", "new")
    assert {cell.column: (cell.old, cell.new) for cell in changed.cells} == {
        "place_en": ("-Brest", "Minsk"),
        "participants": ("BY; KZ", "KZ"),
    }
    assert Exercise.objects.count() == 2
    assert filled.participations.count() == 2
    assert find("New-2023") is None


def test_columns_that_are_not_there_stay_as_they_are(bring_in, filled):
    bring_in("exercise", {"slug": "echelon-2023", "place_en": "Minsk"})
    filled.refresh_from_db()
    assert (filled.place, filled.commander) == ("Minsk", "Chief of Staff")
    assert filled.names["hy"] == "Էշելոն"


def test_states_that_stay_keep_their_forces_and_those_that_go_are_in_the_history(bring_in, filled):
    bring_in("exercise", {"slug": "echelon-2023", "participants": "BY"})
    assert filled.participations.get().forces == "A brigade"
    gone = filled.participations.model.history.filter(history_type="-")
    assert [record.state.code for record in gone] == ["KZ"]


def test_a_parent_may_come_later_in_the_table(bring_in):
    outcome = bring_in(
        "exercise",
        line("fuel-2023", parent="echelon-2023"),
        line("echelon-2023", parent="whole-2023"),
        line("whole-2023"),
    )
    assert said(outcome) == []
    assert [row.line for row in outcome.rows] == [2, 3, 4]
    assert Exercise.objects.get(slug="fuel-2023").parent.parent.slug == "whole-2023"


def test_two_may_change_places(bring_in):
    whole = exercise("Whole-2023")
    exercise("Part-2023", parent=whole)
    turned = [{"slug": "whole-2023", "parent": "part-2023"}, {"slug": "part-2023", "parent": ""}]
    assert said(bring_in("exercise", *turned)) == []
    whole.refresh_from_db()
    assert whole.parent.slug == "part-2023"


def test_a_circle_is_refused_with_its_lines(bring_in):
    exercise("C-2023", parent=exercise("B-2023"))
    outcome = bring_in(
        "exercise", line("x-2023"), line("a-2023", parent="c-2023"), line("b-2023", parent="a-2023")
    )
    sentence = "column parent: this would make the exercise a part of itself."
    assert said(outcome) == [f"Line 3, {sentence}", f"Line 4, {sentence}"]
    assert Exercise.objects.count() == 2


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"kind": "party"}, "column kind: “party” is not known; known are: command, "),
        ({"host": "XX"}, "column host: “XX” is not known; known are: BY."),
        ({"participants": "BY; XX"}, "column participants: “XX” is not known"),
        ({"grounds": "x"}, "column grounds: “x” is not known; known are: –."),
        ({"parent": "nowhere"}, "column parent: “nowhere” is not known"),
        ({"topics": "Nothing"}, "column topics: there is no topic “Nothing”"),
        ({"topic": "Nothing"}, "column topic: there is no topic “Nothing”"),
        ({"topic": "Belarus"}, "already names the state “Belarus”"),
        ({"name_en": "Belarus"}, "already names the state “Belarus”"),
        ({"name_en": ""}, "column name_en: is empty, and is needed."),
        ({"name_ru": "Ж" * 201}, "column name_ru: is longer than 200 characters."),
        ({"start": "1.9.2023"}, "column start: “1.9.2023” is not a day"),
        ({"start": "2023-09-02", "end": "2023-09-01"}, "The last day is before the first one."),
        ({"year": "soon"}, "column year: “soon” is not a whole number"),
        ({"year": "99999"}, "column year: "),
        ({"year": ""}, "column year: "),
        ({"announced": "perhaps"}, "column announced: “perhaps” is neither yes nor no."),
        ({"set_status": "cancelled"}, "Say why it was postponed or cancelled."),
        ({"set_status": "over"}, "column set_status: “over” is not known"),
        ({"slug": "not a slug"}, "column slug: "),
    ],
)
def test_a_wrong_cell_is_named_with_line_and_column_and_nothing_comes_in(bring_in, cells, sentence):
    state()
    outcome = bring_in("exercise", line("good-2023"), line("bad-2023") | cells)
    (fault,) = said(outcome)
    assert fault.startswith("Line 3")
    assert sentence in fault
    assert not Exercise.objects.exists()
    assert find("Good-2023") is None


def test_all_faults_are_told_at_once(bring_in):
    outcome = bring_in("exercise", line("a", kind="x", start="y"), line("b", end="z"))
    assert [(fault.line, fault.column) for fault in outcome.faults] == [
        (2, "kind"),
        (2, "start"),
        (3, "end"),
    ]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([{"slug": "a", "colour": "red"}], "Line 1, column colour: there is no such column"),
        ([{"name_en": "A"}], "Line 1, column slug: the column is missing"),
        ([line("a"), line("")], "Line 3, column slug: is empty"),
        ([line("a"), line("a")], "Line 3, column slug: is about the same record as line 2."),
    ],
)
def test_a_table_that_does_not_say_what_it_is_about_is_refused(bring_in, rows, sentence):
    assert said(bring_in("exercise", *rows))[0].startswith(sentence)


def test_a_renamed_exercise_s_topic_is_renamed(bring_in, filled):
    bring_in("exercise", {"slug": "echelon-2023", "name_en": "Echelon-2023 East"})
    assert find("Echelon-2023 East") == find("Echelon-2023") == filled.topic


def test_states_come_in_by_their_codes(bring_in):
    row = {"code": "by", "name_en": "Belarus", "name_ru": "Беларусь", "joined": "1993-12-31"}
    assert said(bring_in("memberstate", {**row, "latitude": "53,9", "longitude": "27.5"})) == []
    belarus = MemberState.objects.get()
    assert (belarus.code, belarus.slug, belarus.latitude) == ("BY", "belarus", 53.9)
    (fault,) = said(bring_in("memberstate", {"code": "BY", "latitude": "95"}))
    assert "Give both coordinates" in fault


def test_figures_come_in_by_exercise_measure_day_and_kind(bring_in, filled, printed):
    edition = printed()
    row = {"exercise": "echelon-2023", "measure": "personnel", "kind": "announced"}
    row |= {"as_of": "2023-09-04", "value": "3 000", "bound": "about"}
    known = {"source_year": edition.year, "source_number": edition.number}
    assert said(bring_in("figure", row | known, {**row, "as_of": "2023-09-05"})) == []
    assert set(Figure.objects.filter(exercise=filled).values_list("value", flat=True)) == {3000}
    (fault,) = said(bring_in("figure", row | {"source_year": "1999", "source_number": "9"}))
    assert "column source_number: there is no release 1999/9" in fault
    (fault,) = said(bring_in("figure", row | {"measure": "cats"}))
    assert "“cats” is not known; known are: aircraft, equipment, personnel" in fault


def workbook(*rows: list) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_days_numbers_and_truths_of_a_spreadsheet_are_read(db):
    content = workbook(
        ["slug", "name_en", "kind", "year", "start", "announced", None],
        ["echelon-2023", "Echelon", "joint", 2023, date(2023, 9, 1), True, None],
    )
    assert said(ExerciseSheet().bring_in(files.read(content, "xlsx"), keep=True)) == []
    row = Exercise.objects.get()
    assert (row.year, row.start.isoformat(), row.announced) == (2023, "2023-09-01", True)


def test_semicolons_and_lists_are_read(db):
    state()
    content = "\ufeffslug;name_en;kind;year\r\nechelon;Echelon;joint;2023\r\n".encode()
    assert said(ExerciseSheet().bring_in(files.read(content, "csv"), keep=True)) == []
    content = b'[{"slug": "echelon", "participants": ["BY"]}]'
    assert said(ExerciseSheet().bring_in(files.read(content, "json"), keep=True)) == []
    assert Exercise.objects.get().participants.get().code == "BY"


@pytest.mark.parametrize(
    ("content", "ending", "sentence"),
    [
        (b"", "csv", "no line"),
        (b"slug\n", "csv", "no line"),
        ("слаг".encode("cp1251"), "csv", "UTF-8"),
        (b"a\n1,2\n", "csv", "more cells than there are columns"),
        (b"PK\x03\x04 rubbish", "xlsx", "XLSX"),
        (b"{", "json", "JSON"),
        (b"[" * 100_000, "json", "JSON"),
        (b'{"slug": 1}', "json", "list of objects"),
        (b"[1]", "json", "list of objects"),
        (b"x", "pdf", "CSV, XLSX or JSON"),
        (b"a\n" * 6000, "csv", "more than 5000 lines"),
        (b"x" * 5_000_001, "csv", "more than 5 MB"),
        (b'[{"a": "' + b"x" * 30_000 + b'"}]', "json", "more than 20000 characters"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(content, ending, sentence):
    with pytest.raises(files.Unreadable, match=sentence):
        files.read(content, ending)


def test_signs_that_no_database_takes_are_left_out(bring_in):
    outcome = bring_in("exercise", line("echelon-2023", place_en="Br\x00est\x01"))
    assert said(outcome) == []
    assert Exercise.objects.get().place == "Brest"
