"""Sentences about what is searched: only what a stranger may read, and what it is counted by."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import F, OuterRef

from .columns import Keys
from .in_print import readable_at


class SearchDocumentQuerySet(models.QuerySet):
    def readable(self, at: datetime | None = None) -> Self:
        """Documents of editions that a stranger may read at the moment."""
        return self.filter(readable_at(at, prefix="edition__"))

    def texts_and_standing_photos(self) -> Self:
        """Without photos of withdrawn releases: readable at their address, offered nowhere."""
        return self.exclude(part__gt=0, edition__mark="withdrawn")

    def having(self, column: str, values: set) -> Self:
        """Documents with one of the values in the column, or on one of the ``topics`` (keys)."""
        if column != "topics":
            return self.filter(**{f"{column}__in": list(values)})
        carried = apps.get_model("newsroom", "EditionTopic").objects.filter(topic__in=values)
        return self.filter(edition__in=carried.values("edition"))

    def with_topics(self) -> Self:
        """With ``topics``: the keys of the topics that the edition carries."""
        carried = apps.get_model("newsroom", "EditionTopic").objects.filter(
            edition=OuterRef("edition")
        )
        return self.annotate(topics=Keys(carried.values(key=F("topic"))))


class PublicDocuments(models.Manager.from_queryset(SearchDocumentQuerySet)):  # type: ignore[misc]
    """The only door through which public code reads what is searched."""

    def get_queryset(self) -> SearchDocumentQuerySet:
        return super().get_queryset().readable()
