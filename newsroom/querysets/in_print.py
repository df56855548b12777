"""Sentences about editions: the one predicate that decides what is public, and lists of it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Q, Subquery, When
from django.db.models.functions import JSONObject, Least, Now
from django.utils.timezone import localdate

from .columns import Counted, Keys
from .spans import Span, counts

Moment = datetime | Func


def visible_at(at: Moment | None = None, *, prefix: str = "") -> Q:
    """Whether an edition's interval holds the moment; now, by the database's clock, if none.

    ``prefix`` is the path from another table to the edition, as in ``"edition__"``.
    """
    moment = at or Now()
    closed = {f"{prefix}visible_until__gt": moment}
    open_ended = {f"{prefix}visible_until": None}
    return Q(Q(**open_ended) | Q(**closed), **{f"{prefix}visible_from__lte": moment})


def readable_at(at: Moment | None = None, *, prefix: str = "") -> Q:
    """Visible, and with a text to read: killed releases keep only an address."""
    return visible_at(at, prefix=prefix) & ~Q(**{f"{prefix}verb": "kill"})


# Of how many topics, and of how many editions on each, the related ones are chosen.
MOST_TOPICS = 12
NEAREST = 50

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

    def opened(self, at: datetime | None = None) -> Self:
        """Editions that were in print at the moment or before, for however short a time."""
        taken_back = Q(visible_until=models.F("visible_from"))
        return self.exclude(taken_back).filter(visible_from__lte=at or Now())

    def recorded(self) -> Self:
        """What the record keeps: editions opened by now, but of a killed release its tombstone.

        Killed is judged by the present, whatever day is asked about: a text that had to go is
        public on no day.
        """
        killed = self.model.objects.opened().filter(release=OuterRef("release"), verb="kill")
        return self.opened().filter(Q(verb="kill") | ~Exists(killed))

    def as_stood(self, at: datetime) -> Self:
        """Editions that could be read at the moment, or can now if it is still to come."""
        moment = Least(models.Value(at, models.DateTimeField()), Now())
        return self.filter(readable_at(moment), published_at__lte=moment)

    def with_version(self) -> Self:
        """With ``version``: the edition's number among those of its release that were in print.

        It never changes: what opens later has a later ordinal. What was taken back leaves no gap.
        """
        before = self.model.objects.opened().filter(
            release=OuterRef("release"), ordinal__lte=OuterRef("ordinal")
        )
        return self.annotate(version=Counted(before.order_by().values("pk")))

    def with_closing(self) -> Self:
        """With ``closed_at``: when an edition went out of print, None for what is in print.

        The public asks for this and not for ``visible_until``, which may be an instant to come.
        """
        closing = Case(When(visible_until__lte=Now(), then=F("visible_until")))
        return self.annotate(closed_at=closing)

    def with_photos_in_print(self) -> Self:
        """With ``photos_in_print``: the versions of its photos that anybody may see today."""
        uses = apps.get_model("newsroom", "EditionPhoto").objects
        shown = uses.filter(readable_at(prefix="edition__"), version=OuterRef("version"))
        own = uses.filter(Exists(shown), edition=OuterRef("pk"))
        return self.annotate(photos_in_print=Keys(own.values(key=F("version"))))

    def in_language(self, language: str) -> Self:
        return self.filter(language=language)

    def in_section(self, slug: str) -> Self:
        return self.filter(section_slug=slug)

    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def own_statements(self) -> Self:
        """Without what somebody else said first."""
        return self.exclude(kind__in=["commentary", "relayed"])

    def standing(self) -> Self:
        """Without what was withdrawn: it stays readable, and is offered nowhere anew."""
        return self.exclude(mark="withdrawn")

    def about(self, slug: str, language: str) -> Self:
        """Editions in the language on the topic that has this address; none if that is a secret.

        The topic's key is looked up apart, so that one index gives the topic's editions in order.
        """
        topics = apps.get_model("newsroom", "Topic").objects.not_secret()
        return self.on_topic(topics.filter(slug=slug).values("pk"), language)

    def about_whatever_is_called(self, slug: str, language: str) -> Self:
        """The same, also by the address of an alias or of a topic that was merged into it."""
        topics = apps.get_model("newsroom", "Topic").objects.not_secret()
        return self.on_topic(topics.answering_to(slug).values("pk"), language)

    def on_topic(self, key: models.QuerySet, language: str) -> Self:
        """Editions in the language on the topic whose key is looked up."""
        return self.filter(
            edition_topics__topic=Subquery(key[:1]), edition_topics__language=language
        )

    def on_any_of(self, topics: list[int], language: str) -> Self:
        """Editions in the language on any of the topics (their keys), each once.

        Ask for the language here alone: SQLite would take its index and look at everything in it.
        """
        carried = apps.get_model("newsroom", "EditionTopic").objects.filter(
            topic__in=topics, language=language
        )
        return self.filter(pk__in=Subquery(carried.values("edition")))

    def between(self, start: datetime, end: datetime) -> Self:
        """Editions first published from ``start`` on and before ``end``."""
        return self.filter(published_at__gte=start, published_at__lt=end)

    def nearest_to(self, start: datetime, end: datetime) -> tuple[date | None, date | None]:
        """The days of the last editions first published before a span and of the first after it.

        Two queries, each for one row of an index.
        """
        before = self.filter(published_at__lt=start).order_by("-published_at")
        after = self.filter(published_at__gte=end).order_by("published_at")
        moments = (
            found.values_list("published_at", flat=True).first() for found in (before, after)
        )
        earlier, later = (localdate(moment) if moment else None for moment in moments)
        return earlier, later

    def not_newer_than(self, year: int, number: int, language: str) -> Self:
        """Editions from the numbered one on backwards: what holds the pages of a list still."""
        anchor = self.model.objects.visible().filter(year=year, number=number, language=language)
        moment = Subquery(anchor.values("published_at")[:1])
        later = Q(published_at=moment, release__gt=Subquery(anchor.values("release")[:1]))
        return self.filter(published_at__lte=moment).exclude(later)

    def numbered(self, year: int, number: int) -> Self:
        """The editions of one story in all its languages, with their neighbours."""
        return self.filter(year=year, number=number).with_neighbours()

    def newest_first(self) -> Self:
        """By first printing; the release decides between two of one moment."""
        return self.order_by("-published_at", "-release_id")

    def newest_first_on_topic(self) -> Self:
        """The same order after ``about``, read from the index of the topic's page."""
        return self.order_by("-edition_topics__published_at", "-edition_topics__release_id")

    def that_put_right(self) -> Self:
        """Editions that corrected, withdrew or removed, the latest first: the corrections page."""
        changes = self.filter(verb__in=["correct", "withdraw", "kill"])
        return changes.order_by("-visible_from", "-release_id")

    def of_what_was_put_right(self, language: str, *, most: int) -> Self:
        """What now stands of the releases put right last, so many, by their last change."""
        record = self.model.objects.recorded().in_language(language).that_put_right()
        found = self.filter(release__in=Subquery(record.values("release")[:most]))
        return found.order_by("-updated_at", "-release_id")

    def of_address(self, year: int, number: int) -> Self:
        """The editions of one story in all its languages, the oldest first."""
        return self.filter(year=year, number=number).order_by("ordinal")

    def with_topic_keys(self) -> Self:
        """With ``topic_keys``: the keys of its topics, also those merged since."""
        carried = apps.get_model("newsroom", "EditionTopic").objects.filter(edition=OuterRef("pk"))
        return self.annotate(topic_keys=Keys(carried.values(key=F("topic"))))

    def related(self, release: int, topics: list[int], language: str) -> Self:
        """Other releases in the language, those first that share most topics, then the newest.

        Sought among the ``NEAREST`` newest of each topic: a topic may be on every edition there is.
        What was withdrawn is not offered. Topics are keys.
        """
        carried = apps.get_model("newsroom", "EditionTopic").objects
        rows = carried.filter(readable_at(prefix="edition__"), language=language)
        rows = rows.exclude(release=release).order_by("-published_at", "-release_id")
        nearest = [
            carried.filter(pk__in=rows.filter(topic=topic).values("pk")[:NEAREST])
            for topic in topics[:MOST_TOPICS]
        ]
        found = nearest[0].values("edition").union(*[q.values("edition") for q in nearest[1:]])
        shared = carried.filter(edition=OuterRef("pk"), topic__in=topics).values("pk")
        editions = self.filter(pk__in=found).exclude(mark="withdrawn")
        return editions.annotate(shared=Counted(shared)).order_by(
            "-shared", "-published_at", "-release_id"
        )

    def without_old_tombstones(self, *, days: int) -> Self:
        """Without what was killed longer ago: for feeds, whose readers have heard of it by then."""
        return self.exclude(verb="kill", visible_from__lt=Now() - timedelta(days=days))

    def with_last_closing(self, language: str) -> Self:
        """With ``last_closing``: when an edition in the language last went out of print."""
        closed = self.model.objects.filter(language=language, visible_until__lte=Now())
        closed = closed.exclude(visible_until=models.F("visible_from")).order_by("-visible_until")
        return self.annotate(last_closing=Subquery(closed.values("visible_until")[:1]))

    def counts(self, spans: Iterable[Span]) -> list[int]:
        """How many were first published in each span, in the order of the spans. Asks now."""
        return counts(self, spans)

    def counted(self, *, limit: int) -> Counted:
        """How many there are, but no more than the limit, as a part of another query."""
        return Counted(self.order_by().values("pk")[:limit])

    def not_pinned_on(self, slug: str) -> Self:
        """Editions that the editors did not put at the head of the topic's page."""
        pins = apps.get_model("newsroom", "TopicPin").objects.filter(
            topic__slug=slug, year=OuterRef("year"), number=OuterRef("number")
        )
        return self.filter(~Exists(pins))

    def pinned_on(self, front_page: models.QuerySet, language: str) -> Self:
        """Editions in the language pinned on the first of these front pages, in their order.

        With ``place``. Found by the numbers that are pinned, not by looking for a pin of each
        edition: so nothing else may be asked of the editions that an index answers.
        """
        pins = apps.get_model("newsroom", "FrontPagePin").objects.filter(
            front_page=Subquery(front_page.values("pk")[:1])
        )
        numbered = self.filter(year=OuterRef("year"), number=OuterRef("number"), language=language)
        newest = Subquery(numbered.order_by().values("pk")[:1])
        pinned = pins.order_by().annotate(edition=newest).values("edition")
        pin = pins.filter(year=OuterRef("year"), number=OuterRef("number"))
        placed = self.filter(pk__in=Subquery(pinned)).annotate(
            place=Subquery(pin.values("place")[:1]), place_order=Subquery(pin.values("order")[:1])
        )
        return placed.order_by("place_order")

    def for_lists(self) -> Self:
        """Without what only the release's own page prints."""
        return self.defer("body", "history", "byline", "dateline_text")

    def with_neighbours(self) -> Self:
        """With ``newer`` and ``older``: title and address parts of the next ones in the section."""
        peers = self.model.objects.readable().filter(
            section_slug=OuterRef("section_slug"), language=OuterRef("language")
        )
        same_moment = Q(published_at=OuterRef("published_at"))
        newer = peers.filter(published_at__gte=OuterRef("published_at"))
        newer = newer.exclude(same_moment & Q(release__lte=OuterRef("release")))
        older = peers.filter(published_at__lte=OuterRef("published_at"))
        older = older.exclude(same_moment & Q(release__gte=OuterRef("release")))
        return self.annotate(
            newer=Subquery(newer.order_by("published_at", "release_id").values(d=NEIGHBOUR)[:1]),
            older=Subquery(older.order_by("-published_at", "-release_id").values(d=NEIGHBOUR)[:1]),
        )


EditionManager = models.Manager.from_queryset(EditionQuerySet)


class PublicEditions(EditionManager):
    """The only door through which public code reads editions."""

    def get_queryset(self) -> EditionQuerySet:
        return super().get_queryset().readable()

    def with_removed(self) -> EditionQuerySet:
        """Also what is left of killed releases: for their address and the feeds' tombstones."""
        return EditionQuerySet(self.model, using=self._db).visible()

    def in_record(self) -> EditionQuerySet:
        """All that was ever in print and may still be read: for the record of what was said."""
        return EditionQuerySet(self.model, using=self._db).recorded()
