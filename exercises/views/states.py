"""The member states, and the profile of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.models import Edition
from newsroom.pages import paginate
from newsroom.return_path import back_query

from ..models import Exercise, MemberState
from ..templatetags.exercises_home import in_alphabetical_order, own_names


@require_safe
def states(request: HttpRequest) -> HttpResponse:
    """All member states in the alphabetical order of the page's language."""
    members = in_alphabetical_order(MemberState.objects.members())
    context = {"heading": _("Member states"), "states": members}
    return render(request, "exercises/states.html", context)


@require_safe
def state(request: HttpRequest, slug: str) -> HttpResponse:
    """A state: what it is called, what it hosted, and every release about it."""
    language = get_language() or ""
    named = get_object_or_404(MemberState.objects.select_related("topic"), slug=slug)
    editions = Edition.public.in_language(language).for_lists()
    about = editions.about(named.topic.slug, language).newest_first_on_topic()
    context = {
        "heading": named.label,
        "state": named,
        "own_names": own_names(named),
        "hosted": Exercise.public.filter(host=named).order_by("-year", "name"),
        "page": paginate(about, request, language),
        "back_query": back_query(request),
        "feed_url": reverse("topic_feed", args=[named.topic.slug, "atom"]),
    }
    return render(request, "exercises/state.html", context)
