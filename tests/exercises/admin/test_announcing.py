"""Announcing exercises, one by one or many, and taking them out of sight."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from exercises.models import Exercise
from tests.registry import exercise

LIST = "/admin/exercises/exercise/"


def chosen(action: str, *rows: Exercise, **more) -> dict:
    return {"action": action, "_selected_action": [row.pk for row in rows], **more}


@pytest.mark.parametrize(("action", "before"), [("announce", False), ("withhold", True)])
def test_a_question_comes_first_and_then_it_is_done(desk, action, before):
    rows = [exercise(name, announced=before) for name in ("Echelon-2023", "Search-2023")]
    asked = desk.post(LIST, chosen(action, *rows))
    assertContains(asked, "Search-2023")
    assert Exercise.objects.filter(announced=before).count() == 2
    done = desk.post(LIST, chosen(action, *rows, confirmed="1"), follow=True)
    assertContains(done, "Done for 2 exercises.")
    assert Exercise.objects.filter(announced=before).count() == 0


def test_what_is_so_already_gets_no_entry_in_its_history(desk):
    row = exercise("Echelon-2023", announced=True)
    desk.post(LIST, chosen("announce", row, confirmed="1"))
    assert row.history.count() == 1


def test_who_announced_is_in_the_history(desk, registrar):
    row = exercise("Echelon-2023", announced=False)
    desk.post(LIST, chosen("announce", row, confirmed="1"))
    assert row.history.first().history_user == registrar


def test_releases_in_print_are_named_before_an_exercise_is_withheld(desk, printed):
    row = exercise("Echelon-2023")
    edition = printed(topics=[row.topic])
    assertContains(desk.post(LIST, chosen("withhold", row)), edition.title)
    assertNotContains(desk.post(LIST, chosen("announce", row)), edition.title)


def test_only_a_registrar_announces(client, publisher):
    client.force_login(publisher)
    row = exercise("Echelon-2023", announced=False)
    client.post(LIST, chosen("announce", row, confirmed="1"))
    row.refresh_from_db()
    assert not row.announced
