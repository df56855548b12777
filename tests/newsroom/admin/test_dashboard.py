"""The first page: what waits for this person, oldest first, and what nobody may forget."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from newsroom import workflow
from newsroom.clock import clock
from newsroom.models import TopicIntroduction


def listed(client, section: str) -> list[str]:
    """The headlines of a list of the dashboard."""
    page = BeautifulSoup(client.get("/admin/").content, "html.parser")
    found = page.select_one(f"[aria-labelledby={section}]")
    return [link.text for link in found.select("h3 a, ol a")] if found else []


def test_what_waits_for_a_reviewer_comes_oldest_first(client, reviewer, submitted, write):
    submitted(title="first")
    submitted(title="second")
    write(title="draft")
    client.force_login(reviewer)
    assert listed(client, "waiting") == ["first", "second"]
    assertContains(client.get("/admin/"), "2 items wait for you.")


def test_what_waits_for_a_publisher(client, publisher, approved, submitted):
    approved(title="approved")
    submitted(title="in review")
    client.force_login(publisher)
    assert listed(client, "waiting") == ["approved"]


def test_what_was_returned_waits_for_its_author(client, author, second_author, submitted, reviewer):
    workflow.return_(submitted(title="returned"), by=reviewer, reason="Bus times.")
    client.force_login(author)
    assert listed(client, "waiting") == ["returned"]
    client.force_login(second_author)
    assert listed(client, "waiting") == []


def test_my_work_is_what_i_write_and_is_not_in_print(client, author, second_author, write, printed):
    write(title="mine")
    write(title="theirs", by=second_author)
    printed(title="done")
    client.force_login(author)
    assert listed(client, "mine") == ["mine"]


@pytest.mark.parametrize("who", ["author", "reviewer", "publisher", "registrar", "photo_editor"])
def test_an_emergency_is_on_everyones_desk_until_signed(client, request, write, superuser, who):
    revision = write(title="storm")
    workflow.publish_in_emergency(revision, by=superuser, reason="A storm.")
    client.force_login(request.getfixturevalue(who))
    assert listed(client, "emergency") == ["storm"]


def test_a_signed_emergency_is_off_the_desk(client, write, publisher, reviewer):
    edition = workflow.publish_in_emergency(write(), by=publisher, reason="A storm.")
    workflow.countersign(edition.approval, by=reviewer)
    client.force_login(publisher)
    assertNotContains(client.get("/admin/"), "second signature")


def test_scheduled_next_and_published_today(client, author, printed):
    printed(title="later", at=clock() + timedelta(hours=2))
    printed(title="sooner", at=clock() + timedelta(hours=1))
    printed(title="out")
    client.force_login(author)
    assert listed(client, "next") == ["sooner", "later"]
    assert listed(client, "today") == ["out"]


def test_an_introduction_past_its_day_needs_attention(client, author, registrar, reviewer, topic):
    for name, day in (("CSTO", date(2020, 5, 3)), ("CIS", None)):
        text = workflow.propose_introduction(
            topic(name), by=registrar, language="en", body="<p>x</p>"
        )
        workflow.approve_introduction(text, by=reviewer)
        TopicIntroduction.objects.filter(pk=text.pk).update(review_by=day)
    client.force_login(author)
    assert listed(client, "attention") == [
        "The introduction of the topic “CSTO” is to be looked at again"
    ]
    assertContains(client.get("/admin/"), "review by 3 May 2020")


def test_an_outsider_sees_no_headline(client, outsider, submitted, printed):
    submitted(title="secret in review")
    printed(title="secret out")
    client.force_login(outsider)
    assertNotContains(client.get("/admin/"), "secret")


def test_as_many_queries_however_much_there_is(client, superuser, submitted, write, printed):
    client.force_login(superuser)
    submitted(), write(), printed()
    client.get("/admin/")
    with CaptureQueriesContext(connection) as few:
        client.get("/admin/")
    for _number in range(8):
        submitted(), write(), printed()
    with CaptureQueriesContext(connection) as many:
        client.get("/admin/")
    assert len(many) == len(few)


def test_no_inline_style_or_script(client, author, submitted):
    submitted()
    client.force_login(author)
    html = client.get("/admin/").content.decode()
    assert " style=" not in html
    assert "<style" not in html


def test_the_header_leads_to_the_places_of_the_desk(client, author):
    client.force_login(author)
    response = client.get("/admin/")
    assertContains(response, '<a href="/admin/" aria-current="page">Dashboard</a>')
    assertContains(response, '<a href="/admin/newsroom/release/">Releases</a>')


def test_the_sign_in_page_has_the_mark(client, db):
    assertContains(client.get("/admin/login/"), 'img/mark.svg#mark"')
