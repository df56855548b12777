"""Which topics exist for the public: what is in print has them, or the registry does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from exercises.models import Exercise, MemberState
from newsroom.models import Topic
from tests import registry

TOMORROW = timezone.localdate() + timedelta(days=1)


def known() -> set[str]:
    return set(Topic.public.values_list("name", flat=True))


@pytest.fixture
def echelon(db, topic) -> Exercise:
    """Announced, with a further topic."""
    made = registry.exercise("Echelon-2023")
    made.topics.add(topic("Logistics"))
    return made


def secret(exercise: Exercise) -> None:
    Exercise.objects.filter(pk=exercise.pk).update(announced=False)


def test_the_topics_of_an_announced_exercise_exist(reader, echelon):
    assert known() == {"Echelon-2023", "Logistics"}
    for slug in ("echelon-2023", "logistics"):
        reader.read(f"/en/topics/{slug}/", budget=6)
        reader.read(f"/ru/feeds/topics/{slug}.atom", budget=2)


def test_the_topics_of_a_secret_exercise_do_not_exist(reader, echelon):
    secret(echelon)
    assert known() == set()
    for slug in ("echelon-2023", "logistics"):
        reader.read(f"/en/topics/{slug}/", budget=1, status=404)
        reader.read(f"/en/feeds/topics/{slug}.atom", budget=2, status=404)


def test_what_a_secret_exercise_shares_with_print_exists(echelon, printed, topic):
    printed(topics=[topic("Logistics")])
    secret(echelon)
    assert known() == {"Logistics"}


def test_an_exercise_that_is_a_secret_again_takes_its_topic_along(reader, echelon, printed, topic):
    printed(topics=[echelon.topic, topic("Search")])
    Topic.objects.update(featured=True)
    address = '/topics/echelon-2023/"'
    assert address in reader.get("/en/topics/").content.decode()
    secret(echelon)
    assert known() == {"Search"}
    reader.read("/en/topics/echelon-2023/", budget=1, status=404)
    reader.read("/en/feeds/topics/echelon-2023.atom", budget=2, status=404)
    assert not reader.get("/en/news/?topic=echelon-2023").context["page"].items
    assert not reader.get("/en/photos/?topic=echelon-2023").context["page"].items
    for page in ("/en/topics/", "/en/press/feeds/", "/en/topics/search/"):
        assert address not in reader.get(page).content.decode()
    assert [offered["name"] for offered in reader.get("/en/").context["topics"]] == ["Search"]


def test_the_topics_of_a_state_exist(topic):
    registry.state("Belarus").topics.add(topic("Rotation"))
    assert known() == {"Belarus", "Rotation"}


def test_the_topics_of_a_state_whose_accession_lies_ahead_do_not_exist(topic):
    state: MemberState = registry.state("Belarus", joined=TOMORROW)
    state.topics.add(topic("Rotation"))
    assert known() == set()


def test_a_state_whose_accession_lies_ahead_can_be_written_about(printed):
    state = registry.state("Belarus", joined=TOMORROW)
    printed(topics=[state.topic])
    assert known() == {"Belarus"}


def test_an_index_of_topics_has_those_of_the_registry_in_every_language(reader, echelon):
    for language in ("en", "ru"):
        text = reader.get(f"/{language}/topics/").content.decode()
        assert f"/{language}/topics/echelon-2023/" in text
