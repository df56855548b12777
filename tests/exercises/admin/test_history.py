"""The registry keeps a history: who, when, the old value and the new one, in words."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains

from exercises.changes import entries
from exercises.models import Exercise, ExerciseKind, MemberState, TrainingGround
from newsroom.topics import establish
from tests.registry import exercise, figure, ground, sends, series, state


def told(model, row) -> list[tuple[str, str, str]]:
    """All changes after the first entry, the newest first."""
    return [
        (change.label, change.old, change.new)
        for entry in entries(model, row.pk)
        if entry.kind == "~"
        for change in entry.changes
    ]


def test_a_change_is_told_with_who_made_it_and_both_values(form, registrar):
    row = exercise("Echelon-2023", host=state(), start=date(2023, 9, 1))
    kazakhstan = state("Kazakhstan", "KZ")
    form(row.pk).send(host=kazakhstan.pk, start="2023-09-02", names_ru="Эшелон", announced="")
    assert entries(Exercise, row.pk)[0].by == registrar
    assert set(told(Exercise, row)) >= {
        ("Host", "Belarus", "Kazakhstan"),
        ("First day", "1 Sep 2023", "2 Sep 2023"),
        ("Names in other languages: Русский", "–", "Эшелон"),
        ("Announced to the public", "yes", "no"),
    }


@pytest.mark.parametrize("model", ["exercise", "memberstate", "series", "exercisekind"])
def test_a_form_that_changes_nothing_leaves_no_entry(form, model):
    row = exercise("Echelon-2023", host=state(), series=series(), start=date(2023, 9, 1))
    row.topics.add(establish("Logistics"))
    row.grounds.add(ground("Brestsky", 52, 23))
    sends(row, row.host, "A brigade")
    figure(row, 2500)
    kept = {
        "exercise": row,
        "memberstate": row.host,
        "series": row.series,
        "exercisekind": ExerciseKind.objects.get(slug="joint"),
    }[model]
    before = len(entries(type(kept), kept.pk))
    assert form(kept.pk, model=model).send().status_code == 302
    assert len(entries(type(kept), kept.pk)) == before
    assert kept.history.count() <= 2


def test_grounds_participants_figures_and_topics_are_a_part_of_an_exercise_s_history(form):
    row, brest, belarus = exercise("Echelon-2023"), ground("Brestsky", 52, 23), state()
    claim, part = figure(row, 2500), sends(row, belarus)
    form(row.pk).send(
        **{
            "grounds": [brest.pk],
            "topics": [establish("Logistics").pk],
            "figures-0-value": "3000",
            "participations-0-forces": "A brigade",
        }
    )
    assert set(told(Exercise, row)) >= {
        ("Training grounds", "–", "Brestsky"),
        ("Value", "2500", "3000"),
        ("Forces it sends", "–", "A brigade"),
    }
    whats = {entry.what for entry in entries(Exercise, row.pk)}
    assert {f"figure: {claim.measure}", f"participating state: {part.state}"} <= whats
    assert "further topic: Logistics" in whats


def test_what_was_deleted_keeps_its_history(desk, registrar):
    row = exercise("Echelon-2023")
    figure(row, 2500)
    desk.post(f"/admin/exercises/exercise/{row.pk}/delete/", {"post": "yes"})
    page = desk.get(f"/admin/exercises/exercise/{row.pk}/history/")
    assertContains(page, "This record has been deleted. Its history stays.")
    assertContains(page, str(registrar))
    listed = desk.get("/admin/exercises/exercise/deleted/")
    assertContains(listed, f"/admin/exercises/exercise/{row.pk}/history/")


def test_what_a_change_referred_to_is_named_when_it_is_gone(desk):
    brest, row = ground("Brestsky", 52, 23), exercise("Echelon-2023")
    row.grounds.add(brest)
    row.grounds.clear()
    brest.delete()
    assert ("Training grounds", "–", "Brestsky") in told(Exercise, row)


@pytest.mark.parametrize(
    "model", ["exercise", "memberstate", "exercisekind", "series", "measure", "trainingground"]
)
def test_every_record_has_a_page_of_its_history(desk, model, request):
    row = exercise("Echelon-2023", host=state(), series=series())
    rows = {
        "exercise": row,
        "memberstate": row.host,
        "series": row.series,
        "trainingground": ground("Brestsky", 52, 23),
    }
    address = f"/admin/exercises/{model}/{rows[model].pk if model in rows else 0}/history/"
    page = desk.get(address)
    assert page.status_code == (200 if model in rows else 404)
    assert b" style=" not in page.content
    assert desk.get(f"/admin/exercises/{model}/deleted/").status_code == 200


@pytest.mark.parametrize("key", ["0", "x", "9" * 40, "1%00"])
def test_a_record_that_never_was_has_no_history(desk, key):
    assert desk.get(f"/admin/exercises/exercise/{key}/history/").status_code == 404


def test_a_long_history_comes_in_pages_and_in_few_queries(desk, django_assert_max_num_queries):
    row = exercise("Echelon-2023")
    for number in range(60):
        Exercise.objects.get(pk=row.pk)
        row.place = f"Place {number}"
        row.save(update_fields=["place"])
    with django_assert_max_num_queries(40):
        page = desk.get(f"/admin/exercises/exercise/{row.pk}/history/")
    assertContains(page, "Page 1 of 2")
    assertContains(desk.get(page.request["PATH_INFO"] + "?p=2"), "Place 0")


def test_states_and_grounds_have_a_history_of_their_own(form):
    belarus = state()
    form(belarus.pk, model="memberstate").send(joined="1993-12-31")
    assert ("Acceded", "–", "31 Dec 1993") in told(MemberState, belarus)
    brest = ground("Brestsky", 52, 23)
    form(brest.pk, model="trainingground").send(latitude="52.5")
    assert [change[0] for change in told(TrainingGround, brest)] == ["Latitude"]
