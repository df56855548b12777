"""What is on record, to read: revisions, editions and the log. Nobody changes any of it."""

from django.contrib import admin
from django.db import models
from django.db.models import Model
from django.http import HttpRequest

from ..models import Edition, Revision, Transition


class OnRecord(admin.ModelAdmin):
    """To be read by all who read releases, and changed by nobody, superusers included."""

    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.user.has_perm("newsroom.view_release")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Transition)
class TransitionAdmin(OnRecord):
    list_display = ["at", "by", "verb", "release", "version", "reason"]
    list_display_links = ["at"]
    list_filter = ["verb", "by"]
    list_select_related = ["release", "revision", "by"]
    search_fields = ["release__title", "reason", "by__username"]
    date_hierarchy = "at"

    @admin.display(description=Revision._meta.get_field("number").verbose_name)
    def version(self, transition: Transition) -> int | str:
        return transition.revision.number if transition.revision else "–"


@admin.register(Edition)
class EditionAdmin(OnRecord):
    list_display = ["title", "language", "year", "number", "verb", "visible_from", "visible_until"]
    list_filter = ["verb", "language", "kind"]
    search_fields = ["title", "=number"]
    date_hierarchy = "visible_from"
    ordering = ["-visible_from", "-pk"]


@admin.register(Revision)
class RevisionAdmin(OnRecord):
    list_display = ["title", "number", "author", "created_at"]
    list_filter = ["author"]
    list_select_related = ["author"]
    search_fields = ["title"]
    date_hierarchy = "created_at"
    ordering = ["-created_at", "-pk"]
