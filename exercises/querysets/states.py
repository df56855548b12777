"""Sentences about member states."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, FilteredRelation, Q
from django.utils import timezone


class StateQuerySet(models.QuerySet):
    def members(self, on: date | None = None) -> Self:
        """States that had acceded and not left on the day; today if none is given."""
        day = on or timezone.localdate()
        return self.filter(member_on(day))

    def former(self, on: date | None = None) -> Self:
        """States that had left on the day; today if none is given."""
        return self.filter(left__lte=on or timezone.localdate())

    def acceded(self, on: date | None = None) -> Self:
        """States that had ever acceded by the day: those that have a page."""
        return self.filter(Q(joined=None) | Q(joined__lte=on or timezone.localdate()))

    def taking_part_in(self, exercises: list[int], on: date) -> Self:
        """The members on the day, and whoever takes part in any of the exercises (their keys).

        A row for each part a state takes, with ``exercise_id``, ``forces`` and
        ``forces_translated``; one with none of them for a member that takes no part.
        """
        part = FilteredRelation(
            "participations", condition=Q(participations__exercise__in=exercises)
        )
        found = self.annotate(part=part).filter(member_on(on) | Q(part__isnull=False))
        return found.annotate(
            exercise_id=F("part__exercise"),
            forces=F("part__forces"),
            forces_translated=F("part__forces_translated"),
        )


def member_on(day: date) -> Q:
    """Whether a state had acceded and not left on the day."""
    acceded = Q(joined=None) | Q(joined__lte=day)
    return acceded & (Q(left=None) | Q(left__gt=day))
