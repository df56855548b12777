"""Sentences about member states."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone


class StateQuerySet(models.QuerySet):
    def members(self, on: date | None = None) -> Self:
        """States that had acceded and not left on the day; today if none is given."""
        day = on or timezone.localdate()
        return self.acceded(day).exclude(left__lte=day)

    def former(self, on: date | None = None) -> Self:
        """States that had left on the day; today if none is given."""
        return self.filter(left__lte=on or timezone.localdate())

    def acceded(self, on: date | None = None) -> Self:
        """States that had ever acceded by the day: those that have a page."""
        return self.filter(Q(joined=None) | Q(joined__lte=on or timezone.localdate()))
