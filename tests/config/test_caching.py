"""No copy of an answer outlives the next instant at which something opens or closes."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from newsroom import workflow

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 302),
        ("/en/", 200),
        ("/en/news/", 200),
        ("/en/press/", 200),
        ("/en/nothing/", 404),
        ("/en/news/2999/1/not-yet/", 404),
        ("/preview/nothing/", 404),
    ],
)
def test_every_answer_is_asked_for_anew(client, address, status):
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (status, "no-cache")


def test_a_release_and_what_leads_to_it_are_asked_for_anew(client, printed):
    address = printed().get_absolute_url()
    moved = client.get(address.replace("/echelon", "/old-echelon"))
    assert moved.status_code == 301
    for answer in (client.get(address), moved):
        assert answer.headers["Cache-Control"] == "no-cache"
        assert "Vary" not in answer.headers
        assert not answer.cookies


def test_whoever_has_the_page_is_told_that_it_stands(client, printed):
    address = printed().get_absolute_url()
    etag = client.get(address).headers["ETag"]
    again = client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Cache-Control"] == "no-cache"


def test_whoever_has_the_page_is_told_that_it_changed(client, printed, publisher):
    edition = printed()
    etag = client.get(edition.get_absolute_url()).headers["ETag"]
    workflow.kill(edition, by=publisher, reason="Secret.")
    gone = client.get(edition.get_absolute_url(), headers={"If-None-Match": etag})
    assert (gone.status_code, gone.headers["Cache-Control"]) == (410, "no-cache")


def test_the_desk_is_kept_by_nobody(client, superuser):
    client.force_login(superuser)
    assert "no-store" in client.get("/admin/").headers["Cache-Control"]


def test_a_page_that_nothing_has_changed_is_the_same_a_while_later(client, printed):
    address = printed().get_absolute_url()
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    with time_machine.travel(noon, tick=False):
        etag = client.get(address).headers["ETag"]
    with time_machine.travel(noon + timedelta(minutes=90), tick=False):
        again = client.get(address, headers={"If-None-Match": etag})
    assert again.status_code == 304
