"""The filters of the photo library: what they offer, what is set, and what that leaves."""

from typing import Any

from django.db.models import F, JSONField, QuerySet, Subquery, Value
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from .filter_bar import FilterBar, Option, rows, years
from .models import EditionPhoto, Topic
from .periods import year_bounds
from .querysets.photos import EditionPhotoQuerySet

FIELDS = ("exercise", "state", "topic", "year", "by")
# By which names of the registry a topic is offered apart from the others.
TOPICS = ("exercise", "state", "topic")
# The bodies offered are those credited for the newest photos, so that they cost the same always.
NEWEST = 500
# The exercises offered are the latest, or the latest of the year that is set.
EXERCISES = 100


class PhotoFilters(FilterBar):
    """The filters of one request. Raises Http404 for a year that cannot be."""

    def __init__(self, request: HttpRequest, language: str):
        super().__init__(request, language, offered=FIELDS)
        year = self.set.get("year")
        self.span = year_bounds(year) if year else None

    def apply(self, photos: EditionPhotoQuerySet) -> EditionPhotoQuerySet:
        """The photos that pass, newest first. One query for the topics that are set."""
        photos = photos.newest_first()
        for topic in self.topics.values():
            photos = photos.about(topic.pk) if topic else photos.none()
        if self.span:
            photos = photos.between(*self.span)
        if credit := self.set.get("by"):
            photos = photos.credited_to(credit)
        return photos

    @cached_property
    def topics(self) -> dict[str, Topic | None]:
        """What the fields that are set name, by fields: the topics that answer to these slugs."""
        asked = {name: self.set[name] for name in TOPICS if name in self.set}
        known = Topic.public.answering_to_any(asked.values())
        found = {topic.answers_to: topic for topic in known} if asked else {}
        return {name: found.get(slug) for name, slug in asked.items()}

    @property
    def label(self) -> str:
        return _("Filter photographs")

    @property
    def labelled(self) -> list[tuple[str, str, list[Option]]]:
        said = {
            "exercise": (_("Exercise"), _("All exercises")),
            "state": (_("Member state"), _("All member states")),
            "topic": (_("Topic"), _("All topics")),
            "year": (_("Year"), _("All years")),
            "by": (_("Credit"), _("All bodies")),
        }
        offers = {**self.offers, "year": years(self.offers["oldest"])}
        return [
            (name, said[name][0], self.choose(name, said[name][1], offers[name])) for name in said
        ]

    def asked(self) -> dict[str, Any]:
        found = offers(self.language, self.set.get("year", ""))
        for name, topic in self.topics.items():
            if topic and self.set[name] not in dict(found[name]):
                found[name].append((self.set[name], topic.label))
        return found


def offers(language: str, year: str) -> dict[str, Any]:
    """Exercises, states and featured topics with photos, bodies and the oldest year: one query."""
    found: dict[str, Any] = {name: [] for name in (*TOPICS, "by")}
    found["oldest"] = timezone.localdate().year
    topics = Topic.public.pictured().order_by()
    latest = Topic.public.order_by().filter(pk__in=Subquery(latest_exercises(year)))
    asked = bodies().union(
        rows(latest, "exercise", order="id", oldest=Value(None)),
        rows(topics.filter(member_state__isnull=False), "state", order="id", oldest=Value(None)),
        rows(of_the_newsroom(topics), "topic", order="id", oldest=Value(None)),
        all=True,
    )
    for what, _order, slug, name, names, oldest in asked:
        found[what].append((slug, names.get(language) or name))
        found["oldest"] = min(oldest or found["oldest"], found["oldest"])
    for name in (*TOPICS, "by"):
        found[name].sort(key=lambda offer: offer[1].casefold())
    return found


def latest_exercises(year: str) -> QuerySet:
    """Keys of the topics of the latest exercises with photos, or of the latest of a year."""
    pictured = Topic.public.pictured().filter(exercise__announced=True)
    if year:
        pictured = pictured.filter(exercise__year=year)
    return pictured.order_by("-exercise__year", "-exercise__start").values("pk")[:EXERCISES]


def of_the_newsroom(topics: QuerySet) -> QuerySet:
    """Featured topics that are no exercise and no state: those have a field of their own."""
    return topics.featured().filter(exercise=None, member_state=None)


def bodies() -> QuerySet:
    """The bodies credited for the newest photos, each once, with the oldest year there is."""
    standing = EditionPhoto.public.standing()
    newest = standing.newest_first().values("pk")[:NEWEST]
    oldest = standing.order_by("published_at").values("edition__year")[:1]
    credited = EditionPhoto.public.filter(pk__in=Subquery(newest)).annotate(
        slug=F("credit"), name=F("credit"), names=Cast(Value("{}"), JSONField())
    )
    return rows(credited, "by", order=Value(0), oldest=Subquery(oldest)).order_by().distinct()
