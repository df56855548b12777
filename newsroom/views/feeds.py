"""The page of feeds: all their addresses, and a form that builds one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..feed_form import FeedForm, build
from ..feed_list import groups, main_feeds
from ..models import Section, Topic
from ..news_filters import TOPICS


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """All feeds, and the answer of the form. Three queries; tags of the registry ask three more."""
    sections = list(Section.public.in_print(language=get_language() or ""))
    topics = list(Topic.public.to_follow(also=[request.GET.get(name, "") for name in TOPICS]))
    form = FeedForm(request.GET, sections, topics)
    context = {
        "heading": _("Feeds and calendars"),
        "feeds": main_feeds(),
        "groups": groups(sections, topics),
        "form": form,
        "built": build(form),
    }
    return render(request, "newsroom/feeds.html", context)
