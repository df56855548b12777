"""The page of an exercise: what it is, what it is a part of, and all that is in print about it."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.models import Edition, EditionPhoto, Topic
from newsroom.pages import paginate
from newsroom.return_path import back_query

from ..claims import claims_about
from ..forces import forces_of
from ..geography.places import Place
from ..models import Exercise, TrainingGround
from ..programme import appointments, events_of, phases_of, programme, steps
from ..structure import Family, family_of
from .press_kit import kit_of, photos_of

# Photographs on the page, beside the one at its head.
GALLERY = 8


@require_safe
def exercise(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """An exercise with its family, its record, and every release about it or its parts.

    Six queries: family, record, forces, figures, releases, photographs.
    """
    family = family_of(slug)
    if family is None:
        raise Http404
    if family.named.year != year:
        return HttpResponsePermanentRedirect(family.named.get_absolute_url())
    language = get_language() or ""
    named = family.named
    context = {
        "heading": named.label,
        "exercise": named,
        "family": family,
        "called_off": named.status_label if named.set_status else "",
        "forces": forces_of(family),
        "claims": claims_about(named, language),
        "back_query": back_query(request),
        **record(family, language),
        **in_print(request, family, language),
    }
    context["full"] = is_full(context)
    return render(request, "exercises/exercise.html", context)


def is_full(context: dict[str, Any]) -> bool:
    """Whether there is more beside the facts than the tree: then the news stand below both."""
    parts = ("programme", "steps", "appointments", "forces")
    return bool(context["claims"].latest) or any(context[name] for name in parts)


def record(family: Family, language: str) -> dict[str, Any]:
    """What stands in tables beside the exercise. One query."""
    found = Exercise.public.with_record(language).get(pk=family.named.pk)
    phases, events = phases_of(found), events_of(found)
    told = programme(family.named, family.parts, events) if family.parts or events else None
    grounds = [TrainingGround(**row) for row in found.ground_rows or []]
    return {
        "programme": told,
        "steps": steps(phases, family.named),
        "appointments": appointments(events),
        "grounds": grounds,
        "place": place_beside(family.named, grounds),
        "capital": capital_of(family.named),
        "topics": [topic_of(row) for row in found.topic_rows or []],
        "feed_url": feed_of(family.named) if found.topic_in_print else "",
    }


def place_beside(exercise: Exercise, grounds: list[TrainingGround]) -> str:
    """The place in words. Nothing where it says no more than the names of the grounds do."""
    names = [ground.label.casefold() for ground in grounds]
    said: str = exercise.place_label
    return "" if said.casefold() in [*names, ", ".join(names)] else said


def capital_of(named: Exercise) -> Place | None:
    """Where the map of the host puts its capital."""
    host = named.host
    return Place(host.capital_label, host.latitude, host.longitude) if host else None


def topic_of(row: dict[str, Any]) -> dict[str, str]:
    """A topic of the record as chips print it."""
    name = Topic(name=row["name"], names=row["names"]).label
    return {"name": name, "slug": row["slug"], "kind": row["kind"]}


def feed_of(named: Exercise) -> str:
    return reverse("topic_feed", args=[named.topic.slug, "atom"])


def in_print(request: HttpRequest, family: Family, language: str) -> dict[str, Any]:
    """Releases and photographs of the exercise and its parts, each once. Two queries."""
    topics = [e.topic_id for e in (family.named, *family.parts)]
    editions = Edition.public.for_lists().on_any_of(topics, language)
    page = paginate(editions.newest_first(), request, language)
    photos = list(photos_of(topics).with_topic(family.named.topic_id))
    lead = lead_of(photos)
    return {
        "page": page,
        "lead": lead.entry if lead else None,
        "gallery": [photo for photo in photos if photo != lead][:GALLERY],
        "library_url": library_of(family.named) if any(p.on_topic for p in photos) else "",
        "kit": kit_of(family.named, photos),
        "canonical_url": address_of(family.named) if page.number == 1 and not page.anchor else "",
    }


def lead_of(photos: list[EditionPhoto]) -> EditionPhoto | None:
    """The first photo of the newest release about the exercise itself, or else about a part."""
    return next((photo for photo in photos if photo.on_topic), photos[0] if photos else None)


def library_of(named: Exercise) -> str:
    """The photo library with what is about the exercise."""
    return f"{reverse('photos')}?exercise={named.topic.slug}"


def address_of(named: Exercise) -> str:
    return settings.PRESS_CENTRE.site_url + named.get_absolute_url()
