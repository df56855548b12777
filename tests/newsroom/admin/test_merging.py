"""Merging at the desk: choose, look, confirm, and take apart again."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from exercises.models import Exercise
from newsroom import topics, workflow
from newsroom.models import Topic, TopicMerge
from tests import registry

LOG = reverse("admin:newsroom_topicmerge_changelist")


def page_of(topic: Topic) -> str:
    return reverse("admin:newsroom_topic_merge", args=[topic.pk])


def form_of(topic: Topic) -> str:
    return reverse("admin:newsroom_topic_change", args=[topic.pk])


@pytest.fixture
def pair(topic):
    return topic("Rear services", aliases=["Rear"]), topic("Logistics", names={"ru": "Тыл"})


@pytest.fixture
def desk(client, registrar):
    client.force_login(registrar)
    return client


def confirm(client, pair, reason="One thing."):
    return client.post(page_of(pair[0]), {"into": pair[1].pk, "reason": reason})


def test_the_topic_s_page_leads_to_it(desk, pair):
    assertContains(desk.get(form_of(pair[0])), f'href="{page_of(pair[0])}"')


def test_the_other_is_chosen_by_any_of_its_names(desk, pair):
    answer = desk.get(page_of(pair[0]), {"into": "ТЫЛ"})
    assert answer.context["target"] == pair[1]
    assertContains(answer, "“Rear services” becomes part of “Logistics”.")


def test_topics_of_nearly_the_same_name_are_offered(desk, topic):
    one, other = topic("Peacekeeping force"), topic("Peacekeeping forces")
    assertContains(desk.get(page_of(one)), f"?into={other.name.replace(' ', '%20')}")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Nothing", "There is no topic “Nothing”."),
        ("rear", "A topic is not merged into itself"),
        ("", "This field is required."),
        ("\0", "Null characters are not allowed."),
        ("x" * 999, "at most 200 characters"),
    ],
)
def test_who_can_t_be_chosen_is_said_in_a_sentence(desk, pair, name, sentence):
    assertContains(desk.get(page_of(pair[0]), {"into": name}), sentence)


def test_what_names_an_exercise_is_not_merged_away(desk, topic):
    named, other = topic("Echelon-2023"), topic("Other")
    Exercise.objects.create(kind=registry.kind("other"), name="E", slug="e", year=2023, topic=named)
    sentence = "names an exercise or a member state"
    assertContains(desk.get(page_of(named), {"into": "Other"}), sentence)
    assertContains(confirm(desk, (named, other)), sentence, status_code=409)


def test_what_moves_is_shown_kind_by_kind_before_anything_does(
    desk, pair, printed, write, make_photo
):
    printed(topics=pair), write(topics=[pair[0]])
    make_photo().topics.add(pair[0])
    parts = desk.get(page_of(pair[0]), {"into": "Logistics"}).context["parts"]
    assert {part.label: (part.count, part.doubles) for part in parts} == {
        "names that lead here": (2, 0),
        "editions, in print and closed": (1, 1),
        "photos": (1, 0),
        "releases": (2, 1),
    }
    assert Topic.objects.count() == 2


def test_confirmed_it_is_done_and_said_until_when_it_can_be_undone(desk, pair):
    answer = confirm(desk, pair)
    assert answer["Location"] == form_of(pair[1])
    page = desk.get(answer["Location"])
    assertContains(page, "“Rear services” is part of this topic now. This can be undone until")
    assertContains(page, "Merged into this topic")
    assert topics.find("rear") == pair[1]


def test_without_a_reason_nothing_is_done(desk, pair):
    assertContains(confirm(desk, pair, reason=" "), "This field is required.")
    assert Topic.objects.count() == 2


@pytest.mark.parametrize("into", ["", "x", "0", "99999999999999999999", "\0"])
def test_an_odd_choice_is_answered_and_nothing_is_done(desk, pair, into):
    answer = desk.post(page_of(pair[0]), {"into": into, "reason": "Because."})
    assert answer.status_code == 200
    assert Topic.objects.count() == 2


def test_it_is_undone_with_one_button(desk, pair):
    confirm(desk, pair)
    merge = TopicMerge.objects.get()
    undo = reverse("admin:newsroom_topicmerge_undo", args=[merge.pk])
    assertContains(desk.get(form_of(pair[1])), f'action="{undo}"')
    record = reverse("admin:newsroom_topicmerge_change", args=[merge.pk])
    assertContains(desk.get(record), "Undo the merge")
    answer = desk.post(undo, follow=True)
    assertContains(answer, "is a topic of its own again")
    assertNotContains(desk.get(record), "Undo the merge")
    assertContains(desk.post(undo, follow=True), "This merge has been undone already.")


def test_the_record_says_who_merged_what_and_why(desk, pair, client, author):
    confirm(desk, pair, reason="One force under two names.")
    client.force_login(author)
    answer = client.get(LOG)
    for said in ("registrar", "Rear services", "Logistics", "One force under two names."):
        assertContains(answer, said)


@pytest.mark.parametrize("who", ["author", "reviewer", "publisher", "outsider"])
def test_it_takes_the_right(who, client, request, pair, registrar):
    merge = workflow.merge_topics(
        topics.establish("Old"), pair[1], by=registrar, reason="One thing."
    )
    client.force_login(request.getfixturevalue(who))
    assert client.get(page_of(pair[0])).status_code == 403
    assert confirm(client, pair).status_code == 403
    client.post(reverse("admin:newsroom_topicmerge_undo", args=[merge.pk]))
    assert Topic.objects.count() == 2


def test_a_name_is_completed_without_offering_a_new_topic(desk, pair, superuser, client):
    client.force_login(superuser)
    names = reverse("admin:newsroom_topic_names")
    found = client.get(names, {"term": "lo", "field_name": "topic"}).json()["results"]
    assert [(each["name"], each["text"]) for each in found] == [("Logistics", "Logistics")]
