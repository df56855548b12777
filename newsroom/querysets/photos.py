"""Sentences about the photos of editions: which the public may see, and whose are gone."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Now

from .columns import Counted, Element
from .in_print import readable_at


class EditionPhotoQuerySet(models.QuerySet):
    def readable(self, at: datetime | None = None) -> Self:
        """Uses by editions that a stranger may read at the moment."""
        return self.filter(readable_at(at, prefix="edition__"))

    def lasting(self, at: datetime | None = None) -> Self:
        """Uses by editions that are read now and whose end is not set yet."""
        return self.readable(at).filter(edition__visible_until=None)

    def removed(self, at: datetime | None = None) -> Self:
        """Uses that a stranger once saw, in releases that were killed since."""
        editions = apps.get_model("newsroom", "Edition").objects.visible(at)
        killed = editions.filter(release=OuterRef("release"), verb="kill")
        taken_back = Q(edition__visible_until=F("edition__visible_from"))
        opened = self.filter(edition__visible_from__lte=at or Now()).exclude(taken_back)
        return opened.filter(Exists(killed))

    def of_version(self, version: str) -> Self:
        return self.filter(version=version)

    def of_record(self, record: str) -> Self:
        return self.filter(record=record)

    def about(self, topic: int) -> Self:
        """Uses by editions on the topic (its key), in the order of ``newest_first``.

        The topic's own rows have that order in their index: a topic of half the archive is read no
        further than the page asks. A key and no query, so that PostgreSQL knows how many there are.
        """
        carried = self.filter(edition__edition_topics__topic=topic)
        printed = "-edition__edition_topics__published_at"
        return carried.order_by(printed, "-edition__edition_topics__release_id", "order")

    def on_any_of(self, topics: list[int]) -> Self:
        """Uses by editions on any of the topics (their keys)."""
        carried = apps.get_model("newsroom", "EditionTopic").objects.filter(topic__in=topics)
        return self.filter(edition__in=Subquery(carried.values("edition")))

    def with_topic(self, topic: int) -> Self:
        """With ``on_topic``: whether its edition carries the topic (its key)."""
        carried = apps.get_model("newsroom", "EditionTopic").objects.filter(
            topic=topic, edition=OuterRef("edition")
        )
        return self.annotate(on_topic=Exists(carried))

    def on_newest_about(self, topic: int, *, editions: int = 100) -> Self:
        """Uses by the newest editions on the topic (its key) in each language of the site.

        Those are read from the index of the topic's page, so that it costs the same always.
        """
        carried = apps.get_model("newsroom", "EditionTopic").objects.filter(
            readable_at(prefix="edition__"), topic=topic
        )
        newest = carried.order_by("-published_at", "-release_id")
        among = Q()
        for code, _name in settings.LANGUAGES:
            spoken = newest.filter(language=code).values("edition")[:editions]
            among |= Q(edition__in=Subquery(spoken))
        return self.filter(among)

    def credited_to(self, credit: str) -> Self:
        return self.filter(credit=credit)

    def between(self, start: datetime, end: datetime) -> Self:
        """Uses in releases first published from ``start`` on and before ``end``."""
        return self.filter(published_at__gte=start, published_at__lt=end)

    def standing(self) -> Self:
        """Without what only a withdrawn release shows: readable at its address, offered nowhere."""
        return self.exclude(edition__mark="withdrawn")

    def not_newer_than(self, year: int, number: int, language: str) -> Self:
        """Uses in the numbered release and in older ones: what holds the pages of a list still."""
        anchor = apps.get_model("newsroom", "Edition").objects.visible()
        anchor = anchor.filter(year=year, number=number).annotate(foreign=foreign(language))
        moment = anchor.order_by("foreign", "-published_at").values("published_at")[:1]
        return self.filter(published_at__lte=Subquery(moment))

    def preferring(self, language: str) -> Self:
        """Uses in the language first, then the newest."""
        return self.order_by(foreign(language), "-published_at", "-edition_id")

    def once(self, language: str) -> Self:
        """Each photo once: its newest use in the language, or else in any. Filter before.

        Of a use that comes first no edition is read to know that; of another, only the first.
        """
        uses = self.alias(rank=foreign(language))
        same = Q(published_at=OuterRef("published_at"), edition__gt=OuterRef("edition"))
        newer = Q(rank=OuterRef("rank")) & (Q(published_at__gt=OuterRef("published_at")) | same)
        better = uses.filter(Q(rank__lt=OuterRef("rank")) | newer, photo=OuterRef("photo"))
        return uses.filter(~Exists(better))

    def newest_first(self) -> Self:
        """By the first printing of the release, then in the order of its photos."""
        return self.order_by("-published_at", "-release_id", "order")

    def with_entry(self) -> Self:
        """With ``entry`` (the photo as its edition keeps it), and the release's number."""
        return self.annotate(
            entry=Element("edition__photos", "order"),
            year=F("edition__year"),
            number=F("edition__number"),
        )

    def counted(self, *, limit: int) -> Counted:
        """How many there are, but no more than the limit, as a part of another query.

        In the order of the list: an index that gives it ends the search at the limit.
        """
        return Counted(self.values("pk")[:limit])


def foreign(language: str) -> Case:
    """0 for what is in the language, 1 for the rest."""
    return Case(When(language=language, then=0), default=1)


PhotoManager = models.Manager.from_queryset(EditionPhotoQuerySet)


class PublicPhotos(PhotoManager):
    """The only door through which public code reads photos."""

    def get_queryset(self) -> EditionPhotoQuerySet:
        return super().get_queryset().readable()
