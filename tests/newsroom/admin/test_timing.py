"""The time wished for is part of no revision: once approved, it is the publisher's alone."""

from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains

from newsroom.clock import clock
from newsroom.models import Release
from newsroom.workflow.standing import may_set_time
from tests.newsroom.admin.forms import opened, save


@pytest.fixture
def embargoed(approved) -> Release:
    moment = clock() + timedelta(days=1)
    return Release.objects.get(pk=approved(publish_at=moment, embargoed=True).release_id)


def test_an_author_takes_no_embargo_off_what_is_approved(client, author, embargoed):
    client.force_login(author)
    assert not may_set_time(embargoed, author)
    form = opened(client, embargoed)
    form.pop("embargoed", None)
    save(client, embargoed, form, publish_at_0="", publish_at_1="", lead="Changed.")
    embargoed.refresh_from_db()
    assert embargoed.lead == "Changed."
    assert embargoed.embargoed
    assert embargoed.publish_at


def test_a_publisher_may(client, publisher, embargoed):
    client.force_login(publisher)
    assert "publish_at_0" in opened(client, embargoed)


def test_an_author_sets_the_time_of_a_draft(write, author):
    assert may_set_time(write().release, author)


def test_a_time_to_the_second_is_refused_and_nothing_typed_is_lost(client, write, author):
    release = write().release
    client.force_login(author)
    typed = {"publish_at_0": "2099-09-04", "publish_at_1": "12:00:30", "lead": "Changed."}
    answer = client.post(
        f"/admin/newsroom/release/{release.pk}/change/", opened(client, release) | typed
    )
    assertContains(answer, "Give the time in hours and minutes, without seconds.")
    assertContains(answer, "Changed.")
    release.refresh_from_db()
    assert release.publish_at is None


def test_what_was_printed_at_once_is_saved_again_with_its_second(client, printed, publisher):
    release = printed().release
    release.publish_at = clock().replace(second=28)
    release.save(update_fields=["publish_at"])
    client.force_login(publisher)
    form = opened(client, release)
    assert form["publish_at_1"][0].endswith(":28")
    save(client, release, form, lead="Changed.")
    release.refresh_from_db()
    assert release.lead == "Changed."
