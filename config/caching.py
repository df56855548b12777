"""How long an answer may be kept, and what it is recognised by when somebody asks again."""

import hashlib
import logging
from collections.abc import Callable

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import set_response_etag
from django.utils.http import http_date

logger = logging.getLogger(__name__)

ASK_AGAIN = "no-cache"
# Enough that a proxy asks for a page once however many want it, and less than a press of a button.
FRESH = 1
MINUTE = 60
DAY = 24 * 60 * 60


class CachingMiddleware:
    """Tell caches how long a page stands, by what to ask for it again, and since when it is so.

    No copy may outlive the next instant at which something opens or closes. The desk sets those in
    whole minutes, so that no answer is kept past the end of the minute, not even where the server
    fails (``stale-if-error``, RFC 5861, section 4). Counting the seconds to the instant itself
    would tell everybody when the next embargo ends.

    What is no page (301, 404, 410: RFC 9111, section 4.2.2) is asked for anew each time, and so is
    whatever looked at a session. What says itself how long it may be kept is left alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if "Cache-Control" not in response.headers:
            page = is_page(request, response)
            if page:
                tell_apart(request, response)
            response.headers["Cache-Control"] = lifetime() if page else ASK_AGAIN
        return response


def is_page(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether it is an answer in one piece, with something in it, that is the same for everyone."""
    personal = response.cookies or getattr(getattr(request, "session", None), "accessed", False)
    whole = response.status_code == 200 and not response.streaming and bool(response.content)
    return whole and not personal and request.method in ("GET", "HEAD")


def lifetime() -> str:
    """``Cache-Control`` of a page that ends with the present minute."""
    left = MINUTE - 1 - timezone.now().second
    fresh = min(FRESH, left)
    return f"max-age={fresh}, stale-if-error={left - fresh}"


def tell_apart(request: HttpRequest, response: HttpResponse) -> None:
    """Give the page its ETag, and the second since which it has been as it is."""
    set_response_etag(response)
    try:
        since = first_seen(request.get_full_path(), response.headers["ETag"])
    except Exception:  # noqa: BLE001 - each cache fails in its own way, and no page for want of one
        logger.warning("The cache does not answer: pages go without Last-Modified.")
        return
    if since <= timezone.now().timestamp():
        response.headers.setdefault("Last-Modified", http_date(since))


def first_seen(address: str, etag: str) -> int:
    """The second in which the address was first seen to answer so.

    A page changes with all that it names, so that no row knows when it did. Whoever changes twice
    within a second is told of the next one: who read the first answer then learns of the other.
    """
    key = f"first-seen-{hashlib.sha256(address.encode()).hexdigest()}"
    before = cache.get(key)
    if before and before[0] == etag:
        return before[1]
    now = int(timezone.now().timestamp())
    since = max(now, before[1] + 1) if before else now
    cache.set(key, (etag, since), timeout=DAY)
    return since
