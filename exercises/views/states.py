"""The member states, and the profile of each."""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.models import Edition, EditionPhoto, Topic
from newsroom.pages import paginate
from newsroom.return_path import back_query

from .. import profile
from ..geography.places import Place
from ..models import Exercise, MemberState, TrainingGround

# Exercises of one table, hosted or attended: the register has them all.
MOST = 10
GALLERY = 4


@require_safe
def states(request: HttpRequest) -> HttpResponse:
    """All states with a profile, in the alphabetical order of the page's language. Two queries."""
    found = MemberState.objects.acceded().with_hosted().with_latest_release(get_language() or "")
    members, former = profile.parted(profile.in_alphabetical_order(found))
    latest = Edition.public.for_lists().in_bulk([s.latest for s in found if s.latest])
    context = {
        "heading": _("Member states"),
        "members": [line(state, latest) for state in members],
        "former": [line(state, latest) for state in former],
        "capitals": [capital(state) for state in members],
        "back_query": back_query(request),
    }
    return render(request, "exercises/states.html", context)


def line(state: MemberState, latest: dict[int, Edition]) -> dict[str, Any]:
    """A state as the table prints it."""
    return {
        "state": state,
        "own_names": profile.own_names(state),
        "membership": state.membership(),
        "latest": latest.get(state.latest),
    }


def capital(state: MemberState) -> Place:
    """Where the overview marks the state, by its name."""
    return Place(state.label, state.latitude, state.longitude, state.get_absolute_url())


@require_safe
def state(request: HttpRequest, slug: str) -> HttpResponse:
    """A state: its names, what it hosted and attended, and all that is in print about it.

    Six queries: state, exercises, their training grounds, releases, photographs, further topics.
    """
    found = MemberState.objects.acceded().with_hosted().with_photographs().select_related("topic")
    named = get_object_or_404(found, slug=slug)
    text = profile.paragraphs(named)
    context = {
        "heading": named.label,
        "state": named,
        "membership": named.membership(),
        "official_own_names": profile.official_own_names(named),
        "languages": profile.languages(named),
        "lede": text[0] if text else "",
        "paragraphs": text[1:],
        "feeds": profile.feeds(named),
        "feed_url": reverse("topic_feed", args=[named.topic.slug, "atom"]),
        "topics": Topic.public.filter(state_topics__content_object=named).order_by("name"),
        "back_query": back_query(request),
        **in_the_register(named),
        **in_print(request, named),
    }
    return render(request, "exercises/state.html", context)


def in_the_register(named: MemberState) -> dict[str, Any]:
    """The newest exercises hosted and attended, and the map of the grounds. Two queries."""
    known = TrainingGround.objects.order_by("name", "pk")
    exercises = list(
        Exercise.public.newest_of(named.slug, most=MOST)
        .with_figure("personnel")
        .select_related("kind", "host")
        .prefetch_related(Prefetch("grounds", known))
    )
    hosted = [exercise for exercise in exercises if exercise.host_id == named.pk]
    return {
        "hosted": hosted,
        "attended": [exercise for exercise in exercises if exercise not in hosted],
        "grounds": profile.grounds_of(hosted),
        "capital": Place(named.capital_label, named.latitude, named.longitude),
    }


def in_print(request: HttpRequest, named: MemberState) -> dict[str, Any]:
    """Releases and photographs about the state. Two queries."""
    language = get_language() or ""
    editions = Edition.public.in_language(language).for_lists()
    about = editions.about(named.topic.slug, language).newest_first_on_topic()
    shown = EditionPhoto.public.standing().on_newest_about(named.topic_id).once(language)
    photos = list(shown.with_entry().newest_first()[: GALLERY + 1])
    return {
        "page": paginate(about, request, language),
        "lead": photos[0].entry if photos else None,
        "gallery": photos[1:],
        "library_url": f"{reverse('photos')}?state={named.topic.slug}" if photos else "",
    }
