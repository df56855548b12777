"""Asking for addresses, as a stranger and as a superuser, and looking at what comes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urldefrag, urljoin

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory

from ..models import User
from .addresses import Pattern, queries
from .canaries import Canaries

LINK = re.compile(rb"""(?:\b(?:href|src|action|url)="|<link>)([^"<>\s]+)""")
# What differs from request to request and says nothing about who asks.
OF_THE_MOMENT = {"Date", "Server-Timing"}
# For how long a page may be kept ends with the minute: it is another each second.
COUNTDOWN = re.compile(r"(?<=max-age=)\d(?=,)|(?<=stale-if-error=)\d+")


@dataclass(frozen=True)
class Answer:
    """What came: status, headers and body."""

    status: int
    headers: bytes
    body: bytes

    @property
    def links(self) -> list[str]:
        """The addresses that the body and a redirect lead to."""
        return [unescape(link.decode(errors="replace")) for link in LINK.findall(self.body)]


@dataclass
class Crawl:
    """A walk through public addresses. ``findings`` are sentences, empty if all is well."""

    canaries: Canaries
    superuser: User
    seen: set[str] = field(default_factory=set)
    links: dict[str, None] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.stranger, self.insider = Visitor(), Visitor()
        self.insider.sign_in(self.superuser)

    def walk(self, pattern: Pattern) -> None:
        """Every address of the pattern; on the first that answers 200, every query too."""
        answering = ""
        for address in pattern.addresses():
            answer = self.visit(address)
            if answer and answer.status == 200 and not answering:
                answering = address
        for query in queries() if answering else ():
            self.visit(answering + query)

    def follow(self, *, at_most: int) -> None:
        """What the pages seen so far lead to on this site, and what those lead to."""
        for _step in range(at_most):
            fresh = next((link for link in self.links if link not in self.seen), None)
            if fresh is None:
                return
            self.visit(fresh)

    def visit(self, address: str) -> Answer | None:
        """Ask and look. None for an address that was asked for before.

        The superuser asks first: where even he finds nothing, a stranger need not ask.
        """
        if address in self.seen:
            return None
        self.seen.add(address)
        answer = self.insider.ask(address)
        self.judge(address, answer)
        # What broke says so with a reference of its own, and what is not there is the same to all.
        if answer.status < 404 or answer.status == 410:
            self.compare(address, answer)
        self.links |= dict.fromkeys(local(answer.links, address))
        return answer

    def compare(self, address: str, answer: Answer) -> None:
        """Note if a stranger gets anything else than the superuser got."""
        strangers = self.stranger.ask(address)
        self.judge(address, strangers)
        if strangers != answer and strangers != self.insider.ask(address):
            self.findings.append(f"{address} is not the same for a superuser.")

    def judge(self, address: str, answer: Answer) -> None:
        """Note the canaries in an answer, except those that were in the question."""
        asked = self.canaries.seen_in(address.encode())
        shown = self.canaries.seen_in(answer.headers + answer.body)
        found = [f"{address} shows {place}." for word, place in shown.items() if word not in asked]
        if answer.status >= 500:
            found.append(f"{address} answers {answer.status}, so it can't be checked.")
        self.findings += [finding for finding in found if finding not in self.findings]


class Visitor(RequestFactory):
    """Somebody who asks for pages: like Django's test client, without its bookkeeping."""

    def __init__(self) -> None:
        super().__init__()
        self.handler = BaseHandler()
        self.handler.load_middleware()

    def sign_in(self, user: User) -> None:
        """Ask as this person from now on."""
        client = Client()
        client.force_login(user)
        self.cookies = client.cookies

    def ask(self, address: str) -> Answer:
        """GET; whatever the view wrote or broke in the database is undone."""
        before = transaction.savepoint()
        response = self.handler.get_response(self.get(address, secure=True))
        body = response.getvalue()
        transaction.savepoint_rollback(before)
        return Answer(response.status_code, lines(response), body)


def lines(response: HttpResponseBase) -> bytes:
    """The headers and cookies of an answer, but for what says nothing about who asks."""
    headers = [
        f"{name}: {COUNTDOWN.sub('', value)}"
        for name, value in response.items()
        if name not in OF_THE_MOMENT
    ]
    cookies = [str(cookie) for cookie in response.cookies.values()]
    return "\n".join(sorted(headers) + cookies).encode()


def local(links: Iterable[str], page: str) -> list[str]:
    """Those of the links that lead to addresses of this site, without the desk and static files."""
    own = settings.PRESS_CENTRE.site_url
    absolute = (urldefrag(urljoin(own + page, link)).url for link in links)
    paths = (link.removeprefix(own) for link in absolute if link.startswith(f"{own}/"))
    return [path for path in paths if not path.startswith(("/admin/", settings.STATIC_URL))]
