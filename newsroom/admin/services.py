"""What the release form asks for while it is open: names as they are typed, pictures, presence."""

import re

from django.core.exceptions import PermissionDenied
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import desk_pictures, presence, sanitise
from ..forms.choosing import ADD, NEW
from ..found_topics import named_in, words_of
from ..models import Photo, Release, TopicAlias
from ..topics import find, key

PAGE = 20
# Of a page: a database does not count on for ever.
NUMBER = re.compile(r"[1-9]\d{0,5}")
DAY = 86_400
# Topics of a release that are looked at.
CHOSEN = 200


class ServiceUrls:
    """Their addresses, for the ModelAdmin of releases to inherit."""

    def get_urls(self) -> list:
        services = [
            ("topic-names/", topic_names, "newsroom_topic_names"),
            ("found-topics/", found_topics, "newsroom_found_topics"),
            ("photo-library/", photo_library, "newsroom_photo_library"),
            ("thumbnail/<int:photo_id>/", thumbnail, "newsroom_photo_thumbnail"),
            ("<int:object_id>/open/", report_open, "newsroom_release_open"),
        ]
        own = [
            path(route, self.admin_site.admin_view(seen_by_desk(view)), name=name)
            for route, view, name in services
        ]
        return [*own, *super().get_urls()]


def seen_by_desk(view):
    """Refuse the view to who may not look at releases."""

    def guarded(request: HttpRequest, **where) -> HttpResponse:
        if not request.user.has_perm("newsroom.view_release"):
            raise PermissionDenied
        return view(request, **where)

    return guarded


def page_of(rows: QuerySet, request: HttpRequest) -> tuple[list, bool]:
    """A page of an autocomplete's answer, and whether there is another."""
    page = request.GET.get("page", "")
    start = PAGE * (int(page) - 1) if NUMBER.fullmatch(page) else 0
    found = list(rows[start : start + PAGE + 1])
    return found[:PAGE], len(found) > PAGE


def topic_names(request: HttpRequest) -> HttpResponse:
    """Topics by any of their names, in any script and spelling; whole beginnings first."""
    term = request.GET.get("term", "")
    names, more = page_of(names_like(term), request)
    results = {}
    for alias in names:
        label = alias.topic.label
        same = key(label) == alias.key or not term
        results.setdefault(
            alias.topic_id,
            {
                "id": str(alias.topic_id),
                "name": alias.name,
                "text": label if same else f"{label} ({alias.name})",
            },
        )
    found = list(results.values())
    if not more and may_offer_new(request) and term.strip():
        found += offer_new(term)
    return JsonResponse({"results": found, "pagination": {"more": more}})


def names_like(term: str) -> QuerySet:
    """Names of topics that contain what was typed, those that begin with it first."""
    wanted = key(term)
    begins = Case(
        When(key__startswith=wanted, then=Value(0)), default=1, output_field=IntegerField()
    )
    names = TopicAlias.objects.filter(key__contains=wanted).select_related("topic")
    return names.order_by(begins, "key", "pk")


def may_offer_new(request: HttpRequest) -> bool:
    """Whether a topic may be made of what is typed: not where one is chosen to be merged into."""
    one = request.GET.get("field_name") == "topic"
    return not one and request.user.has_perm("newsroom.add_topic")


def offer_new(term: str) -> list[dict[str, str]]:
    """The choice to make a topic of a name that none has; nothing if one has it."""
    if not key(term) or find(term):
        return []
    name = term.strip()
    text = _("Make a new topic: “%(name)s”") % {"name": name}
    return [{"id": f"{NEW}{name}", "text": text}]


@require_POST
def found_topics(request: HttpRequest) -> HttpResponse:
    """The topics that the words typed so far name, without those that are chosen already."""
    title, lead, body = (request.POST.get(name, "") for name in ("title", "lead", "body"))
    chosen = request.POST.getlist("topics")[:CHOSEN]
    keys = {int(key) for key in chosen if NUMBER.fullmatch(key)}
    found = named_in(words_of(title, lead, body), but=keys)
    context = {"found": found, "add": f"topics{ADD}"}
    return render(request, "admin/newsroom/release/found.html", context)


def photo_library(request: HttpRequest) -> HttpResponse:
    """Photos that are offered, by record number, caption or credit, the newest first."""
    photos = Photo.objects.offered().with_words(sanitise.line(request.GET.get("term", "")))
    found, more = page_of(photos.order_by("-pk"), request)
    results = [{"id": str(photo.pk), "text": str(photo)} for photo in found]
    return JsonResponse({"results": results, "pagination": {"more": more}})


def thumbnail(request: HttpRequest, photo_id: int) -> HttpResponse:
    """A small picture for the desk, made from the original. For who is signed in only."""
    photo = get_object_or_404(Photo, pk=photo_id)
    answer = FileResponse(desk_pictures.picture(photo, "thumbnail"), content_type="image/jpeg")
    patch_cache_control(answer, private=True, max_age=DAY)
    return answer


@require_POST
def report_open(request: HttpRequest, object_id: int) -> HttpResponse:
    """A browser says that it still has the release open; the answer is who else has."""
    release = get_object_or_404(Release.objects.only("pk"), pk=object_id)
    presence.seen(release, request.user)
    others = presence.others(release, request.user)
    return render(request, "admin/newsroom/release/presence.html", {"others": others})
