"""A topic at the desk: a name leads to one topic, and an introduction takes two people."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from newsroom import topics, workflow
from newsroom.models import Topic, TopicIntroduction, TopicPin
from tests import registry

LIST = reverse("admin:newsroom_topic_changelist")
ADD = reverse("admin:newsroom_topic_add")


def typed(**fields) -> dict:
    """What the topic's form sends."""
    inlines = {}
    for prefix in ("aliases", "introductions", "pins"):
        inlines |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return {**inlines, "name": "Logistic support", "names_ru": "", "kind": "theme", **fields}


def form_of(topic: Topic) -> str:
    return reverse("admin:newsroom_topic_change", args=[topic.pk])


@pytest.fixture
def desk(client, registrar):
    client.force_login(registrar)
    return client


def test_a_new_topic_answers_to_all_its_names(desk):
    desk.post(
        ADD,
        typed(
            **{
                "names_ru": "Тыловое обеспечение",
                "aliases-TOTAL_FORMS": 1,
                "aliases-0-name": "Logistics",
            }
        ),
    )
    topic = Topic.objects.get()
    assert topic.slug == "logistic-support"
    for name in ("LOGISTIC-SUPPORT", "тыловое  обеспечение", "logistics"):
        assert topics.find(name) == topic


@pytest.mark.parametrize(
    ("field", "typed_name"),
    [
        ("name", "logistic-SUPPORT"),
        ("names_ru", "Logistic support"),
        ("aliases-0-name", "logistic support"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused_with_a_sentence(desk, topic, field, typed_name):
    topic("Logistic support")
    fields = {"name": "Another", "aliases-TOTAL_FORMS": 1, "aliases-0-name": "", field: typed_name}
    answer = desk.post(ADD, typed(**fields))
    assert "is already a name of the topic “Logistic support”" in answer.content.decode()
    assert Topic.objects.count() == 1


def test_a_name_without_a_letter_is_refused(desk):
    assert "A name needs a letter or a digit." in desk.post(ADD, typed(name="—")).content.decode()


def test_a_renamed_topic_keeps_its_address_and_its_old_name(desk, topic):
    old = topic("Logistic support")
    desk.post(form_of(old), typed(name="Sustainment", kind="force"))
    renamed = Topic.objects.get()
    assert (renamed.name, renamed.slug, renamed.kind) == (
        "Sustainment",
        "logistic-support",
        "force",
    )
    assert renamed.key == topics.key("Sustainment")
    assert topics.find("Logistic support") == topics.find("sustainment") == renamed


def test_the_key_and_a_given_address_are_only_shown(desk, topic):
    page = desk.get(form_of(topic("Logistic support"))).content.decode()
    assert 'name="slug"' not in page
    assert 'name="key"' not in page
    assert "logistic-support" in page


def test_an_alias_can_go_but_what_the_topic_is_called_stays(desk, topic):
    kept = topic("Logistic support", aliases=["Logistics"])
    own, alias = kept.aliases.order_by("pk")

    def without(row):
        return {
            "aliases-TOTAL_FORMS": 2,
            "aliases-INITIAL_FORMS": 2,
            "aliases-0-id": own.pk,
            "aliases-1-id": alias.pk,
            f"aliases-{row}-DELETE": "on",
        }

    answer = desk.post(form_of(kept), typed(**without(0)))
    assert "“Logistic support” is what the topic is called" in answer.content.decode()
    desk.post(form_of(kept), typed(**without(1)))
    assert [row.name for row in kept.aliases.all()] == ["Logistic support"]


@pytest.mark.parametrize("asked", ["ТЫЛОВОЕ", "тыловое обеспеч", "logistic-s", "supply"])
def test_a_topic_is_found_by_any_of_its_names_in_any_script(desk, topic, asked):
    topic("Logistic support", names={"ru": "Тыловое обеспечение"}, aliases=["Supply"])
    topic("Search")
    found = desk.get(LIST, {"q": asked}).context["cl"].queryset
    assert [row.name for row in found] == ["Logistic support"]


def pins(*rows: tuple[str, str], of: int = 0) -> dict:
    """Rows of the pins' table: kinds and what was typed."""
    sent = {"pins-TOTAL_FORMS": len(rows), "pins-INITIAL_FORMS": of}
    for n, (kind, reference) in enumerate(rows):
        sent |= {f"pins-{n}-order": n, f"pins-{n}-kind": kind, f"pins-{n}-reference": reference}
    return sent


def test_releases_are_pinned_by_their_number_in_order(desk, topic, printed):
    edition = printed()
    topic = topic("Logistic support")
    answer = desk.post(form_of(topic), typed(**pins(("release", f"{edition.year}/999"))))
    assert f"There is no release {edition.year}/999." in answer.content.decode()
    desk.post(form_of(topic), typed(**pins(("release", f"{edition.year}/{edition.number}"))))
    assert [str(pin) for pin in topic.pins.all()] == [f"{edition.year}/{edition.number}"]
    assert edition.title in desk.get(form_of(topic)).content.decode()


def test_exercises_states_and_photos_are_pinned_by_what_the_public_knows(desk, topic, make_photo):
    topic, photo = topic("Logistic support"), make_photo(caption="Lorries cross a bridge")
    registry.exercise("Echelon-2023")
    registry.state("Belarus")
    wanted = [("state", "belarus"), ("photo", photo.record), ("exercise", "echelon-2023")]
    desk.post(form_of(topic), typed(**pins(*wanted)))
    assert [(pin.kind, pin.reference) for pin in topic.pins.all()] == wanted
    page = desk.get(form_of(topic)).content.decode()
    for called in ("Belarus", "Lorries cross a bridge", "Echelon-2023"):
        assert called in page


@pytest.mark.parametrize(
    ("kind", "reference", "said"),
    [
        ("release", "echelon-2023", "Give the year and the number of the release: 2023/214."),
        ("release", "2023/99999999999", "Give the year and the number of the release: 2023/214."),
        ("exercise", "2023/1", "There is no exercise “2023/1”"),
        ("state", "echelon-2023", "There is no member state “echelon-2023”"),
        ("photo", "P-1", "There is no photo with the record number “P-1”."),
        ("photo", "", "This field is required."),
        ("film", "P-1", "Select a valid choice."),
    ],
)
def test_a_pin_of_nothing_is_refused_with_a_sentence(desk, topic, kind, reference, said):
    topic = topic("Logistic support")
    row = {**pins((kind, reference)), "pins-0-order": 7}
    assert said in desk.post(form_of(topic), typed(**row)).content.decode()
    assert not topic.pins.exists()


def test_nothing_is_pinned_twice(desk, topic):
    topic = topic("Logistic support")
    registry.state("Belarus")
    answer = desk.post(form_of(topic), typed(**pins(("state", "belarus"), ("state", "belarus/"))))
    assert "This is pinned here already." in answer.content.decode()
    assert not topic.pins.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "release"},
        {"kind": "release", "year": 2023, "number": 1, "reference": "belarus"},
        {"kind": "state", "year": 2023, "number": 1},
        {"kind": "state", "reference": "belarus", "year": 2023},
        {"kind": "photo"},
    ],
)
def test_the_database_itself_refuses_a_pin_without_one_target(topic, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        TopicPin.objects.create(topic=topic("Logistic support"), **wrong)


def propose(desk, topic, body="<p>What it is.</p><script>x</script>"):
    fields = {
        "introductions-TOTAL_FORMS": 1,
        "introductions-0-language": "en",
        "introductions-0-body": body,
    }
    desk.post(form_of(topic), typed(**fields))
    return TopicIntroduction.objects.latest("pk")


def test_an_introduction_is_proposed_by_one_and_approved_by_another(
    desk, client, registrar, reviewer, topic
):
    proposed = propose(desk, topic("Logistic support"))
    assert (proposed.body, proposed.written_by) == ("<p>What it is.</p>", registrar)
    assert not TopicIntroduction.public.exists()
    client.force_login(reviewer)
    page = reverse("admin:newsroom_topicintroduction_change", args=[proposed.pk])
    assert "<ins>What it is.</ins>" in client.get(page).content.decode()
    client.post(reverse("admin:newsroom_topicintroduction_approve", args=[proposed.pk]))
    assert TopicIntroduction.public.get().approved_by == reviewer


def test_an_empty_editor_proposes_nothing(desk, topic):
    fields = {
        "introductions-TOTAL_FORMS": 1,
        "introductions-0-language": "ru",
        "introductions-0-body": "<p>&nbsp;</p>",
    }
    answer = desk.post(form_of(topic("Logistic support")), typed(**fields))
    assert answer.status_code == 302
    assert not TopicIntroduction.objects.exists()


def test_it_is_proposed_to_look_at_it_again_in_a_year(desk, topic):
    topic = topic("Logistic support")
    page = BeautifulSoup(desk.get(form_of(topic)).content, "html.parser")
    day = page.select_one("[name=introductions-0-review_by]")["value"]
    ahead = date.fromisoformat(day) - timezone.localdate()
    assert 364 <= ahead.days <= 366
    fields = {"introductions-TOTAL_FORMS": 1, "introductions-0-language": "en"}
    text = {"introductions-0-body": "<p>Text.</p>", "introductions-0-review_by": day}
    desk.post(form_of(topic), typed(**fields, **text))
    assert TopicIntroduction.objects.get().review_by.isoformat() == day
    past = {**text, "introductions-0-review_by": "2001-01-01"}
    answer = desk.post(form_of(topic), typed(**fields, **past))
    assert "This day lies in the past" in answer.content.decode()


def test_an_empty_editor_with_a_day_proposes_nothing(desk, topic):
    fields = {
        "introductions-TOTAL_FORMS": 1,
        "introductions-0-language": "en",
        "introductions-0-body": "",
        "introductions-0-review_by": "2001-01-01",
    }
    assert desk.post(form_of(topic("Logistic support")), typed(**fields)).status_code == 302
    assert not TopicIntroduction.objects.exists()


def test_topics_are_listed_by_introductions_that_are_overdue(desk, topic, registrar, reviewer):
    old, other = topic("Logistic support"), topic("Search")
    for each in (old, other):
        text = workflow.propose_introduction(each, by=registrar, language="en", body="<p>x</p>")
        workflow.approve_introduction(text, by=reviewer)
    old.introductions.update(review_by=date(2020, 1, 1))
    found = desk.get(LIST, {"introduction": "overdue"}).context["cl"].queryset
    assert list(found) == [old]


def test_who_wrote_an_introduction_does_not_approve_it(client, superuser, topic):
    text = workflow.propose_introduction(
        topic("Logistic support"), by=superuser, language="en", body="<p>Text.</p>"
    )
    client.force_login(superuser)
    answer = client.post(
        reverse("admin:newsroom_topicintroduction_approve", args=[text.pk]), follow=True
    )
    assert "Somebody else approves what you wrote." in answer.content.decode()
    assert not TopicIntroduction.public.exists()


def test_several_are_approved_at_once_and_each_refusal_is_told(client, registrar, superuser, topic):
    topic = topic("Logistic support")
    texts = [
        workflow.propose_introduction(topic, by=by, language="en", body="<p>Text.</p>")
        for by in (registrar, superuser)
    ]
    client.force_login(superuser)
    chosen = {"action": "approve_selected", "_selected_action": [text.pk for text in texts]}
    answer = client.post(
        reverse("admin:newsroom_topicintroduction_changelist"), chosen, follow=True
    )
    assert "Somebody else approves what you wrote." in answer.content.decode()
    assert [text.pk for text in TopicIntroduction.public.all()] == [texts[0].pk]


def test_an_introduction_is_never_edited(client, superuser, topic):
    text = workflow.propose_introduction(
        topic("Logistic support"), by=superuser, language="en", body="<p>Text.</p>"
    )
    client.force_login(superuser)
    page = reverse("admin:newsroom_topicintroduction_change", args=[text.pk])
    assert client.post(page, {"body": "<p>Other.</p>"}).status_code == 403


def test_an_author_adds_a_topic_but_changes_none(client, author, topic):
    client.force_login(author)
    client.post(ADD, typed(name="Search"))
    assert topics.find("Search")
    old = topic("Logistic support")
    assert client.post(form_of(old), typed(name="Sustainment")).status_code == 403


def test_the_outsider_sees_no_topics(client, outsider):
    client.force_login(outsider)
    assert client.get(LIST).status_code == 403


def test_the_library_s_own_tags_are_not_offered(client, superuser):
    client.force_login(superuser)
    assert client.get("/admin/taggit/tag/").status_code == 404
