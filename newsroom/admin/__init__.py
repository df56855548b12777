"""The desk: the stock Django admin, declared. Each file registers what it is named after."""

from django.contrib import admin

from . import front_page, log, merging, photos, release, sections, staff, topics

__all__ = ["front_page", "log", "merging", "photos", "release", "sections", "staff", "topics"]

# The places of the desk are in its header, all models at the foot of its first page.
admin.site.enable_nav_sidebar = False
