"""Near names at the desk: while a topic is named, after it was saved, and from a release."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from newsroom import topics, workflow
from newsroom.models import Topic
from tests.newsroom.admin.forms import opened, save
from tests.newsroom.admin.test_topics import ADD, form_of, typed

NEAR = reverse("admin:newsroom_topic_near")


@pytest.fixture
def desk(client, registrar):
    client.force_login(registrar)
    return client


def near(client, **asked) -> list[str]:
    return [each["name"] for each in client.get(NEAR, asked).json()["near"]]


def test_near_names_are_answered_with_their_topic(desk, topic):
    staff = topic("CSTO Joint Staff", aliases=["ОШ ОДКБ"])
    (found,) = desk.get(NEAR, {"name": "csto joint staf"}).json()["near"]
    assert found == {
        "id": str(staff.pk),
        "name": "CSTO Joint Staff",
        "label": "CSTO Joint Staff",
        "url": form_of(staff),
    }
    assert near(desk, name="ОШ-ОДКБ") == ["CSTO Joint Staff (ОШ ОДКБ)"]
    assert near(desk, name="ОШ-ОДКБ", topic=staff.pk) == []


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"name": "\0"},
        {"name": "x" * 5000},
        {"name": "Staff", "topic": "9" * 40},
        {"name": "%_\\'\""},
        {"name": "Staff", "topic": "-1"},
    ],
)
def test_odd_questions_are_answered(desk, topic, asked):
    topic("Joint")
    assert near(desk, **asked) == []


@pytest.mark.parametrize(("who", "status"), [("author", 200), ("reviewer", 403), ("outsider", 403)])
def test_who_may_name_topics_may_ask(client, request, who, status):
    client.force_login(request.getfixturevalue(who))
    assert client.get(NEAR, {"name": "x"}).status_code == status


def test_a_saved_topic_of_a_near_name_is_warned_of_and_kept(desk, topic):
    topic("CSTO Joint Staff")
    answer = desk.post(ADD, typed(name="CSTO Joint Staf"), follow=True)
    made = topics.find("CSTO Joint Staf")
    assertContains(answer, "“CSTO Joint Staf” is called nearly as “CSTO Joint Staff” is")
    assertContains(answer, reverse("admin:newsroom_topic_merge", args=[made.pk]))


def test_an_alias_and_a_translation_are_warned_of_as_well(desk, topic):
    topic("Боевое братство"), topic("Logistics")
    old = topic("Something else")
    fields = {"names_ru": "Боевые братства", "aliases-TOTAL_FORMS": 1, "aliases-0-name": "Logistic"}
    answer = desk.post(form_of(old), typed(name="Something else", **fields), follow=True)
    for other in ("Боевое братство", "Logistics"):
        assertContains(answer, f"is called nearly as “{other}” is")


def test_saving_without_a_new_name_warns_of_nothing(desk, topic):
    topic("CSTO Joint Staff")
    old = topic("CSTO Joint Staf")
    answer = desk.post(form_of(old), typed(name="CSTO Joint Staf", kind="force"), follow=True)
    assertNotContains(answer, "is called nearly as")


def test_a_topic_made_from_a_release_is_warned_of(client, author, write, topic):
    topic("CSTO Joint Staff")
    release = write().release
    client.force_login(author)
    answer = client.post(
        release.get_absolute_url(),
        {**opened(client, release), "topics": ["new:CSTO Joint Staf"], "_continue": "1"},
        follow=True,
    )
    assertContains(answer, "“CSTO Joint Staf” is called nearly as “CSTO Joint Staff” is")
    assertNotContains(answer, "Merge them")
    assert Topic.objects.count() == 2


def test_a_form_that_was_opened_before_a_merge_is_saved_on_what_stands_now(
    client, author, registrar, write, topic
):
    old, new = topic("Rear"), topic("Logistics")
    release = write(topics=[old]).release
    client.force_login(author)
    form = opened(client, release)
    workflow.merge_topics(old, new, by=registrar, reason="One thing.")
    assert save(client, release, form, title="Newer").status_code == 302
    assert list(release.topics.all()) == [new]
