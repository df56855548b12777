"""The leak check finds what any public view shows, in whatever shape."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import SimpleTemplateResponse
from django.test import Client

from newsroom.leakcheck import Canaries, planted
from newsroom.leakcheck.addresses import Pattern, patterns
from newsroom.leakcheck.crawl import Crawl, local
from newsroom.models import Photo, Release, Topic

pytestmark = pytest.mark.django_db

FIRST = settings.LANGUAGES[0][0]


def secret() -> str:
    """The title of a draft."""
    return Release.objects.filter(state="draft", editions=None).earliest("pk").title


def leaking(view: Callable) -> Callable:
    """The view, with the title of a draft added to whatever it answers."""

    def leaky(request, **kwargs):
        try:
            response = view(request, **kwargs)
        except Http404:
            response = HttpResponse(status=404)
        if isinstance(response, SimpleTemplateResponse):
            response.render()
        body = response.getvalue() + secret().encode()
        return HttpResponse(body, status=response.status_code)

    return leaky


@pytest.fixture(scope="module")
def planted_once(django_db_setup, django_db_blocker) -> Iterator[Crawl]:
    with django_db_blocker.unblock(), planted() as crawl:
        yield crawl


@pytest.fixture
def crawl(planted_once: Crawl) -> Crawl:
    """A crawl that has seen nothing yet."""
    return Crawl(planted_once.canaries, planted_once.superuser)


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.template)
def test_a_leak_in_any_public_view_is_found_and_named(crawl, pattern: Pattern, monkeypatch):
    monkeypatch.setattr(pattern.view, "callback", leaking(pattern.view.callback))
    address = next(pattern.addresses())
    crawl.visit(address)
    (finding,) = crawl.findings
    assert finding.startswith(f"{address} shows title of a draft")


ANSWERS = {
    "a header": lambda request: HttpResponse(headers={"X-Title": secret()}),
    "a redirect": lambda request: HttpResponseRedirect(f"/en/news/{secret()}/"),
    "capitals": lambda request: HttpResponse(secret().upper()),
    "an error page": lambda request: HttpResponse(secret(), status=404),
    "a stream": lambda request: HttpResponse(iter([secret()[:5], secret()[5:]])),
}


@pytest.mark.parametrize("place", ANSWERS)
def test_a_canary_is_seen_wherever_it_shows(crawl, place, monkeypatch):
    home = next(p for p in patterns() if p.template == f"/{FIRST}/")
    monkeypatch.setattr(home.view, "callback", ANSWERS[place])
    crawl.visit(f"/{FIRST}/")
    assert "shows title of a draft" in crawl.findings[0]


def test_what_was_in_the_question_is_no_leak_in_the_answer(crawl, monkeypatch):
    home = next(p for p in patterns() if p.template == f"/{FIRST}/")
    echo = lambda request: HttpResponse(request.GET["q"])  # noqa: E731
    monkeypatch.setattr(home.view, "callback", echo)
    crawl.visit(f"/{FIRST}/?q={secret()}")
    assert crawl.findings == []


def test_a_page_that_knows_who_asks_is_found(crawl, monkeypatch):
    home = next(p for p in patterns() if p.template == f"/{FIRST}/")
    greet = lambda request: HttpResponse("Hello" if request.user.is_staff else "")  # noqa: E731
    monkeypatch.setattr(home.view, "callback", greet)
    crawl.visit(f"/{FIRST}/")
    assert crawl.findings == [f"/{FIRST}/ is not the same for a superuser."]


def test_a_page_that_breaks_is_not_taken_for_tight(crawl, monkeypatch):
    def broken(request):
        Release.objects.extra(where=["no such column"]).first()

    home = next(p for p in patterns() if p.template == f"/{FIRST}/")
    monkeypatch.setattr(home.view, "callback", broken)
    crawl.visit(f"/{FIRST}/")
    assert crawl.findings == [f"/{FIRST}/ answers 500, so it can't be checked."]
    assert Release.objects.exists(), "the database goes on after the error"


def test_links_are_followed(crawl, monkeypatch):
    pages = {
        f"/{FIRST}/": HttpResponse('<a href="/photos/unknown/">here</a>'),
    }
    home = next(p for p in patterns() if p.template == f"/{FIRST}/")
    monkeypatch.setattr(home.view, "callback", lambda request: pages[request.path])
    crawl.visit(f"/{FIRST}/")
    crawl.follow(at_most=5)
    assert "/photos/unknown/" in crawl.seen


def test_links_elsewhere_are_not_followed():
    links = ["//elsewhere.int/a", "https://elsewhere.int/", "/admin/", "mailto:a@b", "?page=2#top"]
    assert local(links, "/en/news/") == ["/en/news/?page=2"]


# ---------- canaries


def test_every_text_column_gets_a_canary_of_its_own():
    canaries = Canaries()
    columns = canaries.columns(Photo, "a photo")
    texts = {"caption", "credit", "photographer", "alt", "usage_terms", "place", "record"}
    assert texts <= columns.keys()
    assert len(canaries) == len(columns) == len(set(columns.values()))
    assert canaries.seen_in(columns["credit"].encode()) == {
        columns["credit"].encode(): "credit of a photo"
    }


@pytest.mark.parametrize("sign", [",", "\u202f"])
def test_a_number_is_seen_with_its_thousands_set_apart_and_in_a_list(sign):
    canaries = Canaries()
    number = canaries.number("a figure")
    apart = f"{number:,}".replace(",", sign)
    assert canaries.seen_in(f"about {apart} personnel".encode())
    assert canaries.seen_in(f"[1,{number},234]".encode())


def test_everything_planted_is_among_the_addresses_tried(planted_once):
    slugs = {
        value
        for pattern in patterns()
        if pattern.template == f"/{FIRST}/topics/%(slug)s/"
        for value in pattern.addresses()
    }
    hidden = Topic.objects.filter(slug__startswith="zq").values_list("slug", flat=True)
    assert {f"/{FIRST}/topics/{slug}/" for slug in hidden} <= slugs


@pytest.mark.parametrize(
    "state", ["draft", "in_review", "returned", "approved", "printed", "withdrawn", "killed"]
)
def test_canaries_are_planted_in_every_state(planted_once, state):
    assert Release.objects.filter(state=state).exists()


def test_the_stage_shows_something_to_hide_behind(planted_once):
    client = Client()
    for address in (f"/{FIRST}/", f"/{FIRST}/news/", f"/{FIRST}/feeds/news.atom"):
        assert b"A plain headline" in client.get(address, secure=True).content
