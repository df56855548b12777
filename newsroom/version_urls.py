"""Addresses of the record of a release, below its number."""

from django.urls import path

from .views import versions

urlpatterns = [
    path("", versions.versions, name="versions"),
    path("<int:version>/", versions.version, name="version"),
    path("<int:version>.txt", versions.version_text, name="version_text"),
    path("<int:older>/<int:newer>/", versions.changes, name="redline"),
]
