"""What is on record, to read: revisions, editions and the log. Nobody changes any of it."""

from django.contrib import admin
from django.db import models
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Edition, Revision, Transition


def link_to(revision: Revision) -> str:
    """A link to the page on which the revision is read."""
    address = reverse("admin:newsroom_release_review", args=[revision.release_id, revision.number])
    text = _("Version %(number)s") % {"number": revision.number}
    return format_html('<a href="{}">{}</a>', address, text)


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
    fields = [
        "title",
        ("year", "number", "language"),
        "section_name",
        "release",
        "read",
        ("verb", "mark", "reason"),
        ("printed_by", "embargoed"),
        "approved",
        ("published_at", "updated_at"),
        ("visible_from", "visible_until"),
    ]
    readonly_fields = ["read", "approved"]

    @admin.display(description=gettext_lazy("revision"))
    def read(self, edition: Edition) -> str:
        return link_to(edition.revision)

    @admin.display(description=gettext_lazy("approval"))
    def approved(self, edition: Edition) -> str:
        approval = edition.approval
        signed = [approval.reviewer, approval.countersigned_by]
        names = ", ".join(str(person) for person in signed if person)
        emergency = _("in an emergency: %(reason)s") % {"reason": approval.reason}
        return f"{names}, {emergency}" if approval.emergency else names


@admin.register(Revision)
class RevisionAdmin(OnRecord):
    list_display = ["title", "number", "author", "created_at"]
    list_filter = ["author"]
    list_select_related = ["author"]
    search_fields = ["title"]
    date_hierarchy = "created_at"
    ordering = ["-created_at", "-pk"]
    fields = ["title", "release", "read", "author", "created_at", "digest"]
    readonly_fields = ["read"]

    @admin.display(description=gettext_lazy("text and fields"))
    def read(self, revision: Revision) -> str:
        return link_to(revision)
