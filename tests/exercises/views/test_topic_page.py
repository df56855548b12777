"""A topic's page: everything about an exercise, a state or a subject is one tag away."""

from datetime import date

import pytest

from exercises.models import Exercise
from newsroom.models import Topic, TopicPin
from tests import registry

PAGE = "/en/topics/logistics/"


@pytest.fixture
def logistics(db, topic) -> Topic:
    return topic("Logistics", names={"ru": "Тыл"})


@pytest.fixture
def echelon(logistics) -> Exercise:
    days = {"start": date(2023, 9, 1), "end": date(2023, 9, 6)}
    made = registry.exercise("Echelon-2023", of="logistics", **days)
    made.topics.add(logistics)
    return made


def chosen(reader, page: str = PAGE, budget: int = 6) -> list:
    return [pin.target for pin in reader.read(page, budget=budget).context["registered"].chosen]


def pin(topic: Topic, kind: str, reference: str, order: int = 0) -> TopicPin:
    return TopicPin.objects.create(topic=topic, kind=kind, reference=reference, order=order)


# ---------- the registry


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("/en/topics/echelon-2023/", "/en/exercises/2023/echelon-2023/"),
        ("/ru/topics/echelon-2023/", "/ru/exercises/2023/echelon-2023/"),
        ("/en/topics/belarus/", "/en/states/belarus/"),
    ],
)
def test_what_a_topic_names_is_one_click_away(reader, echelon, page, address):
    registry.state("Belarus", joined=date(1993, 12, 31))
    text = reader.read(page, budget=6).content.decode()
    assert f'<span class="subject__name"><a href="{address}">' in text


def test_a_topic_has_the_exercises_and_states_that_carry_it(reader, echelon, logistics):
    belarus = registry.state("Belarus")
    belarus.topics.add(logistics)
    for name in ("Echelon-2025", "Echelon-2019"):
        registry.exercise(name).topics.add(logistics)
    registry.exercise("Search-2023")
    registered = reader.read(PAGE, budget=6).context["registered"]
    labels = [exercise.label for exercise in registered.exercises]
    assert labels == ["Echelon-2025", "Echelon-2023", "Echelon-2019"]
    assert registered.states == [belarus]
    assert (registered.exercise, registered.state) == (None, None)


def test_a_secret_exercise_stands_on_no_topic(reader, echelon, logistics, printed):
    printed(topics=[logistics])
    registry.exercise("Secret-2027", announced=False).topics.add(logistics)
    pin(logistics, "exercise", "secret-2027")
    page = reader.read(PAGE, budget=6)
    assert "Secret-2027" not in page.content.decode()


def test_an_exercise_that_carries_its_own_topic_stands_there_once(reader, echelon):
    echelon.topics.add(echelon.topic)
    registered = reader.read("/en/topics/echelon-2023/", budget=6).context["registered"]
    assert registered.exercise == echelon
    assert registered.exercises == [echelon]


def test_beside_the_heading_there_is_room_for_a_few_exercises(reader, logistics):
    for year in range(2010, 2018):
        registry.exercise(f"Echelon-{year}").topics.add(logistics)
    text = reader.read(PAGE, budget=6).content.decode()
    assert "and 3 more" in text
    assert text.count(">Echelon-2010<") == 1


# ---------- what is pinned


def test_pins_of_every_kind_stand_in_the_editors_order(
    reader, echelon, logistics, printed, make_photo
):
    belarus = registry.state("Belarus")
    edition = printed(photos=[make_photo()], topics=[logistics])
    record = edition.photos[0]["record"]
    pin(logistics, "photo", record, order=3)
    pin(logistics, "state", "belarus", order=1)
    pin(logistics, "exercise", "echelon-2023", order=4)
    TopicPin.objects.create(topic=logistics, year=edition.year, number=edition.number, order=2)
    targets = chosen(reader)
    assert [targets[0], targets[1], targets[3]] == [belarus, edition, echelon]
    assert targets[2].record == record


