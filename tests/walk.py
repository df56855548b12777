"""A walk over the whole demonstration, as a reader, a feed reader and a search engine take it.

Nothing stays of it: database, files and caches are put aside as the leak check puts them aside.

What is bounded, because a site is the product of its filters:

* one filter at a time, with all the pages of its list; two together are not tried. A filter of many
  lists (of all months, of all sections) is tried in one of them in each language;
* what search engines are asked not to follow (``nofollow``): the news as they stood on each day;
* one way back (``?back=``) to a page, although every list that leads there names its own;
* of each photo one size in every format, and every size of the first one met: a file is made when
  it is asked for, and what there is of one photo there is of all;
* the insides of spreadsheets, archives and pictures.
"""

import re
from collections import deque
from dataclasses import dataclass, field
from functools import cache
from typing import Self
from urllib.parse import parse_qsl, urldefrag, urlencode, urljoin

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import override

from newsroom.leakcheck.aside import aside
from newsroom.leakcheck.crawl import Visitor

from . import demonstration
from .links import OWN, Page, absolute, loaded

HOMES = tuple(f"/{code}/" for code, _name in settings.LANGUAGES)
# Where machines begin.
KNOWN_BY_HEART = ("/robots.txt", "/.well-known/security.txt", "/favicon.ico")
# What a reader types: something is found, something like it, and nothing.
TYPED = tuple(f"{home}search/?q={word}" for home in HOMES for word in ("Echelon", "Echlon", "zzz"))
# What turns the pages of a list.
TURNS = {"page", "upto"}
# What compares two versions: neither is there without the other.
PAIR = {"from", "to"}
PHOTO_FILE = re.compile(r"/photos/files/(\w{32})-(\w+)\.(\w+)")
ID = re.compile(r'\bid="([^"]+)"')
TEXT = re.compile(r"text/|application/(?:json|(?:\w+\+)?xml)|image/svg")


@dataclass
class Stop:
    """What an address answered; ``links`` are those to this site, as paths, with fragments."""

    address: str
    status: int
    type: str
    moved_to: str
    body: bytes
    page: Page | None = None
    links: set[str] = field(default_factory=set)

    @property
    def places(self) -> set[str]:
        """What may stand behind ``#`` in this address."""
        return self.page.places if self.page else set(ID.findall(self.body.decode()))


class Walk:
    """All stops by their addresses, and the first address that led to each."""

    def __init__(self) -> None:
        self.stops: dict[str, Stop] = {}
        self.found_on: dict[str, str] = {}
        self.filtered: dict[tuple[str, ...], str] = {}
        self.photos: set[str] = set()
        self.visitor = Visitor()

    @classmethod
    def over_the_demonstration(cls) -> Self:
        """Everything that can be reached. The database may be written to meanwhile."""
        with aside(), demonstration.loaded():
            walk = cls()
            walk.go()
        return walk

    def go(self) -> None:
        waiting = deque((*HOMES, *KNOWN_BY_HEART, *TYPED))
        while waiting:
            address = waiting.popleft()
            if plain(address) in self.stops or not self.is_tried(plain(address)):
                continue
            stop = self.stops[plain(address)] = self.ask(address)
            for link in sorted({urldefrag(link).url for link in stop.links}):
                self.found_on.setdefault(plain(link), address)
                waiting.append(link)

    def ask(self, address: str) -> Stop:
        answer = self.visitor.ask(address)
        headers = dict(line.split(": ", 1) for line in answer.headers.decode().splitlines())
        moved_to = headers.get("Location", "")
        stop = Stop(address, answer.status, headers["Content-Type"], moved_to, answer.body)
        named = {urljoin(OWN + address, moved_to)} if moved_to else set()
        if stop.body and stop.type.startswith("text/html"):
            stop.page = Page(address, stop.body)
            named |= stop.page.links
        elif TEXT.match(stop.type):
            text = stop.body.decode()
            named |= loaded(address, text) if is_static(address) else absolute(text)
        stop.links = {local(link) for link in named if link.startswith(f"{OWN}/")}
        return stop

    def is_tried(self, address: str) -> bool:
        """False for what the walk leaves out, see above, and for the desk."""
        path, _, query = address.partition("?")
        if file := PHOTO_FILE.fullmatch(path):
            return self.is_new(*file.groups())
        filters = [pair for pair in parse_qsl(query) if pair[0] not in TURNS | PAIR]
        if not filters:
            return not path.startswith("/admin/")
        kind = (path[:3], view_of(path), *filters[0])
        return len(filters) == 1 and self.filtered.setdefault(kind, path) == path

    def is_new(self, version: str, size: str, format: str) -> bool:
        """Is anything new about this file of a photo?"""
        seen = {f"{version}.{format}", f"{size}.{format}"}
        fresh = seen - self.photos
        self.photos |= seen
        return bool(fresh)


def plain(address: str) -> str:
    """The address without the way back, and without what a form sends of empty fields."""
    path, _, query = address.partition("?")
    rest = urlencode([pair for pair in parse_qsl(query) if pair[0] != "back"])
    return f"{path}?{rest}" if rest else path


def local(link: str) -> str:
    return link.removeprefix(OWN)


def is_static(address: str) -> bool:
    return address.startswith(settings.STATIC_URL)


@cache
def view_of(path: str) -> str:
    """The name of the view that answers there; the path itself where none does."""
    try:
        with override(path[1:3]):
            return resolve(path).view_name
    except Resolver404:
        return path
