"""A walk over the whole demonstration, link by link: nothing dead, nothing that no link leads to.

From the front pages and the sitemaps along every address of this site that a page, a sitemap or a
feed names: links, forms, pictures, styles, cards, data for machines. Left out: combinations of
filters (one at a time is followed, with its pages), the way back that an address remembers, what
search engines are asked not to follow (the record day by day), and of a picture all files but the
smallest of each format, which are made when they are first asked for.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from urllib.parse import parse_qsl, urldefrag, urlencode, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from tests.demonstration import loaded

pytestmark = pytest.mark.django_db

STARTS = ("/en/", "/ru/", "/sitemap.xml", "/robots.txt")
# Where a page stands, or from where a list is held: not what it is narrowed to.
PLACES = {"page", "upto"}
# Found by other ways: photos as the images of releases, the lists of the archive by what they list.
OTHERWISE = re.compile(r"/[a-z]{2}/(photos/P-|news/archive/\d)")
MARKUP = ("text/html", "application/xml", "application/atom+xml", "application/rss+xml")


@dataclass
class Page:
    """What an address answered."""

    status: int
    kind: str
    text: str
    names: list[tuple[str, str]] = field(default_factory=list)

    @cached_property
    def html(self) -> BeautifulSoup:
        return BeautifulSoup(self.text, "lxml")

    @cached_property
    def ids(self) -> set[str]:
        return {tag["id"] for tag in self.html.find_all(id=True)}

    @property
    def is_indexed(self) -> bool:
        """Whether search engines are to keep it."""
        robots = self.html.find("meta", attrs={"name": "robots"}) if self.kind == "text/html" else 1
        return self.status == 200 and robots is None

    @property
    def canonical(self) -> str:
        link = self.html.find("link", rel="canonical")
        return link["href"].removeprefix(settings.PRESS_CENTRE.site_url) if link else ""


@dataclass
class Walk:
    """Every address that was reached, what it answered, and from where it was named first."""

    pages: dict[str, Page] = field(default_factory=dict)
    from_page: dict[str, str] = field(default_factory=dict)
    linked: set[str] = field(default_factory=set)
    fragments: set[tuple[str, str, str]] = field(default_factory=set)

    def go(self) -> None:
        client, ahead = Client(), deque(STARTS)
        while ahead:
            address = ahead.popleft()
            if address in self.pages:
                continue
            page = self.pages[address] = ask(client, address)
            for target, fragment in named_by(address, page):
                self.from_page.setdefault(target, address)
                if fragment:
                    self.fragments.add((address, target, fragment))
                if page.kind == "text/html":
                    self.linked.add(target)
                ahead.append(target)


def ask(client: Client, address: str) -> Page:
    """GET; a static file is looked for where static files are."""
    path = urlsplit(address).path
    if path.startswith(settings.STATIC_URL):
        found = finders.find(path.removeprefix(settings.STATIC_URL))
        return Page(200 if found else 404, "static", "")
    # A press kit is made while it is read: that it is offered is enough here.
    response = client.head(address) if path.endswith(".zip") else client.get(address)
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    content = response.getvalue()
    return Page(response.status_code, kind, content.decode() if kind in MARKUP else "")


def named_by(address: str, page: Page) -> Iterator[tuple[str, str]]:
    """The addresses of this site that a page names, each with its fragment."""
    if page.status not in (200, 404, 410) or not page.text:
        return
    said = in_html(page.html) if page.kind == "text/html" else in_xml(page.text)
    for reference in said:
        absolute, fragment = urldefrag(urljoin(settings.PRESS_CENTRE.site_url + address, reference))
        if absolute.startswith(f"{settings.PRESS_CENTRE.site_url}/"):
            target = simplified(absolute.removeprefix(settings.PRESS_CENTRE.site_url))
            if target:
                yield target, fragment


def in_html(html: BeautifulSoup) -> Iterator[str]:
    for tag in html.find_all(href=True):
        if "nofollow" not in tag.get("rel", ()):
            yield tag["href"]
    for tag in html.find_all(src=True):
        yield tag["src"]
    for tag in html.find_all(["source", "img"], srcset=True):
        yield smallest(tag)
    for form in html.find_all("form", action=True):
        yield form["action"]
    for card in html.find_all("meta", property=re.compile("^og:(image|url)$")):
        yield card["content"]
    for data in html.find_all("script", type="application/ld+json"):
        yield from re.findall(rf"{re.escape(settings.PRESS_CENTRE.site_url)}/[^\"\s]*", data.string)


def smallest(tag: Tag) -> str:
    """The first file of a set; they stand in the order of their widths."""
    return tag["srcset"].split()[0]


def in_xml(text: str) -> Iterator[str]:
    """Addresses in a sitemap or a feed; of its own texts too, which are escaped once more."""
    site = re.escape(settings.PRESS_CENTRE.site_url)
    return (each.group() for each in re.finditer(rf"{site}/[^\"<>\s]*", unescape(unescape(text))))


def simplified(address: str) -> str:
    """The address without the way back; nothing for more than one filter, or for a question."""
    parts = urlsplit(address)
    asked = [(name, value) for name, value in parse_qsl(parts.query) if name != "back"]
    filters = [name for name, _value in asked if name not in PLACES]
    if len(filters) > 1 or "q" in filters:
        return ""
    return parts.path + (f"?{urlencode(asked)}" if asked else "")


@pytest.fixture(scope="module")
def walk(django_db_setup, django_db_blocker) -> Iterator[Walk]:
    with django_db_blocker.unblock(), loaded():
        walk = Walk()
        walk.go()
        yield walk


def sitemap(walk: Walk) -> set[str]:
    """What the sitemaps name, but for the sitemaps themselves."""
    site = settings.PRESS_CENTRE.site_url
    parts = [p for address, p in walk.pages.items() if address.startswith("/sitemap")]
    located = {url for part in parts for url in re.findall(r"<loc>([^<]*)</loc>", part.text)}
    return {unescape(url).removeprefix(site) for url in located if not url.endswith(".xml")}


def test_the_walk_saw_the_site(walk):
    assert len(walk.pages) > 1000
    kinds = {page.kind for page in walk.pages.values()}
    assert kinds >= {"text/html", "image/avif", "image/jpeg", "text/calendar", "application/zip"}


def test_every_address_that_is_named_is_there(walk):
    """What was removed is told of among the corrections, with the way to its reason."""
    dead = {
        (page.status, walk.from_page[address].partition("/press/")[2] or walk.from_page[address])
        for address, page in walk.pages.items()
        if page.status != 200
    }
    assert dead == {(410, "corrections/")}


def test_every_fragment_is_there(walk):
    dead = {
        f"{address} names #{fragment} on {target}"
        for address, target, fragment in walk.fragments
        if walk.pages[target].kind == "text/html" and fragment not in walk.pages[target].ids
    }
    assert dead == set()


def test_links_lead_to_all_that_the_sitemaps_name(walk):
    assert sitemap(walk) - walk.linked == set()


def test_the_sitemaps_name_every_page_that_is_to_be_found(walk):
    found = {
        address
        for address, page in walk.pages.items()
        if page.kind == "text/html" and page.is_indexed and page.canonical == address
    }
    unnamed = {address for address in found if "?" not in address} - sitemap(walk)
    assert {address for address in unnamed if not OTHERWISE.match(address)} == set()
