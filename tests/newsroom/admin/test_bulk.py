"""Many at once: every release is asked of the workflow, every refusal is reported by name."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from pytest_django.asserts import assertContains

from newsroom.clock import clock
from newsroom.models import Edition, Release, State

LIST = "/admin/newsroom/release/"


def do(client, action: str, *revisions, **typed):
    """Choose releases in the list and an action for them."""
    chosen = [revision.release_id for revision in revisions]
    return client.post(LIST, {"action": action, "_selected_action": chosen, **typed})


def messages(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def states() -> dict[str, str]:
    return dict(Release.objects.values_list("title", "state"))


def test_submit_reports_what_is_not_ready_and_does_the_rest(client, write, author):
    client.force_login(author)
    response = do(client, "submit", write(title="whole"), write(title="lame", section=None))
    assert states() == {"whole": State.IN_REVIEW, "lame": State.DRAFT}
    assert messages(response) == ["“lame”: Choose a section.", "Done for 1 release."]


def test_approving_is_not_done_in_a_row(client, submitted, reviewer):
    client.force_login(reviewer)
    do(client, "approve", submitted(title="unread"))
    assert states() == {"unread": State.IN_REVIEW}


def test_publish_keeps_the_time_that_was_set(client, approved, publisher):
    client.force_login(publisher)
    later = clock() + timedelta(hours=1)
    now, planned = approved(title="now"), approved(title="later", publish_at=later, embargoed=True)
    do(client, "publish", now, planned)
    assert Edition.public.get().title == "now"
    scheduled = Edition.objects.scheduled().get()
    assert (scheduled.title, scheduled.visible_from, scheduled.embargoed) == ("later", later, True)


def test_publish_refuses_what_is_not_approved(client, submitted, publisher):
    client.force_login(publisher)
    response = do(client, "publish", submitted(title="unread"))
    assert "“unread”" in messages(response)[0]
    assert not Edition.objects.exists()


def test_take_back(client, submitted, author):
    client.force_login(author)
    do(client, "take_back", submitted(title="taken"))
    assert states() == {"taken": State.DRAFT}


def test_return_asks_for_a_reason_first(client, submitted, reviewer):
    client.force_login(reviewer)
    revision = submitted(title="returned")
    assertContains(do(client, "return_", revision), "Reason, the same for all")
    assert states() == {"returned": State.IN_REVIEW}
    do(client, "return_", revision, reason="Bus times.")
    assert states() == {"returned": State.RETURNED}


def test_withdraw_reports_what_is_not_in_print(client, printed, write, publisher):
    client.force_login(publisher)
    revisions = [printed(title="out").revision, write(title="draft")]
    response = do(client, "withdraw", *revisions, reason="Superseded.")
    assert states() == {"out": State.WITHDRAWN, "draft": State.DRAFT}
    assert "“draft”" in messages(response)[0]


@pytest.mark.parametrize("action", ["approve", "publish", "return_", "withdraw"])
def test_an_author_is_not_offered_what_is_others(client, submitted, author, action):
    client.force_login(author)
    revision = submitted(title="waits")
    do(client, action, revision, reason="Because.")
    assert states() == {"waits": State.IN_REVIEW}


def test_nothing_is_deleted(client, write, superuser):
    client.force_login(superuser)
    do(client, "delete_selected", write(title="kept"), post="yes")
    assert states() == {"kept": State.DRAFT}
