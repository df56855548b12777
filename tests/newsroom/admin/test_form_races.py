"""Two forms are saved at the same instant."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from exercises.models import MemberState
from newsroom.models import User
from tests.newsroom.admin.forms import boxes, opened

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def at_once(posts: list[tuple[User, str, dict]]) -> list:
    """Send the forms, each by its person, as nearly at once as threads can."""
    start = Barrier(len(posts))

    def send(post: tuple[User, str, dict]):
        user, address, form = post
        client = Client(raise_request_exception=False)
        client.force_login(user)
        start.wait()
        try:
            return client.post(address, form)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(posts)) as pool:
        return list(pool.map(send, posts))


def test_of_two_saves_of_one_release_one_is_kept_and_one_is_shown(
    client, write, author, second_author
):
    release = write().release
    client.force_login(author)
    form = opened(client, release)
    answers = at_once(
        [
            (user, release.get_absolute_url(), {**form, "lead": f"By {user}.", "_continue": "1"})
            for user in (author, second_author)
        ]
    )
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    refused = next(answer for answer in answers if answer.status_code == 200)
    assert "while you were writing" in refused.content.decode()
    assert release.revisions.count() == 2


def test_of_two_additions_of_one_name_the_second_is_told_so(client, registrar):
    client.force_login(registrar)
    address = "/admin/exercises/memberstate/add/"
    form = boxes(client.get(address).content, "#memberstate_form")
    form |= {"name": "Belarus", "slug": "belarus", "code": "BY"}
    answers = at_once([(registrar, address, form)] * 2)
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    refused = next(answer for answer in answers if answer.status_code == 200)
    assert "already exists" in refused.content.decode()
    assert MemberState.objects.count() == 1
