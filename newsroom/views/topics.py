"""Topics: their index, and the page of each."""

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import Edition, Topic
from ..pages import LIMIT, Page, hold, page_number, window
from ..querysets.columns import Keys
from ..querysets.in_print import EditionQuerySet
from ..return_path import back_query


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """All topics of which there is something to read in the language."""
    language = get_language() or ""
    found = Topic.public.known_in(language).with_release_count(language, limit=LIMIT + 1)
    entries = [
        {
            "name": topic.label,
            "url": reverse("topic", args=[topic.slug]),
            "count": topic.releases_in_print,
        }
        for topic in found
    ]
    entries.sort(key=lambda entry: entry["name"].casefold())
    return render(request, "newsroom/topics.html", {"heading": _("Topics"), "topics": entries})


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Introduction, pinned releases, then everything. 301 from an alias or an old name."""
    language = get_language() or ""
    tail = hold(tail_of(slug, language), request, language)
    named = (
        Topic.public.answering_to(slug)
        .with_introduction(language)
        .with_pins(language)
        .annotate(tail=Keys(tail.values(key=F("pk"))[window(request)]))
        .annotate(total=tail.counted(limit=LIMIT + 1))
        .first()
    )
    if named is None:
        raise Http404
    if named.slug != slug:
        return HttpResponsePermanentRedirect(reverse("topic", args=[named.slug]))
    pinned, rows = editions_of(named)
    context = {
        "heading": named.label,
        "topic": {
            "name": named.label,
            "kind": named.kind,
            "introduction": named.introduction,
            "introduction_date": named.introduced_at,
        },
        "pinned": pinned if page_number(request) == 1 else [],
        "page": Page(request, rows, total=named.total),
        "feed_url": reverse("topic_feed", args=[slug, "atom"]),
        "back_query": back_query(request),
    }
    return render(request, "newsroom/topic.html", context)


def tail_of(slug: str, language: str) -> EditionQuerySet:
    """Everything on the topic that is not pinned, newest first."""
    editions = Edition.public.about(slug, language).not_pinned_on(slug)
    return editions.newest_first_on_topic()


def editions_of(topic: Topic) -> tuple[list[Edition], list[Edition]]:
    """The pinned editions and the page's, each in the order of their keys."""
    pinned, tail = topic.pinned or [], topic.tail or []
    found = Edition.public.for_lists().in_bulk([*pinned, *tail])
    return tuple([found[key] for key in keys if key in found] for keys in (pinned, tail))
