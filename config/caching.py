"""How long an answer may be kept: not a second without asking, unless its view says otherwise."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class AskAgainMiddleware:
    """Let caches keep an answer, and ask each time whether it still stands.

    What is public opens and closes at its instant, and no copy may outlive the next one. That goes
    for 301, 404 and 410 too, which caches keep for a while unasked (RFC 9111, section 4.2.2).
    Asking costs little: ``ConditionalGetMiddleware`` answers 304 where nothing has changed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response
