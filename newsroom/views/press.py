"""Pages for journalists: whom to call, where to be let in, on what terms, what was corrected."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import Edition, Kind
from ..pages import paginate
from ..return_path import back_query

# How many of the newest advisories stand on the page; the news have them all.
ADVISORIES = 10


@require_safe
def press(request: HttpRequest) -> HttpResponse:
    """Whom to call, and the way to everything a journalist may need."""
    return render(request, "newsroom/press.html", {"heading": _("For the press")})


@require_safe
def contacts(request: HttpRequest) -> HttpResponse:
    """The duty press officer, and the hours."""
    return render(request, "newsroom/contacts.html", {"heading": _("Contacts")})


@require_safe
def accreditation(request: HttpRequest) -> HttpResponse:
    """What the press may come to: the registry's events (by a tag), and the newest advisories."""
    language = get_language() or ""
    advisories = Edition.public.in_language(language).of_kind(Kind.ANNOUNCEMENT).for_lists()
    context = {
        "heading": _("Accreditation and media advisories"),
        "advisories": advisories.newest_first()[:ADVISORIES],
        "back_query": back_query(request),
    }
    return render(request, "newsroom/accreditation.html", context)


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """On what terms texts and photographs may be used."""
    heading = _("Use of texts and photographs")
    return render(request, "newsroom/terms.html", {"heading": heading})


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction, withdrawal and removal, the latest first, each an entry of its own."""
    language = get_language() or ""
    changed = Edition.public.in_record().in_language(language).that_put_right().with_version()
    context = {
        "heading": _("Corrections and withdrawals"),
        "page": paginate(changed.for_lists(), request, language, anchored=False),
        "back_query": back_query(request),
    }
    return render(request, "newsroom/corrections.html", context)