def test_a_pinned_photo_need_not_be_of_the_topic_and_stands_there_once(
    reader, logistics, printed, make_photo
):
    shown = printed(photos=[make_photo()], topics=[logistics])
    other = printed(photos=[make_photo()])
    for edition in (shown, other):
        pin(logistics, "photo", edition.photos[0]["record"])
    context = reader.read(PAGE, budget=6).context
    assert [p.target.edition_id for p in context["registered"].chosen] == [shown.pk, other.pk]
    assert context["gallery"] == []


@pytest.mark.parametrize("kind", ["exercise", "state", "photo"])
def test_a_pin_of_what_is_not_public_shows_nothing(
    reader, logistics, printed, write, make_photo, kind
):
    printed(topics=[logistics])
    photo = make_photo()
    write(photos=[photo])
    registry.exercise("Secret-2027", announced=False)
    registry.state("Belarus", joined=date(2999, 1, 1))
    hidden = {"exercise": "secret-2027", "state": "belarus", "photo": photo.record}
    pin(logistics, kind, hidden[kind])
    assert chosen(reader) == []


def test_a_pin_of_another_language_s_release_shows_nothing(reader, logistics, printed):
    edition = printed(topics=[logistics], language="ru")
    TopicPin.objects.create(topic=logistics, year=edition.year, number=edition.number)
    assert chosen(reader) == []
    assert chosen(reader, "/ru/topics/logistics/") == [edition]


# ---------- photographs, and topics that are near


def test_a_topic_has_its_newest_photographs_in_whatever_language(
    reader, logistics, printed, make_photo
):
    editions = [printed(photos=[make_photo()], topics=[logistics], language="ru") for _ in range(5)]
    page = reader.read(PAGE, budget=6)
    newest = [edition.photos[0]["record"] for edition in reversed(editions)][:4]
    assert [use.entry["record"] for use in page.context["gallery"]] == newest
    assert 'href="/en/photos/?topic=logistics"' in page.content.decode()


def test_near_are_those_that_most_often_stand_on_the_same_releases(
    reader, logistics, printed, topic, write
):
    often, once, other = topic("Field engineering"), topic("Aviation"), topic("Space")
    printed(topics=[logistics, often, once])
    printed(topics=[logistics, often])
    printed(topics=[other])
    printed(topics=[logistics, other], language="ru")
    write(topics=[logistics, topic("Secret plans")])
    near = reader.read(PAGE, budget=6).context["related"]
    assert [(topic.name, topic.together) for topic in near] == [
        ("Field engineering", 2),
        ("Aviation", 1),
    ]


def test_near_are_eight_at_most_and_nothing_secret(reader, logistics, printed, topic):
    secret = registry.exercise("Secret-2027")
    printed(topics=[logistics, secret.topic, *[topic(f"Topic {n}") for n in range(10)]])
    Exercise.objects.update(announced=False)
    near = reader.read(PAGE, budget=6).context["related"]
    assert len(near) == 8
    assert secret.topic not in near


def test_further_pages_have_releases_only(reader, echelon, logistics, printed, make_photo, topic):
    for _ in range(21):
        printed(topics=[logistics, topic("Space")], photos=[make_photo()])
    first = reader.read(PAGE, budget=6).context
    second = reader.read(first["page"].older_url, budget=4)
    assert len(second.context["page"].items) == 1
    assert "Near this topic" not in second.content.decode()
    assert "Photographs" not in second.content.decode()


def test_the_page_counts_what_is_pinned_and_says_since_when(reader, logistics, printed):
    editions = [printed(topics=[logistics]) for _ in range(3)]
    pinned = editions[1]
    TopicPin.objects.create(topic=logistics, year=pinned.year, number=pinned.number)
    page = reader.read(PAGE, budget=6)
    assert (page.context["releases"], page.context["page"].total) == (3, 2)
    assert f"3, since {pinned.year}" in page.content.decode()
