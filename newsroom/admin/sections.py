"""Sections at the desk."""

from django.contrib import admin
from django.db import models

from ..forms.names import NamesField
from ..models import Section


@admin.register(Section)
class SectionAdmin(admin.ModelAdmin):
    """The shelves of the news. The address of a section never changes."""

    fields = ["name", "names", "slug", "description", "order"]
    list_display = ["label", "slug", "order"]
    search_fields = ["name", "slug"]
    formfield_overrides = {models.JSONField: {"form_class": NamesField}}

    def get_readonly_fields(self, request, obj=None) -> list[str]:
        return ["slug"] if obj else []

    def get_prepopulated_fields(self, request, obj=None) -> dict:
        return {} if obj else {"slug": ["name"]}
