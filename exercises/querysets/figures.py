"""Sentences about figures: which may be shown, and which of several is the latest."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import JSONObject

from newsroom.querysets.photos import foreign


class FigureQuerySet(models.QuerySet):
    def standing(self, at: datetime | None = None) -> Self:
        """Figures whose source a stranger may read at the moment, and those that have none.

        What a killed release said is no longer shown, and what one says that is not in print yet
        is not shown before.
        """
        editions = apps.get_model("newsroom", "Edition").objects
        source = Q(year=OuterRef("source_year"), number=OuterRef("source_number"))
        readable = editions.readable(at).filter(source)
        killed = editions.visible(at).filter(source, verb="kill")
        return self.filter(Q(source_year=None) | Exists(readable) & ~Exists(killed))

    def newest_of_each(self) -> Self:
        """The latest of each exercise's figures of one measure; filter before.

        By the day of which it speaks; of one day the actual number, then what was noted last.
        """
        same = self.filter(exercise=OuterRef("exercise"), measure=OuterRef("measure"))
        newest = same.order_by(*newest_first()).values("pk")[:1]
        return self.filter(pk=Subquery(newest))

    def with_source(self, language: str) -> Self:
        """With ``source`` (language and slug of the release) and ``source_date``, if it is read.

        In the language, or else in the one it was published in.
        """
        editions = apps.get_model("newsroom", "Edition").objects.readable()
        source = editions.filter(year=OuterRef("source_year"), number=OuterRef("source_number"))
        best = source.order_by(foreign(language), "pk")
        address = JSONObject(language="language", slug="slug")
        return self.annotate(
            source=Subquery(best.values(key=address)[:1]),
            source_date=Subquery(best.values("published_at")[:1]),
        )

    def by_measure(self) -> Self:
        """In the order of the measures; of each the latest first."""
        return self.order_by("measure__order", "measure__name", *newest_first())

    def latest_first(self) -> Self:
        """Of one exercise and measure the latest first: see ``newest_of_each``.

        Whoever reads many takes the first of each: to look for the rivals of every figure in the
        database would cost their square.
        """
        return self.order_by(*newest_first())


def newest_first() -> tuple:
    """The order in which one figure goes before another of the same thing."""
    actual = Case(When(kind="actual", then=0), default=1)
    return F("as_of").desc(nulls_last=True), actual, F("pk").desc()


FigureManager = models.Manager.from_queryset(FigureQuerySet)


class PublicFigures(FigureManager):
    """The only door through which public code reads figures."""

    def get_queryset(self) -> FigureQuerySet:
        figures: FigureQuerySet = FigureQuerySet(self.model, using=self._db)
        return figures.filter(exercise__announced=True).standing()
