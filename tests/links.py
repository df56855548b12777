"""Where a document of the site leads: every address in it, and the places that an address may name.

What is looked at in a page: all that a browser would follow, show or ask for (``href``, ``src``,
``srcset``, a form that asks, with each of its choices), what a shared address shows (``og:image``)
and what machines are told (JSON-LD). In a feed, a sitemap, a calendar or a table: every absolute
address. In style sheets and scripts: what they load.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urlencode, urljoin

from django.conf import settings
from lxml import html
from lxml.html import FormElement, HtmlElement

OWN = settings.PRESS_CENTRE.site_url
# No address of ours has a comma, and a table puts one behind each.
ABSOLUTE = re.compile(re.escape(OWN) + r"/[^\s\"'<>\\,]*")
LOADED = re.compile(r"""(?:\burl\(|\bfrom |\bimport )["']?([^"'()\s]+\.\w+)["')]""")
# A long line of a calendar goes on behind a line break and a blank (RFC 5545, section 3.1).
FOLD = re.compile(r"\r\n[ \t]")


class Page:
    """A page as its links and places see it. Addresses are absolute, fragments kept."""

    def __init__(self, address: str, body: bytes):
        self.address = address
        root = html.document_fromstring(body.decode())
        self.places = {"", "top", *root.xpath("//@id")}
        # Where a reader gets: nothing that only machines see.
        asking = [form.get("action", "") for form in root.forms if form.method == "GET"]
        self.ways = set(map(self.full, [*root.xpath("//body//a/@href"), *asking]))
        self.links = set(map(self.full, named(root)))
        self.canonical = "".join(root.xpath("//link[@rel='canonical']/@href"))
        self.is_indexed = "noindex" not in "".join(root.xpath("//meta[@name='robots']/@content"))

    def full(self, address: str) -> str:
        return urljoin(OWN + self.address, address.strip())


def named(root: HtmlElement) -> Iterator[str]:
    """All addresses in a page, as they stand there."""
    yield from root.xpath("//*[not(contains(@rel, 'nofollow'))]/@href | //@src | //@data-suggest")
    for sources in root.xpath("//@srcset"):
        yield from (source.split()[0] for source in sources.split(","))
    for form in root.forms:
        yield from asked(form)
    yield from told(root)


def told(root: HtmlElement) -> Iterator[str]:
    """What machines are told."""
    for content in root.xpath("//meta/@content"):
        yield from ABSOLUTE.findall(content)
    for script in root.xpath("//script[@type='application/ld+json']"):
        yield from filter(ABSOLUTE.fullmatch, strings(json.loads(script.text)))


def asked(form: FormElement) -> Iterator[str]:
    """A form that asks: its target, and what it sends when one choice alone is changed."""
    if form.method != "GET":
        return
    target, mark, place = form.get("action", "").partition("#")
    yield f"{target or '?'}{mark}{place}"
    chosen = {field.name: field.value or "" for field in form.xpath(".//select")}
    for field in form.xpath(".//select"):
        for value in field.value_options:
            sent = urlencode({**chosen, field.name: value})
            yield f"{target}?{sent}{mark}{place}"


def strings(data: Any) -> Iterator[str]:
    """All strings within JSON."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list | dict):
        for each in data.values() if isinstance(data, dict) else data:
            yield from strings(each)


def absolute(text: str) -> set[str]:
    """The absolute addresses of this site in a feed, sitemap, calendar or table.

    HTML within a feed is escaped once more than the feed itself.
    """
    return set(ABSOLUTE.findall(unescape(unescape(FOLD.sub("", text)))))


def loaded(address: str, text: str) -> set[str]:
    """What a style sheet or a script loads."""
    return {urljoin(OWN + address, found) for found in LOADED.findall(text)}
