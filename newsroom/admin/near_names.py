"""Near names pointed out: while a topic is named, and without a script once it is saved."""

import re
from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from ..models import Topic, TopicAlias
from ..near_names import near

KEY = re.compile(r"\d{1,18}")
# Of one save: more would hide what else is said.
WARNINGS = 3


class NearUrls:
    """Where the form of a topic asks for near names, for its ModelAdmin to inherit."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(near_names)
        return [path("near-names/", view, name="newsroom_topic_near"), *super().get_urls()]


def near_names(request: HttpRequest) -> HttpResponse:
    """Topics called nearly as ``name``, leaving out the ``topic`` with this key."""
    rights = ("newsroom.add_topic", "newsroom.change_topic")
    if not any(request.user.has_perm(right) for right in rights):
        raise PermissionDenied
    own = request.GET.get("topic", "")
    found = near(request.GET.get("name", ""), but=int(own) if KEY.fullmatch(own) else None)
    return JsonResponse({"near": [described(alias) for alias in found]})


def described(alias: TopicAlias) -> dict[str, str]:
    """A near name as a script takes it."""
    label = alias.topic.label
    return {
        "id": str(alias.topic_id),
        "name": label if alias.name in (label, alias.topic.name) else f"{label} ({alias.name})",
        "label": label,
        "url": reverse("admin:newsroom_topic_change", args=[alias.topic_id]),
    }


def point_out(request: HttpRequest, names: Iterable[str], topic: Topic) -> None:
    """Warn of the nearest topic to each name; the way leads to where both are made one."""
    found = [alias for name in names for alias in near(name, but=topic.pk)[:1]]
    others = dict.fromkeys(str(alias.topic) for alias in found)
    may_merge = request.user.has_perm("newsroom.change_topic")
    for other in list(others)[:WARNINGS]:
        said = _("“%(name)s” is called nearly as “%(other)s” is: have one topic of one thing.")
        sentence = said % {"name": topic, "other": other}
        messages.warning(request, with_way(sentence, topic) if may_merge else sentence)


def with_way(sentence: str, topic: Topic) -> str:
    """The sentence with a link to where the topic is merged."""
    address = reverse("admin:newsroom_topic_merge", args=[topic.pk])
    return format_html('{} <a href="{}">{}</a>', sentence, address, _("Merge them"))
