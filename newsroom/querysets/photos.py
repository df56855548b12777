"""Sentences about the photos of editions: whose bytes are public, and whose are gone."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef

from .in_print import readable_at


class EditionPhotoQuerySet(models.QuerySet):
    def in_print(self, version: str, at: datetime | None = None) -> Self:
        """Uses of the renditions by editions that a stranger may read at the moment."""
        return self.filter(readable_at(at, prefix="edition__"), version=version)

    def removed(self, version: str, at: datetime | None = None) -> Self:
        """Uses of the renditions by releases that were killed."""
        editions = apps.get_model("newsroom", "Edition").objects.visible(at)
        killed = editions.filter(release=OuterRef("edition__release"), verb="kill")
        return self.filter(Exists(killed), version=version)
