"""The registry in the search: announced exercises and member states are found by their names."""

import pytest

from exercises.models import Exercise, MemberState
from tests import registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def exercise(topic):
    def make(name: str, **columns):
        owned = topic(name, names=columns.get("names", {}))
        columns = {"slug": owned.slug, "year": 2023, **columns}
        return Exercise.objects.create(
            kind=registry.kind("other"), name=name, topic=owned, **columns
        )

    return make


@pytest.fixture
def belarus(topic):
    names = {"ru": "Беларусь"}
    return MemberState.objects.create(
        name="Belarus", names=names, code="BY", slug="belarus", topic=topic("Belarus", names=names)
    )


def lines(reader, asked: str, path: str = "/en/search/"):
    context = reader.read(f"{path}?q={asked}", budget=6).context
    return [
        (line.kind, line.title.replace("<mark>", "").replace("</mark>", ""))
        for line in context["lines"]
    ]


def test_an_exercise_and_a_state_are_found_by_name(reader, exercise, belarus):
    exercise("Echelon-2023", names={"ru": "Эшелон-2023"})
    assert lines(reader, "echelon") == [("Exercise", "Echelon-2023")]
    assert lines(reader, "эшелон", "/ru/search/")[0][1] == "Эшелон-2023"
    assert lines(reader, "belarus") == [("Member state", "Belarus")]


def test_an_exercise_that_is_not_announced_is_not_found(reader, exercise):
    exercise("Rubezh-2031", announced=False, summary="Secret plans.")
    assert lines(reader, "rubezh") == []
    assert reader.read("/en/search/suggest/?q=rubezh", budget=4).json() == {"suggestions": []}


def test_the_nearest_name_stands_before_the_releases(reader, exercise, printed):
    named = exercise("Echelon-2023")
    printed(title="Echelon-2023 begins", topics=[named.topic])
    assert [kind for kind, _title in lines(reader, "echelon")] == ["Exercise", "Release"]


def test_releases_are_narrowed_to_an_exercise_and_to_a_state(reader, exercise, belarus, printed):
    named = exercise("Echelon-2023")
    printed(title="Bridge one", topics=[named.topic, belarus.topic])
    printed(title="Bridge two", topics=[belarus.topic])
    assert len(lines(reader, "bridge&state=belarus")) == 2
    assert lines(reader, "bridge&exercise=echelon-2023") == [("Release", "Bridge one")]
    facets = reader.read("/en/search/?q=bridge", budget=6).context["facets"].facets
    counted = {facet.name: [(c.label, c.count) for c in facet.choices] for facet in facets}
    assert counted["state"] == [("Belarus", 2)]
    assert counted["exercise"] == [("Echelon-2023", 1)]
    assert "topic" not in counted
