"""An exercise is put under another one; no circle comes of it, however many do it at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from exercises.models import Exercise
from exercises.registry import place_under
from newsroom.workflow import Refused
from tests.registry import exercise


@pytest.fixture
def family(db) -> list[Exercise]:
    """Three exercises, each a part of the one before it."""
    whole = exercise("Combat Brotherhood-2023")
    part = exercise("Echelon-2023", parent=whole)
    return [whole, part, exercise("Fuel-2023", parent=part)]


def test_an_exercise_becomes_a_part_of_another(family):
    alone = exercise("Search-2023")
    place_under(alone, family[1])
    assert alone.parent == family[1]


def test_an_exercise_comes_to_stand_alone(family):
    place_under(family[2], None)
    assert family[2].parent is None


@pytest.mark.parametrize("below", [0, 1, 2])
def test_an_exercise_is_no_part_of_itself_or_of_its_own_parts(family, below):
    with pytest.raises(Refused, match="part of itself"):
        place_under(family[0], family[below])
    assert Exercise.objects.get(pk=family[0].pk).parent is None


def put(name: str, under: str) -> None:
    """Save one exercise as a part of another, as a form does."""
    with transaction.atomic():
        row = Exercise.objects.get(name=name)
        place_under(row, Exercise.objects.get(name=under))
        row.save(update_fields=["parent"])


def at_once(*calls: Callable[[], None]) -> list[Refused | None]:
    start = Barrier(len(calls))

    def run(call: Callable[[], None]) -> Refused | None:
        start.wait()
        try:
            return call()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_people_who_make_a_circle_together_the_last_is_refused():
    for name in "ABC":
        exercise(f"{name}-2023")
    results = at_once(
        lambda: put("A-2023", "B-2023"),
        lambda: put("B-2023", "C-2023"),
        lambda: put("C-2023", "A-2023"),
    )
    assert [type(result) for result in results if result] == [Refused]
    assert Exercise.objects.exclude(parent=None).count() == 2
