"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..models import Edition, Mark, Topic
from ..return_path import back_query

RECENT, LATEST, STORIES, MOSAIC, TOPICS = 40, 7, 3, 5, 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Lead, latest, stories with pictures, photos and topics, out of the newest editions."""
    language = get_language() or ""
    recent = list(Edition.public.in_language(language).newest_first().for_lists()[:RECENT])
    lead = choose_lead(recent)
    rest = [edition for edition in recent if edition != lead]
    latest = rest[:LATEST]
    pictured = [edition for edition in rest if stands_with_picture(edition)]
    context = {
        "lead": lead,
        "latest": latest,
        "stories": pictured[:STORIES],
        "mosaic": mosaic(pictured[STORIES:] or pictured),
        "topics": featured_topics(language),
        "feed_url": reverse("feed", args=["atom"]),
        "back_query": back_query(request),
    }
    return render(request, "newsroom/home.html", context)


def choose_lead(recent: list[Edition]) -> Edition | None:
    """The newest item of our own with a picture, or else the newest."""
    own = [e for e in recent if stands_with_picture(e) and not e.is_third_party]
    return next(iter(own or recent), None)


def stands_with_picture(edition: Edition) -> bool:
    return bool(edition.photos) and edition.mark != Mark.WITHDRAWN


def mosaic(editions: list[Edition]) -> list[dict]:
    """Photos of different releases, each photo once."""
    seen: dict[str, dict] = {}
    for edition in editions:
        photo = edition.lead_photo
        seen.setdefault(photo["record"], {"photo": photo, "edition": edition})
    return list(seen.values())[:MOSAIC]


def featured_topics(language: str) -> list[dict]:
    """The topics that editors offer, with how much there is on each."""
    topics = Topic.public.in_print(language=language).featured()
    return [
        {
            "name": topic.label,
            "url": reverse("topic", args=[topic.slug]),
            "count": topic.releases_in_print,
        }
        for topic in topics.with_release_count(language)[:TOPICS]
    ]
