"""The registrar keeps the registry; everybody at the desk may look at it."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from exercises.models import Exercise, ExerciseKind, Measure, MemberState
from tests.newsroom.admin.forms import boxes

ADD_EXERCISE = "/admin/exercises/exercise/add/"
ADD_STATE = "/admin/exercises/memberstate/add/"


@pytest.fixture
def desk(client, registrar):
    client.force_login(registrar)
    return client


@pytest.fixture
def belarus(topic):
    return MemberState.objects.create(
        code="BY",
        slug="belarus",
        name="Belarus",
        own_names={"be": "Беларусь"},
        topic=topic("Belarus"),
    )


def test_an_exercise_is_registered_with_names_and_figures(desk, topic, belarus):
    form = boxes(desk.get(ADD_EXERCISE).content, "#exercise_form")
    form |= {
        "name": "Echelon-2023",
        "names_ru": "Эшелон-2023",
        "summaries_ru": "Учение тыла.",
        "slug": "echelon-2023",
        "topic": topic("Echelon-2023").pk,
        "year": "2023",
        "host": belarus.pk,
        "kind": ExerciseKind.objects.get(slug="logistics").pk,
        "participations-TOTAL_FORMS": "1",
        "participations-0-state": belarus.pk,
        "participations-0-forces": "Units of logistic support",
        "figures-TOTAL_FORMS": "1",
        "figures-0-measure": Measure.objects.get(slug="personnel").pk,
        "figures-0-value": "2500",
        "figures-0-bound": "about",
        "figures-0-kind": "announced",
    }
    assert desk.post(ADD_EXERCISE, form).status_code == 302
    exercise = Exercise.objects.get()
    assert exercise.names == {"ru": "Эшелон-2023"}
    assert exercise.summaries == {"ru": "Учение тыла."}
    assert list(exercise.participants.all()) == [belarus]
    assert exercise.figures.get().value == 2500


def test_a_state_has_names_in_its_own_languages(desk, belarus):
    address = f"/admin/exercises/memberstate/{belarus.pk}/change/"
    page = desk.get(address)
    assertContains(page, "be Беларусь")
    form = boxes(page.content, "#memberstate_form")
    form |= {"own_names": "be Беларусь\nru Белоруссия", "official_names_ru": "Республика"}
    assert desk.post(address, form).status_code == 302
    belarus.refresh_from_db()
    assert belarus.own_names == {"be": "Беларусь", "ru": "Белоруссия"}
    assert belarus.official_names == {"ru": "Республика"}


def test_an_exercise_is_no_part_of_itself(desk, topic):
    kind = ExerciseKind.objects.get(slug="joint")
    columns = {"year": 2023, "kind": kind}
    whole = Exercise.objects.create(name="A", slug="a", topic=topic("A"), **columns)
    part = Exercise.objects.create(name="B", slug="b", topic=topic("B"), parent=whole, **columns)
    address = f"/admin/exercises/exercise/{whole.pk}/change/"
    form = boxes(desk.get(address).content, "#exercise_form")
    assertContains(desk.post(address, {**form, "parent": part.pk}), "a part of itself")


def test_others_look_and_do_not_write(client, author, belarus):
    client.force_login(author)
    assertNotContains(
        client.get(f"/admin/exercises/memberstate/{belarus.pk}/change/"), 'name="code"'
    )
    assert client.get(ADD_STATE).status_code == 403
    assert client.get(ADD_EXERCISE).status_code == 403


@pytest.mark.parametrize("model", ["exercise", "memberstate"])
def test_the_lists_open(desk, belarus, model):
    assert desk.get(f"/admin/exercises/{model}/").status_code == 200
    assert desk.get(f"/admin/exercises/{model}/?q=Belarus").status_code == 200
