"""No copy of an answer outlives the next instant at which something opens or closes."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone
from django.utils.http import parse_http_date

from newsroom import workflow
from tests.cast import ahead

pytestmark = pytest.mark.django_db
NOON = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0)


@pytest.fixture(autouse=True)
def nothing_seen_before():
    cache.clear()


def kept(answer) -> int:
    """For how many seconds an answer may be used in all, an error at its source included."""
    said = answer.headers["Cache-Control"]
    fresh, stale = re.fullmatch(r"max-age=(\d+), stale-if-error=(\d+)", said).groups()
    assert int(fresh) <= 1
    return int(fresh) + int(stale)


@pytest.mark.parametrize("address", ["/en/", "/en/news/", "/en/press/", "/en/exercises/"])
@pytest.mark.parametrize("second", [0, 30, 58, 59])
def test_a_page_is_kept_to_the_end_of_the_minute_and_no_longer(client, address, second):
    with time_machine.travel(NOON.replace(second=second, microsecond=999_999), tick=False):
        assert kept(client.get(address)) == 59 - second


def test_the_header_tells_nobody_when_something_opens(client, printed):
    with time_machine.travel(NOON.replace(second=10), tick=False):
        before = client.get("/en/").headers["Cache-Control"]
    printed(at=ahead(seconds=20))
    with time_machine.travel(NOON.replace(second=10), tick=False):
        assert client.get("/en/").headers["Cache-Control"] == before


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 302),
        ("/en/nothing/", 404),
        ("/en/news/2999/1/not-yet/", 404),
        ("/preview/nothing/", 404),
    ],
)
def test_what_is_no_page_is_asked_for_anew(client, address, status):
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (status, "no-cache")
    assert "Last-Modified" not in answer.headers


def test_a_release_is_the_same_for_everyone_and_what_leads_to_it_is_asked_for_anew(client, printed):
    address = printed().get_absolute_url()
    moved = client.get(address.replace("/echelon", "/old-echelon"))
    assert (moved.status_code, moved.headers["Cache-Control"]) == (301, "no-cache")
    page = client.get(address)
    kept(page)
    assert page.headers["Vary"] == "Accept-Encoding"
    assert not page.cookies


def test_whoever_has_the_page_is_told_that_it_stands(client, printed):
    address = printed().get_absolute_url()
    etag = client.get(address).headers["ETag"]
    again = client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    kept(again)


def test_whoever_has_the_page_is_told_that_it_changed(client, printed, publisher):
    edition = printed()
    etag = client.get(edition.get_absolute_url()).headers["ETag"]
    workflow.kill(edition, by=publisher, reason="Secret.")
    gone = client.get(edition.get_absolute_url(), headers={"If-None-Match": etag})
    assert (gone.status_code, gone.headers["Cache-Control"]) == (410, "no-cache")


def test_a_page_says_since_when_it_has_been_so(client, printed):
    address = printed(title="First").get_absolute_url()
    with time_machine.travel(NOON, tick=False) as clock:
        page = client.get(address)
        since = page.headers["Last-Modified"]
        assert parse_http_date(since) == NOON.timestamp()
        clock.shift(90)
        again = client.get(address, headers={"If-Modified-Since": since})
        assert (again.status_code, again.headers["Last-Modified"]) == (304, since)
        assert client.get(address).headers["Last-Modified"] == since


def test_who_asks_by_the_second_alone_learns_of_a_change_within_it(client, printed):
    with time_machine.travel(NOON, tick=False) as clock:
        printed(title="First")
        since = client.get("/en/news/").headers["Last-Modified"]
        printed(title="Second")
        changed = client.get("/en/news/", headers={"If-Modified-Since": since})
        assert (changed.status_code, "Last-Modified" in changed.headers) == (200, False)
        clock.shift(1)
        later = client.get("/en/news/", headers={"If-Modified-Since": since})
        assert later.status_code == 200
        assert parse_http_date(later.headers["Last-Modified"]) == parse_http_date(since) + 1


def test_a_cache_that_does_not_answer_costs_the_second_and_not_the_page(client, settings, caplog):
    broken = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = {"default": {"BACKEND": broken, "LOCATION": "/dev/null/cache"}}
    page = client.get("/en/")
    assert page.status_code == 200
    assert page.headers["ETag"]
    assert "Last-Modified" not in page.headers
    assert "The cache does not answer" in caplog.text


def test_the_desk_is_kept_by_nobody(client, superuser):
    assert "no-store" in client.get("/admin/login/").headers["Cache-Control"]
    client.force_login(superuser)
    assert "no-store" in client.get("/admin/").headers["Cache-Control"]
    assert client.get("/admin/jsi18n/").headers["Cache-Control"] == "no-cache"


def test_a_page_that_nothing_has_changed_is_the_same_a_while_later(client, printed):
    address = printed().get_absolute_url()
    with time_machine.travel(NOON, tick=False):
        etag = client.get(address).headers["ETag"]
    with time_machine.travel(NOON + timedelta(minutes=90), tick=False):
        again = client.get(address, headers={"If-None-Match": etag})
    assert again.status_code == 304
