"""Arrangements of the front page that a second person has approved."""

from django.db import models


class PublicFrontPages(models.Manager):
    """The only door through which public code reads arrangements."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(approved_at__isnull=False)
