"""Text goes out compressed; pictures and press kits, which are so already, as they are."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXT = (
    "text/",
    "application/atom+xml",
    "application/json",
    "application/rss+xml",
    "application/xml",
    "image/svg+xml",
)


class CompressTextMiddleware(GZipMiddleware):
    """Django's, for text in one piece.

    What it adds at random to each answer hides the length of a desk page from who would guess at
    what is in it (BREACH); a public page holds no secret.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "")
        if response.streaming or not kind.startswith(TEXT):
            return response
        return super().process_response(request, response)
