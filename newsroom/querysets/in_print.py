"""Sentences about editions: the one predicate that decides what is public, and lists of it."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import JSONObject, Now


def visible_at(at: datetime | None = None, *, prefix: str = "") -> Q:
    """Whether an edition's interval holds the moment; now, by the database's clock, if none.

    ``prefix`` is the path from another table to the edition, as in ``"edition__"``.
    """
    moment = at or Now()
    closed = {f"{prefix}visible_until__gt": moment}
    open_ended = {f"{prefix}visible_until": None}
    return Q(Q(**open_ended) | Q(**closed), **{f"{prefix}visible_from__lte": moment})


def readable_at(at: datetime | None = None, *, prefix: str = "") -> Q:
    """Visible, and with a text to read: killed releases keep only an address."""
    return visible_at(at, prefix=prefix) & ~Q(**{f"{prefix}verb": "kill"})


NEIGHBOUR = JSONObject(title="title", slug="slug", year="year", number="number")


class EditionQuerySet(models.QuerySet):
    def visible(self, at: datetime | None = None) -> Self:
        """Editions a stranger may ask for at the moment; of killed releases, what is left."""
        return self.filter(visible_at(at))

    def readable(self, at: datetime | None = None) -> Self:
        """Editions a stranger may read at the moment: all that lists and feeds may show."""
        return self.filter(readable_at(at))

    def scheduled(self, at: datetime | None = None) -> Self:
        """Editions that will open after the moment. For the desk only."""
        return self.filter(
            Q(visible_until=None) | Q(visible_until__gt=models.F("visible_from")),
            visible_from__gt=at or Now(),
        )

    def in_language(self, language: str) -> Self:
        return self.filter(language=language)

    def in_section(self, slug: str) -> Self:
        return self.filter(section_slug=slug)

    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def about(self, slug: str) -> Self:
        """Editions on the topic that has this address."""
        return self.filter(edition_topics__topic__slug=slug)

    def between(self, start: datetime, end: datetime) -> Self:
        """Editions first published from ``start`` on and before ``end``."""
        return self.filter(published_at__gte=start, published_at__lt=end)

    def not_newer_than(self, year: int, number: int, language: str) -> Self:
        """Editions from the numbered one on backwards: what holds the pages of a list still."""
        anchor = self.model.objects.filter(year=year, number=number, language=language)
        anchor = anchor.order_by("-visible_from")
        return self.filter(
            published_at__lte=Subquery(anchor.values("published_at")[:1]),
        ).exclude(
            published_at=Subquery(anchor.values("published_at")[:1]),
            release__gt=Subquery(anchor.values("release")[:1]),
        )

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def for_lists(self) -> Self:
        """Without what only the release's own page prints."""
        return self.defer("body", "history", "byline", "dateline_text", "source_url")

    def with_neighbours(self) -> Self:
        """With ``newer`` and ``older``: title and address parts of the next ones in the section."""
        peers = self.model.objects.readable().filter(
            section_slug=OuterRef("section_slug"), language=OuterRef("language")
        )
        same_moment = Q(published_at=OuterRef("published_at"))
        newer = peers.filter(published_at__gte=OuterRef("published_at"))
        newer = newer.exclude(same_moment & Q(pk__lte=OuterRef("pk")))
        older = peers.filter(published_at__lte=OuterRef("published_at"))
        older = older.exclude(same_moment & Q(pk__gte=OuterRef("pk")))
        return self.annotate(
            newer=Subquery(newer.order_by("published_at", "pk").values(d=NEIGHBOUR)[:1]),
            older=Subquery(older.order_by("-published_at", "-pk").values(d=NEIGHBOUR)[:1]),
        )


class PublicEditions(models.Manager.from_queryset(EditionQuerySet)):
    """The only door through which public code reads editions."""

    def get_queryset(self) -> EditionQuerySet:
        return super().get_queryset().readable()

    def with_removed(self) -> EditionQuerySet:
        """Also what is left of killed releases: for their address (410) and the feeds' tombstones."""
        return EditionQuerySet(self.model, using=self._db).visible()
