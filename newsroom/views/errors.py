"""What a reader gets when there is no page, or when something broke."""

import logging
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils import timezone
from django.views.decorators.csrf import requires_csrf_token

from ..templatetags.printed import written

logger = logging.getLogger(__name__)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing here, or not yet; the answer is the same."""
    return render(request, "404.html", status=404)


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
