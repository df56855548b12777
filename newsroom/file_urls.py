"""Addresses of photos' bytes: the same in every language."""

from django.urls import re_path

from .views.photo_files import photo_file

urlpatterns = [
    re_path(
        r"^photos/files/(?P<version>[0-9a-f]{32})-(?P<name>\d{1,5}|card|thumb|print|full)\.(?P<format>avif|webp|jpeg)$",
        photo_file,
        name="photo_file",
    ),
]
