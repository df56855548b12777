"""Sentences about sections. One in which nothing was printed yet does not exist for the public."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef


class SectionQuerySet(models.QuerySet):
    def in_print(self, at: datetime | None = None, *, language: str = "") -> Self:
        """Sections with something that a stranger may read, in the language if one is named."""
        editions = apps.get_model("newsroom", "Edition").objects.readable(at)
        editions = editions.filter(section_slug=OuterRef("slug"))
        if language:
            editions = editions.in_language(language)
        return self.filter(Exists(editions))


SectionManager = models.Manager.from_queryset(SectionQuerySet)


class PublicSections(SectionManager):
    """The only door through which public code reads sections."""

    def get_queryset(self) -> SectionQuerySet:
        return super().get_queryset().in_print()
