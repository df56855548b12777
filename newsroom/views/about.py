"""Pages about the site itself."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

# When somebody last held the accessibility statement against the site.
REVIEWED_ON = date(2026, 11, 27)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible the site is, how that was found out, and what is known to be wanting."""
    context = {"heading": _("Accessibility"), "reviewed_on": REVIEWED_ON}
    return render(request, "newsroom/accessibility.html", context)
