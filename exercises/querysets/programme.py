"""Sentences about public events: which the public may know of, and which still take journalists."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, Now

from .changes import Changing


class PublicEventQuerySet(Changing):
    def accrediting(self, at: datetime | None = None) -> Self:
        """Events that accept applications at the moment, the nearest deadline first.

        An event without a deadline accepts them until it begins; one of an exercise that was
        postponed or cancelled accepts none.
        """
        return self.filter(still_accrediting(at)).order_by(deadline(), "starts_at", "pk")

    def closed(self, at: datetime | None = None) -> Self:
        """Events that accept no applications at the moment, the latest event first."""
        return self.exclude(still_accrediting(at)).order_by("-starts_at", "-pk")


def deadline() -> Coalesce:
    """The end of accreditation, else the beginning of the event."""
    return Coalesce("accreditation_until", "starts_at")


def still_accrediting(at: datetime | None) -> Q:
    moment = at or Now()
    in_time = Q(accreditation_until__gt=moment) | Q(accreditation_until=None, starts_at__gt=moment)
    return in_time & Q(exercise__set_status="")


PublicEventManager = models.Manager.from_queryset(PublicEventQuerySet)


class PublicEvents(PublicEventManager):
    """The only door through which public code reads events: those of announced exercises."""

    def get_queryset(self) -> PublicEventQuerySet:
        events: PublicEventQuerySet = PublicEventQuerySet(self.model, using=self._db)
        return events.filter(exercise__announced=True).select_related("exercise")
