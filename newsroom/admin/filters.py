"""What the list of releases is narrowed by."""

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..context import native_name
from ..models import Section
from ..topics import find
from ..workflow.standing import BADGES


class DeskFilter(admin.SimpleListFilter):
    """Mine, and what waits for me."""

    title = _("desk")
    parameter_name = "desk"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [("waiting", _("Waiting for me")), ("mine", _("Mine"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "waiting":
            return queryset.waiting_for(request.user)
        return queryset.written_by(request.user) if self.value() == "mine" else queryset


class StateFilter(admin.SimpleListFilter):
    """The word on the badge."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return list(BADGES.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.standing_as(self.value()) if self.value() in BADGES else queryset


class SectionFilter(admin.SimpleListFilter):
    """The shelf, in the language of the desk."""

    title = _("section")
    parameter_name = "section"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [(section.slug, section.label) for section in Section.objects.all()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(section__slug=self.value()) if self.value() else queryset


class LanguageFilter(admin.SimpleListFilter):
    """Languages by their own names."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [(code, native_name(code)) for code, _name in settings.LANGUAGES]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(language=self.value()) if self.value() else queryset


class TopicFilter(admin.SimpleListFilter):
    """A topic by any of its names: a box to type it into, because there are thousands."""

    title = _("topic")
    parameter_name = "topic"
    template = "admin/newsroom/release/topic_filter.html"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        others = [pair for pair in request.GET.items() if pair[0] not in {"topic", "p"}]
        return [(self.value() or "", others)]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if not self.value():
            return queryset
        topic = find(self.value())
        return queryset.on_topic(topic.pk) if topic else queryset.none()

    def get_facet_counts(self, pk_attname: str, filtered_qs: QuerySet) -> dict:
        """None: there is nothing to choose from."""
        return {}

    def choices(self, changelist: ChangeList) -> list[dict]:
        typed, others = self.lookup_choices[0]
        return [{"typed": typed, "others": others, "name": self.parameter_name}]
