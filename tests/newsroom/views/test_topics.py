"""Topics: what exists for the public, aliases, introductions, pins."""

import pytest

from newsroom import workflow
from newsroom.models import TopicPin
from newsroom.topics import answer_to


def test_a_topic_that_only_drafts_use_does_not_exist(reader, write, topic):
    write(topics=[topic("Secret plans")])
    reader.read("/en/topics/secret-plans/", budget=1, status=404)
    assert "Secret" not in reader.read("/en/topics/", budget=3).content.decode()


def test_a_topic_disappears_with_its_last_release(reader, printed, topic, publisher):
    edition = printed(topics=[topic("Logistics")])
    reader.read("/en/topics/logistics/", budget=6)
    workflow.kill(edition, by=publisher, reason="Because")
    reader.read("/en/topics/logistics/", budget=1, status=404)


@pytest.mark.parametrize("alias", ["odkb", "csto"])
def test_an_alias_leads_to_the_topic(reader, printed, topic, alias):
    organisation = topic("Collective Security Treaty Organization", aliases=["ОДКБ", "CSTO"])
    printed(topics=[organisation])
    answer = reader.read(f"/en/topics/{alias}/", budget=1, status=301)
    assert answer["Location"] == f"/en/topics/{organisation.slug}/"


def test_an_introduction_is_public_once_another_has_approved_it(
    reader, printed, topic, registrar, reviewer
):
    logistics = topic("Logistics")
    printed(topics=[logistics])
    text = workflow.propose_introduction(
        logistics, by=registrar, language="en", body="<p>What supply units do.</p>"
    )
    assert "supply units do" not in reader.get("/en/topics/logistics/").content.decode()
    workflow.approve_introduction(text, by=reviewer)
    page = reader.read("/en/topics/logistics/", budget=6)
    assert "What supply units do." in page.content.decode()
    assert "supply units do" not in reader.get("/ru/topics/logistics/").content.decode()


def test_pins_stand_in_the_editors_order_on_the_first_page(reader, printed, topic):
    logistics = topic("Logistics")
    editions = [printed(topics=[logistics]) for _ in range(23)]
    for order, edition in enumerate([editions[3], editions[9]]):
        TopicPin.objects.create(
            topic=logistics, year=edition.year, number=edition.number, order=order
        )
    first = reader.read("/en/topics/logistics/", budget=6).context
    assert [pin.target.pk for pin in first["chosen"]] == [editions[3].pk, editions[9].pk]
    second = reader.read(first["page"].older_url, budget=4).context
    assert second["chosen"] == []
    assert [e.pk for e in second["page"].items] == [editions[0].pk]


def test_a_pin_of_what_is_not_in_print_shows_nothing(reader, printed, topic, write):
    logistics = topic("Logistics")
    printed(topics=[logistics])
    TopicPin.objects.create(topic=logistics, year=2023, number=999)
    assert reader.read("/en/topics/logistics/", budget=6).context["registered"].chosen == []


def test_a_topic_is_named_in_the_page_s_language(reader, printed, topic):
    logistics = topic("Logistics", names={"ru": "Тыловое обеспечение"})
    printed(topics=[logistics])
    assert "Тыловое обеспечение" in reader.read("/ru/topics/logistics/", budget=6).content.decode()


def test_an_old_name_leads_to_the_topic(reader, printed, topic):
    logistics = topic("Logistics")
    answer_to(logistics, ["Rear services"])
    printed(topics=[logistics])
    answer = reader.read("/en/topics/rear-services/", budget=1, status=301)
    assert answer["Location"] == "/en/topics/logistics/"
