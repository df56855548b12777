"""What the library is narrowed by."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class AttentionFilter(admin.SimpleListFilter):
    """What somebody has to mend, or may put away."""

    title = _("what is missing")
    parameter_name = "needs"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [
            ("credit", _("Uncredited")),
            ("alt", _("No alternative text")),
            ("unused", _("Unused")),
            ("ending", _("Usage ending")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        sentences = {
            "credit": queryset.uncredited,
            "alt": queryset.without_alt,
            "unused": queryset.unused,
            "ending": queryset.usage_ending,
        }
        return sentences[self.value()]() if self.value() in sentences else queryset


class OfferedFilter(admin.SimpleListFilter):
    """Whether new releases may show it."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [("offered", _("Offered")), ("retired", _("Retired"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "retired":
            return queryset.retired()
        return queryset.offered() if self.value() == "offered" else queryset
