"""The front page."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..models import Edition, FrontPage, Kind, Mark, Topic
from ..return_path import back_query

RECENT, LATEST, STORIES, MOSAIC, TOPICS, STATEMENTS = 40, 7, 3, 5, 6, 3


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the editors have arranged, and where they have not, the newest."""
    language = get_language() or ""
    arranged = FrontPage.public.filter(language=language).order_by("-approved_at", "-pk")
    return front_page(request, language, arranged)


def front_page(
    request: HttpRequest, language: str, arranged: QuerySet, *, note: str = ""
) -> HttpResponse:
    """The front page as the first of these arrangements has it, under a note in a preview."""
    editions = Edition.public.in_language(language).for_lists()
    pinned = list(Edition.public.for_lists().standing().pinned_on(arranged, language))
    recent = list(editions.newest_first()[:RECENT])
    lead = next((e for e in pinned if e.place == "lead"), None) or choose_lead(recent)
    chosen = [e for e in pinned if e != lead]
    rest = [edition for edition in recent if edition != lead]
    pictured = [e for e in rest if stands_with_picture(e) and e not in chosen]
    automatic = max(STORIES - len(chosen), 0)
    statements = editions.own_statements().of_kind(Kind.STATEMENT).newest_first()
    context = {
        "lead": lead,
        "latest": rest[:LATEST],
        "stories": [*chosen, *pictured[:automatic]],
        "mosaic": mosaic(pictured[automatic:] or pictured),
        "statements": statements[:STATEMENTS],
        "topics": featured_topics(language),
        "feed_url": reverse("feed", args=["atom"]),
        "back_query": back_query(request),
        "preview_note": note,
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
