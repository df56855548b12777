"""Addresses of previews: behind a signature, and the same in every language."""

from django.urls import path

from .preview import preview, preview_photo

urlpatterns = [
    path("preview/<str:signed>/", preview, name="preview"),
    path(
        "preview/<str:signed>/photos/<int:photo>-<int:width>.jpeg",
        preview_photo,
        name="preview_photo",
    ),
]
