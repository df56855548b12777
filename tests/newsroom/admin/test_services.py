"""What the open form asks for: names in any script, photos of the library, who else is here."""

from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from newsroom.clock import clock
from newsroom.models import OpenDesk

NAMES = "/admin/newsroom/release/topic-names/"
LIBRARY = "/admin/newsroom/release/photo-library/"


@pytest.fixture
def desk(client, author):
    client.force_login(author)
    return client


def offered(client, term: str, address: str = NAMES) -> list[str]:
    return [found["text"] for found in client.get(address, {"term": term}).json()["results"]]


@pytest.mark.parametrize("term", ["логист", "ЛОГИСТ", "logis", "LOG"])
def test_a_topic_is_found_in_any_script_and_case(client, reviewer, topic, term):
    topic("Logistic support", names={"ru": "Логистика"})
    client.force_login(reviewer)
    (found,) = offered(client, term)
    assert found.startswith("Logistic support")


@pytest.mark.parametrize("term", ["csto", "ОДКБ", "одкб"])
def test_a_topic_is_found_by_its_alias(client, reviewer, topic, term):
    topic("Collective Security Treaty Organization", aliases=["CSTO", "ОДКБ"])
    client.force_login(reviewer)
    (found,) = offered(client, term)
    assert found.startswith("Collective Security Treaty Organization (")


def test_a_name_that_begins_so_comes_first(client, reviewer, topic):
    topic("Joint trainings")
    topic("Trainings of medics")
    client.force_login(reviewer)
    assert offered(client, "training") == ["Trainings of medics", "Joint trainings"]


def test_a_topic_is_offered_once(client, reviewer, topic):
    topic("Echelon-2023", aliases=["Echelon 2023 training", "The Echelon"])
    client.force_login(reviewer)
    assert len(offered(client, "echelon")) == 1


def test_a_new_name_is_offered_to_who_may_make_topics(desk, topic):
    topic("Logistics")
    assert offered(desk, "Medics") == ["Make a new topic: “Medics”"]
    assert offered(desk, "logistics") == ["Logistics"]


def test_a_new_name_is_not_offered_to_others(client, reviewer):
    client.force_login(reviewer)
    assert offered(client, "Medics") == []


def test_many_topics_come_by_pages(desk, topic):
    for number in range(25):
        topic(f"Training {number:02}")
    first = desk.get(NAMES, {"term": "training"}).json()
    second = desk.get(NAMES, {"term": "training", "page": "2"}).json()
    assert first["pagination"]["more"]
    assert not second["pagination"]["more"]
    assert len(first["results"]) == 20


@pytest.mark.parametrize("term", ["0904-001", "pontoon", "joint staff"])
def test_a_photo_is_found_by_number_caption_and_credit(desk, make_photo, term):
    photo = make_photo(caption="Lorries cross a pontoon bridge")
    make_photo(caption="Tents", credit="Ministry of Defence", record="P-2023-0905-999")
    assert offered(desk, term, LIBRARY) == [str(photo)]


@pytest.mark.parametrize("address", [NAMES, LIBRARY])
def test_an_outsider_is_told_no_names(client, outsider, address):
    client.force_login(outsider)
    assert client.get(address, {"term": "a"}).status_code == 403


def test_a_thumbnail_is_for_the_desk(client, make_photo, author, outsider):
    address = f"/admin/newsroom/release/thumbnail/{make_photo().pk}/"
    assert client.get(address).status_code == 302
    client.force_login(outsider)
    assert client.get(address).status_code == 403
    client.force_login(author)
    answer = client.get(address)
    assert answer["Content-Type"] == "image/jpeg"
    assert "private" in answer["Cache-Control"]


def test_who_else_has_it_open_is_shown(client, write, author, second_author):
    release = write().release
    client.force_login(second_author)
    client.get(release.get_absolute_url())
    client.force_login(author)
    assertContains(client.get(release.get_absolute_url()), "<b>author2</b> has this open")


def test_nobody_is_told_of_themselves(desk, write):
    release = write().release
    desk.get(release.get_absolute_url())
    assertNotContains(desk.get(release.get_absolute_url()), "has this open")
    assert OpenDesk.objects.count() == 1


def test_who_was_not_seen_for_long_is_gone(desk, write, second_author):
    release = write().release
    long_ago = clock() - timedelta(minutes=5)
    OpenDesk.objects.create(release=release, user=second_author, seen_at=long_ago)
    assertNotContains(desk.get(release.get_absolute_url()), "has this open")


def test_a_heartbeat_keeps_one_here_and_tells_of_others(desk, write, author, second_author):
    release = write().release
    OpenDesk.objects.create(release=release, user=second_author, seen_at=clock())
    address = f"/admin/newsroom/release/{release.pk}/open/"
    assertContains(desk.post(address), "<b>author2</b> has this open")
    assert OpenDesk.objects.filter(user=author).exists()
    assert desk.get(address).status_code == 405


@pytest.mark.parametrize("service", ["topic-names", "photo-library"])
@pytest.mark.parametrize("query", [{"page": "9" * 30}, {"page": "²"}, {"term": "\0"}])
def test_a_question_that_makes_no_sense_is_answered(desk, service, query):
    assert desk.get(f"/admin/newsroom/release/{service}/", query).status_code == 200
