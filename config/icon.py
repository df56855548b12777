"""The icon that every browser asks for by itself."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.cache import cache_control

DAY = 86_400


@cache_control(public=True, max_age=DAY)
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """The organisation's mark."""
    return HttpResponseRedirect(static(settings.PRESS_CENTRE.mark))
