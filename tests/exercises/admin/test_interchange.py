"""The pages on which the registry goes out as a table and comes in again."""

import json
import os
import time

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.asserts import assertContains, assertNotContains

from exercises.models import Exercise
from tests.registry import exercise, figure

MODELS = ["exercise", "memberstate", "figure"]
IMPORT = "/admin/exercises/exercise/import/"
NEW = b"slug,name_en,kind,year\nechelon-2023,Echelon-2023,joint,2023\n"


def upload(content: bytes = NEW, name: str = "table.csv") -> dict:
    return {"file": SimpleUploadedFile(name, content)}


@pytest.mark.parametrize("model", MODELS)
def test_a_list_leads_to_both_pages(desk, model):
    page = desk.get(f"/admin/exercises/{model}/")
    for name in ("import", "export"):
        assertContains(page, f"/admin/exercises/{model}/{name}/")
        found = desk.get(f"/admin/exercises/{model}/{name}/")
        assert found.status_code == 200
        assert b" style=" not in found.content
        assert b"<script>" not in found.content


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_a_file_has_what_the_list_shows(desk, ending):
    exercise("Echelon-2023"), exercise("Search-2022")
    answer = desk.post("/admin/exercises/exercise/export/?year=2023", {"format": ending})
    assert f".{ending}" in answer["Content-Disposition"]
    if ending == "json":
        assert [record["slug"] for record in json.loads(answer.content)] == ["echelon-2023"]


def test_an_unknown_format_shows_the_page_again(desk):
    assert desk.post("/admin/exercises/exercise/export/", {"format": "exe"}).status_code == 200


def test_a_file_is_looked_at_and_then_brought_in(desk, registrar):
    looked = desk.post(IMPORT, upload())
    assertContains(looked, "What table.csv would do")
    assertContains(looked, "Echelon-2023")
    assert not Exercise.objects.exists()
    confirm = {"confirmed": "1", "kept": looked.context["kept"]}
    assertContains(
        desk.post(IMPORT, confirm, follow=True), "Imported: 1 new, 0 changed, 0 unchanged."
    )
    assert Exercise.objects.get().history.first().history_user == registrar
    assertContains(desk.post(IMPORT, confirm), "no longer here")


def test_faults_are_told_and_there_is_nothing_to_confirm(desk):
    page = desk.post(IMPORT, upload(NEW.replace(b"joint", b"party")))
    assertContains(page, "Line 2, column kind: “party” is not known")
    assertNotContains(page, 'name="confirmed"')


def test_what_became_wrong_in_between_is_not_brought_in(desk):
    looked = desk.post(IMPORT, upload())
    exercise("Echelon-2023", slug="other")
    page = desk.post(IMPORT, {"confirmed": "1", "kept": looked.context["kept"]})
    assertContains(page, "Nothing was imported")
    assert Exercise.objects.count() == 1


def test_a_table_that_says_the_same_has_nothing_to_confirm(desk):
    exercise("Echelon-2023", of="joint")
    assertContains(desk.post(IMPORT, upload()), "there is nothing to import")


@pytest.mark.parametrize("kept", ["", "../secret", "x.csv", "0" * 32 + ".csv"])
def test_only_a_file_that_was_looked_at_is_brought_in(desk, kept):
    assertContains(desk.post(IMPORT, {"confirmed": "1", "kept": kept}), "no longer here")


def test_what_is_no_table_is_refused_with_a_sentence(desk):
    assertContains(desk.post(IMPORT, upload(b"x", "table.pdf")), "CSV, XLSX or JSON")
    assertContains(desk.post(IMPORT, {}), "Choose a file.")
    assertContains(desk.post(IMPORT, upload(b"x" * 5_000_001)), "more than 5 MB")


def test_a_file_that_nobody_confirmed_is_kept_privately_and_not_for_ever(desk):
    first = desk.post(IMPORT, upload()).context["kept"]
    path = default_storage.path(f"imports/{first}")
    os.utime(path, (time.time() - 90_000,) * 2)
    second = desk.post(IMPORT, upload()).context["kept"]
    assert not default_storage.exists(f"imports/{first}")
    assert default_storage.exists(f"imports/{second}")


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("who", ["author", "reviewer", "publisher", "photo_editor", "outsider"])
def test_only_a_registrar_opens_them(client, request, who, model):
    client.force_login(request.getfixturevalue(who))
    for name in ("import", "export"):
        address = f"/admin/exercises/{model}/{name}/"
        assert client.get(address).status_code == 403
        assert client.post(address, {**upload(), "format": "csv"}).status_code == 403
    if who != "outsider":
        assertNotContains(client.get(f"/admin/exercises/{model}/"), "/import/")


def test_all_figures_stand_in_one_list(desk):
    row = exercise("Echelon-2023", names={"ru": "Эшелон"})
    figure(row, 2500)
    page = desk.get("/admin/exercises/figure/?q=ЭШЕЛОН")
    assertContains(page, "Echelon-2023")
    assert desk.get("/admin/exercises/figure/?q=nothing").context["cl"].result_count == 0
