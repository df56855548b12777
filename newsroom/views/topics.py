"""Topics: their index, and the page of each."""

from dataclasses import replace
from typing import Any

from django.db.models import F, Q, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..chosen import Chosen, keys, read, references
from ..models import Edition, EditionPhoto, Topic
from ..pages import LIMIT, Page, hold, window
from ..querysets.columns import Keys
from ..querysets.in_print import EditionQuerySet
from ..return_path import back_query
from ..topic_index import TopicIndex

GALLERY = 4
NEAR = 8


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """Topics of which there is something to read in the language, by letters and kinds."""
    context = {"heading": _("Topics"), "index": TopicIndex(request)}
    return render(request, "newsroom/topics.html", context)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Introduction, what is pinned, then everything. 301 from an alias or an old name.

    Six queries: the topic, its editions, photographs, topics near it, and what template tags of the
    registry ask for, exercises and states.
    """
    language = get_language() or ""
    tail = hold(tail_of(slug, language), request, language)
    named = (
        Topic.public.answering_to(slug)
        .with_introduction(language)
        .with_pins(language)
        .annotate(tail=Keys(tail.values(key=F("pk"))[window(request)]))
        .annotate(total=tail.counted(limit=LIMIT + 1))
        .annotate(since=Subquery(oldest_of(slug, language).values("year")[:1]))
        .first()
    )
    if named is None:
        raise Http404
    if named.slug != slug:
        return HttpResponsePermanentRedirect(reverse("topic", args=[named.slug]))
    context = {
        "heading": named.label,
        "topic": {
            "pk": named.pk,
            "name": named.label,
            "kind": named.kind,
            "introduction": named.introduction,
            "introduction_date": named.introduced_at,
            "since": named.since,
        },
        "feed_url": reverse("topic_feed", args=[slug, "atom"]),
        "back_query": back_query(request),
        **all_about(request, named, language),
    }
    return render(request, "newsroom/topic.html", context)


def tail_of(slug: str, language: str) -> EditionQuerySet:
    """Everything on the topic that is not pinned, newest first."""
    editions = Edition.public.about(slug, language).not_pinned_on(slug)
    return editions.newest_first_on_topic()


def oldest_of(slug: str, language: str) -> EditionQuerySet:
    """Everything on the topic, oldest first."""
    return Edition.public.about(slug, language).order_by("edition_topics__published_at")


def all_about(request: HttpRequest, named: Topic, language: str) -> dict[str, Any]:
    """What is pinned, a page of releases, photographs, near topics. Three queries.

    Pages after the first have releases only, and the ways to the rest.
    """
    chosen = read(named.pinned)
    pinned = keys(chosen)
    found = Edition.public.for_lists().in_bulk([*pinned, *(named.tail or [])])
    rows = [found[key] for key in named.tail or [] if key in found]
    page = Page(request, rows, total=named.total)
    everything = {"page": page, "releases": named.total + sum(key in found for key in pinned)}
    if page.number > 1:
        return {**everything, "chosen": []}
    records = references(chosen, "photo")
    shown = {use.record: use for use in photos_of(named, records, language)}
    others = [use for record, use in shown.items() if record not in records]
    return {
        **everything,
        "chosen": [with_target(pin, found, shown) for pin in chosen],
        "gallery": others[:GALLERY],
        "library_url": f"{reverse('photos')}?topic={named.slug}",
        "related": Topic.public.near(named.pk, language)[:NEAR],
    }


def with_target(
    pin: Chosen, editions: dict[int, Edition], photos: dict[str, EditionPhoto]
) -> Chosen:
    """The pin with what it refers to, if that is a release or a photo in print."""
    if pin.kind == "release":
        return replace(pin, target=editions.get(int(pin.reference)))
    return replace(pin, target=photos.get(pin.reference)) if pin.kind == "photo" else pin


def photos_of(named: Topic, records: list[str], language: str) -> QuerySet:
    """The newest photos on the topic and those of the record numbers, each once, newest first."""
    public = EditionPhoto.public.standing()
    newest = public.on_newest_about(named.pk).once(language).newest_first()
    wanted = Q(pk__in=Subquery(newest.values("pk")[: GALLERY + len(records)]))
    if records:
        pinned = public.filter(record__in=records).once(language)
        wanted |= Q(pk__in=Subquery(pinned.values("pk")))
    return EditionPhoto.public.filter(wanted).with_entry().newest_first()
