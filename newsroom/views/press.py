"""Pages for journalists: what was corrected, which feeds there are, whom to call."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import Edition, Section, Topic
from ..pages import paginate
from ..return_path import back_query


@require_safe
def press(request: HttpRequest) -> HttpResponse:
    """Whom to call, and the way to everything a journalist may need."""
    return render(request, "newsroom/press.html", {"heading": _("For the press")})


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


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """All feeds: everything, each section, the featured topics."""
    language = get_language() or ""
    sections = Section.public.in_print(language=language)
    topics = Topic.public.in_print(language=language).featured()
    entries = [
        feed(_("All news"), "feed"),
        *[feed(section.label, "section_feed", section.slug) for section in sections],
        *[feed(topic.label, "topic_feed", topic.slug) for topic in topics],
    ]
    return render(request, "newsroom/feeds.html", {"heading": _("Feeds"), "feeds": entries})


def feed(label: str, name: str, *slug: str) -> dict:
    """A feed in both formats."""
    return {
        "label": label,
        "rss": reverse(name, args=[*slug, "rss"]),
        "atom": reverse(name, args=[*slug, "atom"]),
    }
