"""The time wished for is part of no revision: once approved, it is the publisher's alone."""

from datetime import timedelta

import pytest

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
