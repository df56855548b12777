"""The list of releases: its lines, its search, and what keeps it fast among 100,000."""

import re

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..models import Release, ReleaseTopic
from ..templatetags.printed import written
from ..topics import key
from ..workflow import standing

NUMBER = re.compile(r"^\s*((?:19|20)\d\d)\s*[/-]\s*(\d{1,9})\s*$")
# Up to so many releases the filters count what each of their choices holds.
COUNTED = 2_000


class ReleaseChangeList(ChangeList):
    """Its rows come with all that they print; counts stand beside filters while that is cheap."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        newest = Release.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        if newest <= COUNTED:
            self.add_facets, self.is_facets_optional = True, False

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = self.result_list.for_desk()
        if not self.has_active_filters and not self.query:
            self.full_result_count = self.result_count


class Lines:
    """The columns, for a ModelAdmin to inherit."""

    @admin.display(description=_("Headline"))
    def headline(self, release: Release) -> str:
        topics = ", ".join(topic["name"] for topic in release.head.topics) if release.head else ""
        about = " · ".join(filter(None, [release.get_kind_display(), topics]))
        return format_html(
            '<span lang="{}">{}</span><small>{}</small>', release.language, release.title, about
        )

    @admin.display(description=_("State"))
    def standing(self, release: Release) -> str:
        badges = [standing.badge(release), standing.second_badge(release)]
        return render_to_string("admin/newsroom/release/badges.html", {"badges": badges})

    @admin.display(description=_("Photos"))
    def photos(self, release: Release) -> str:
        complete = standing.photos_complete(release.head)
        return render_to_string("admin/newsroom/release/photo_count.html", {"photos": complete})

    @admin.display(description=_("Waiting for"), empty_value="–")
    def waiting(self, release: Release) -> str:
        return standing.waits_for(release) or None

    @admin.display(description=_("Publish at"), ordering="publish_at", empty_value=_("not set"))
    def when(self, release: Release) -> str | None:
        moment = standing.prints_at(release)
        return moment and written(moment, "minute")


def search(releases: QuerySet, text: str) -> QuerySet:
    """Releases with this number, or with each word in headline, standfirst or a topic's names."""
    if number := NUMBER.match(text):
        return releases.filter(group__year=number[1], group__number=number[2])
    for word in text.split():
        releases = releases.filter(in_words("title", word) | in_words("lead", word) | tagged(word))
    return releases


def in_words(field: str, word: str) -> Q:
    """The word in a column. In three spellings: SQLite folds the case of ASCII only."""
    found = Q(**{f"{field}__icontains": word})
    for spelling in {word.lower(), word.capitalize(), word.upper()} if not word.isascii() else ():
        found |= Q(**{f"{field}__contains": spelling})
    return found


def tagged(word: str) -> Q:
    """A topic with the word in one of its names."""
    named = ReleaseTopic.objects.filter(
        content_object=OuterRef("pk"), tag__aliases__key__contains=key(word)
    )
    return Q(Exists(named))
