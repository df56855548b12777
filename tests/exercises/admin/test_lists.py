"""The lists of the registry: what they show, how they are narrowed, what they cost."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from exercises.models import Exercise
from newsroom.topics import answer_to
from tests.registry import exercise, ground, measure, series, state

LIST = "/admin/exercises/exercise/"
MODELS = ["exercise", "memberstate", "exercisekind", "series", "measure", "trainingground"]


def names(response) -> set[str]:
    return {row.name for row in response.context["cl"].result_list}


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def many(count: int) -> None:
    """So many exercises, each within another, hosted and of a series."""
    host, kin = state(f"State {count}", f"{count}"[:2]), series(f"Series {count}")
    parent = None
    for number in range(count):
        day = date(2023, 9, 1)
        parent = exercise(
            f"Exercise {count} {number}", parent=parent, host=host, series=kin, start=day, end=day
        )


def test_names_stand_in_two_columns(desk):
    exercise("Echelon-2023", names={"ru": "Эшелон-2023"})
    page = desk.get(LIST)
    assertContains(page, "Echelon-2023")
    assertContains(page, "Эшелон-2023")


def test_a_line_says_what_readers_are_told_and_whether_they_are(desk):
    whole = exercise("Combat Brotherhood-2023", announced=True)
    days = {"start": date(2023, 9, 1), "end": date(2023, 9, 6)}
    exercise("Search-2023", of="joint", parent=whole, announced=False, **days)
    page = desk.get(LIST)
    assertContains(page, "<small>Joint training · part of Combat Brotherhood-2023</small>")
    assertContains(page, '<time datetime="2023-09-06">6 Sep 2023</time>')
    assertContains(page, ">Not announced<", count=1)
    assertContains(page, ">not published<", count=1)


def test_two_hundred_rows_cost_no_more_queries_than_two(desk, monkeypatch):
    monkeypatch.setattr("exercises.admin.base.RegistryAdmin.list_per_page", 300)
    many(2)
    few = queries(desk, LIST)
    many(200)
    assert queries(desk, LIST) <= few


def test_the_other_lists_cost_no_more_for_more_rows(desk):
    for model, make in {
        "memberstate": lambda n: state(f"State {n}", f"Q{n}"),
        "trainingground": lambda n: ground(f"Ground {n}", 50, 20, state=state(f"S{n}", f"W{n}")),
        "series": lambda n: series(f"Series {n}"),
        "measure": lambda n: measure(f"measure-{n}"),
    }.items():
        make(1)
        few = queries(desk, f"/admin/exercises/{model}/")
        for number in range(2, 9):
            make(number)
        assert queries(desk, f"/admin/exercises/{model}/") <= few, model


@pytest.mark.parametrize("word", ["echelon", "ЭШЕЛОН", "эшелон 2023", "Logistics", "LOGISTICS run"])
def test_an_exercise_is_found_by_any_name_in_any_script(desk, word):
    row = exercise("Echelon-2023", names={"ru": "Эшелон-2023"})
    answer_to(row.topic, ["Logistics run"])
    exercise("Search-2023")
    assert names(desk.get(LIST, {"q": word})) == {"Echelon-2023"}


def test_the_list_is_narrowed_by_what_is_known_of_an_exercise(desk):
    belarus, kin, today = state(), series(), timezone.localdate()
    now = {"start": today, "end": today + timedelta(days=1)}
    exercise("Echelon-2023", of="joint", host=belarus, series=kin, announced=False, **now)
    exercise("Search-2020", start=date(2020, 1, 1), end=date(2020, 1, 2))
    one = Exercise.objects.get(host=belarus)
    for narrowed in (
        {"year": today.year},
        {"status": "under_way"},
        {"kind__id__exact": one.kind_id},
        {"series__id__exact": kin.pk},
        {"host__id__exact": belarus.pk},
        {"announced__exact": 0},
    ):
        assert names(desk.get(LIST, narrowed)) == {"Echelon-2023"}, narrowed


@pytest.mark.parametrize("odd", ["year=x", "status=x", "kind__id__exact=x", "q=%00", "p=x", "o=x"])
def test_odd_parameters_are_no_error(desk, odd):
    exercise("Echelon-2023")
    assert desk.get(f"{LIST}?{odd}", follow=True).status_code == 200


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("who", ["author", "reviewer", "publisher", "photo_editor"])
def test_others_look_and_do_not_write(client, request, model, who):
    client.force_login(request.getfixturevalue(who))
    row = exercise("Echelon-2023", host=state(), series=series())
    ground("Brestsky", 52, 23)
    model_row = {"exercise": row, "memberstate": row.host, "series": row.series}.get(model)
    key = model_row.pk if model_row else 1
    assert client.get(f"/admin/exercises/{model}/").status_code == 200
    assert client.get(f"/admin/exercises/{model}/add/").status_code == 403
    assert client.post(f"/admin/exercises/{model}/add/", {}).status_code == 403
    if model_row:
        page = client.get(f"/admin/exercises/{model}/{key}/change/")
        assertNotContains(page, 'name="name"')
        assert client.post(f"/admin/exercises/{model}/{key}/change/", {}).status_code == 403
        assert client.post(f"/admin/exercises/{model}/{key}/delete/", {}).status_code == 403


@pytest.mark.parametrize("model", MODELS)
def test_who_has_no_role_sees_nothing(client, outsider, model):
    client.force_login(outsider)
    assert client.get(f"/admin/exercises/{model}/").status_code == 403
    assert client.get(f"/admin/exercises/{model}/1/history/").status_code == 403
    assert client.get(f"/admin/exercises/{model}/deleted/").status_code == 403
