"""What a reader gets when there is no page, or when something broke."""

import logging
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.csrf import requires_csrf_token

from ..search.likely import likely, words_of
from ..search.sources import Entry
from ..templatetags.printed import written

logger = logging.getLogger(__name__)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing here, or not yet; the answer is the same. Three queries at most.

    Asked for what the address may have meant are only pages: not files, and nothing of the desk.
    """
    words = words_of(request.path) if is_page(request.path) else ""
    found = likely(words, get_language() or "") if words else []
    context = {
        "search_words": words,
        "likely": [{"page": page, "entry": isinstance(page, Entry)} for page in found],
    }
    return render(request, "404.html", context, status=404)


def is_page(path: str) -> bool:
    """Whether the address is one of a page that readers have in their language."""
    return path.startswith(f"/{get_language()}/") and path.endswith("/")


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """500: a page that needs neither database nor navigation, and says whom to call.

    Its reference stands in the log beside the address, next to what Django logs of the failure.
    """
    reference = f"{secrets.token_hex(2)}-{secrets.token_hex(2)}"
    logger.error("Reference %s: %s %s", reference, request.method, request.path)
    context = {
        "site": settings.PRESS_CENTRE,
        "reference": reference,
        "at": written(timezone.now(), "zoned"),
    }
    return HttpResponse(get_template("500.html").render(context), status=500)
