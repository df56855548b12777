"""The photographs of an exercise in one ZIP."""

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from newsroom import press_kit
from newsroom.models import EditionPhoto

from ..models import Exercise
from ..structure import family_of

# The newest; whoever needs more than fits into one archive asks the press office.
MOST = 100


def exercise_kit(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """The kit of an exercise and its parts. 404 without photos."""
    family = family_of(slug)
    if family is None or family.named.year != year:
        raise Http404
    named = family.named
    photos = list(photos_of([e.topic_id for e in (named, *family.parts)]))
    if not photos:
        raise Http404
    return press_kit.answer(
        [photo.entry for photo in photos],
        text_of(named),
        name=f"{slug}-photos",
        at=max(photo.published_at for photo in photos),
    )


def photos_of(topics: list[int]) -> QuerySet:
    """The newest photos on any of the topics, each once, as their editions keep them."""
    photos = EditionPhoto.public.standing().on_any_of(topics).once(get_language() or "")
    return photos.with_entry().newest_first()[:MOST]


def kit_of(named: Exercise, photos: list[EditionPhoto]) -> press_kit.Kit | None:
    """The kit of these photos as the page of the exercise offers it."""
    entries = [photo.entry for photo in photos]
    return press_kit.offer(entries, reverse("exercise_kit", args=[named.year, named.slug]))


def text_of(named: Exercise) -> str:
    """What the exercise is, and the address at which more of it is found."""
    address = settings.PRESS_CENTRE.site_url + named.get_absolute_url()
    return "\n\n".join(filter(None, [named.label, named.summary_label, address])) + "\n"
