"""What a reader gets when there is no page, or when something broke."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.views.decorators.csrf import requires_csrf_token


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing here, or not yet; the answer is the same."""
    return render(request, "404.html", status=404)


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """500: a page that needs neither database nor navigation, and says whom to call."""
    page = get_template("500.html").render({"site": settings.PRESS_CENTRE})
    return HttpResponse(page, status=500)
