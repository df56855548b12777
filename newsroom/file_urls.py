"""Addresses of photos' bytes: the same in every language."""

from django.urls import path

from .views.photo_files import photo_file

urlpatterns = [
    path("photos/files/<slug:version>-<int:width>.<slug:format>", photo_file, name="photo_file"),
]
