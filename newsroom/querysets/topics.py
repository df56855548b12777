"""Sentences about topics. A topic that only drafts use does not exist for the public."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Case, CharField, Count, F, OuterRef, Q, Subquery, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, Concat, NullIf, Substr, Upper
from django.utils import timezone

from .columns import Counted, Keys, found
from .in_print import readable_at

# An exercise whose days are not known stands last in its year on every database.
NEWEST_HELD = (
    F("exercise__year").desc(nulls_last=True),
    F("exercise__start").desc(nulls_last=True),
)
EXERCISES_TO_FOLLOW = 150


def acceded(path: str) -> Q:
    """Whether there is a state on the path that had acceded by today, and so has a page."""
    dated = Q(**{f"{path}__joined": None}) | Q(**{f"{path}__joined__lte": timezone.localdate()})
    return Q(**{f"{path}__isnull": False}) & dated


class TopicQuerySet(models.QuerySet):
    def known(self, at: datetime | None = None, *, language: str = "") -> Self:
        """Topics that a stranger may know of: what is in print or in the registry has them.

        Some edition carries it that can be read (in the language, if one is given), or an exercise
        or a state carries it or is named by it. What names a secret exercise nobody knows of.
        """
        same = apps.get_model("newsroom", "Topic").objects.filter(pk=OuterRef("pk"))
        tagged = same.filter(exercise_topics__content_object__announced=True)
        on_states = same.filter(acceded("state_topics__content_object"))
        named = Q(exercise__announced=True) | acceded("member_state")
        carried = found(self.carried(at, language=language))
        return self.not_secret().filter(named | found(tagged) | found(on_states) | carried)

    def not_secret(self) -> Self:
        """Without topics that name an exercise the public may not know of."""
        return self.filter(Q(exercise=None) | Q(exercise__announced=True))

    def carried(self, at: datetime | None = None, *, language: str = "") -> models.QuerySet:
        """To be ``found``: what ties the topic to editions that a stranger may read."""
        carried = apps.get_model("newsroom", "EditionTopic").objects.filter(
            readable_at(at, prefix="edition__"), topic=OuterRef("pk")
        )
        return carried.filter(language=language) if language else carried

    def in_print(self, at: datetime | None = None, *, language: str = "") -> Self:
        """Topics that some edition carries that a stranger may read."""
        return self.filter(found(self.carried(at, language=language)))

    def pictured(self, at: datetime | None = None) -> Self:
        """Topics of which a stranger may see a photo."""
        carried = self.carried(at).filter(edition__edition_photos__isnull=False)
        return self.filter(found(carried))

    def featured(self) -> Self:
        return self.filter(featured=True)

    def to_follow(self, *, also: Iterable[str]) -> Self:
        """What the form of feeds offers: featured topics, states, the newest exercises.

        Exercises come first, the newest first, with ``held_in``, their year; the rest by name. All
        with their ``subject``. ``also`` are addresses of topics that must be among them.
        """
        held = self.model.objects.filter(exercise__announced=True)
        newest = held.order_by(*NEWEST_HELD).values("pk")[:EXERCISES_TO_FOLLOW]
        asked = Q(slug__in=[slug for slug in also if "\0" not in slug])
        offered = Q(featured=True) | acceded("member_state") | Q(pk__in=newest) | asked
        found = self.with_subject().annotate(held_in=F("exercise__year")).filter(offered)
        return found.order_by(*NEWEST_HELD, "name")

    def unannounced(self) -> Self:
        """Topics that name an exercise the public may not know of."""
        return self.filter(exercise__announced=False)

    def answering_to(self, slug: str) -> Self:
        """The topic with this address or with an alias that has it: all its names are aliases."""
        return self.filter(aliases__slug=slug)

    def answering_to_any(self, slugs: Iterable[str]) -> Self:
        """The topics that these addresses lead to, with ``answers_to``, which of them it is."""
        return self.filter(aliases__slug__in=slugs).annotate(answers_to=F("aliases__slug"))

    def with_release_count(
        self, language: str, at: datetime | None = None, *, limit: int = 1001
    ) -> Self:
        """With ``releases_in_print``: how many readable releases in the language carry the topic.

        Counting stops at the limit, so that a topic that everything carries costs no more.
        """
        carried = self.carried(at, language=language)
        return self.annotate(releases_in_print=Counted(carried.values("pk")[:limit]))

    def with_newest(self, language: str, at: datetime | None = None) -> Self:
        """With ``newest``: when the newest readable release in the language was first printed."""
        carried = apps.get_model("newsroom", "EditionTopic").objects.filter(
            readable_at(at, prefix="edition__"), topic=OuterRef("pk"), language=language
        )
        newest = carried.order_by("-published_at").values("published_at")[:1]
        return self.annotate(newest=Subquery(newest))

    def with_label(self, language: str) -> Self:
        """With ``spelled``, the name in the language, and ``initial``, its first character.

        In capitals, but not of every script: some databases fold few letters.
        """
        own = NullIf(KT(f"names__{language}"), Value("", models.TextField()))
        spelled = Coalesce(own, F("name"), output_field=CharField())
        return self.annotate(spelled=Upper(spelled), initial=Upper(Substr(spelled, 1, 1)))

    def with_subject(self) -> Self:
        """With ``subject``: ``exercise`` or ``state`` if the topic names one, or else its kind."""
        exercise = When(exercise__announced=True, then=Value("exercise"))
        state = When(acceded("member_state"), then=Value("state"))
        return self.annotate(
            subject=Case(exercise, state, default=F("kind"), output_field=CharField())
        )

    def with_pins(self, language: str, at: datetime | None = None) -> Self:
        """With ``pinned``: kinds and references of what is pinned, in the editors' order.

        Of a release the key of its edition in the language, if there is one: ``release:17``,
        ``exercise:echelon-2023``, ``photo:P-2023-0904-014``.
        """
        editions = apps.get_model("newsroom", "Edition").objects.readable(at)
        edition = editions.filter(
            year=OuterRef("year"), number=OuterRef("number"), language=language
        )
        printed = Cast(Subquery(edition.values("pk")[:1]), CharField())
        target = Case(When(kind="release", then=printed), default=F("reference"))
        pins = apps.get_model("newsroom", "TopicPin").objects.filter(topic=OuterRef("pk"))
        pins = pins.annotate(target=target).exclude(target=None)
        pins = pins.annotate(key=Concat("kind", Value(":"), "target"))
        return self.annotate(pinned=Keys(pins.order_by("order", "pk").values("key")))

    def near(self, topic: int, language: str, *, editions: int = 300) -> Self:
        """Topics that stand on the newest editions of the topic (its key), the most frequent first.

        With ``together``: on how many of those editions. However much there is on the topic, no
        more than so many are looked at.
        """
        carried = apps.get_model("newsroom", "EditionTopic").objects.filter(
            readable_at(prefix="edition__"), topic=topic, language=language
        )
        newest = carried.order_by("-published_at", "-release_id").values("edition")[:editions]
        beside = self.filter(edition_topics__edition__in=Subquery(newest)).exclude(pk=topic)
        together = beside.annotate(together=Count("edition_topics"))
        return together.order_by("-together", "name")

    def with_introduction(self, language: str) -> Self:
        """With ``introduction`` and ``introduced_at``: the newest approved text in the language."""
        model = apps.get_model("newsroom", "TopicIntroduction")
        approved = model.public.filter(topic=OuterRef("pk"), language=language)
        approved = approved.order_by("-approved_at", "-pk")
        return self.annotate(
            introduction=Subquery(approved.values("body")[:1]),
            introduced_at=Subquery(approved.values("approved_at")[:1]),
        )


TopicManager = models.Manager.from_queryset(TopicQuerySet)


class PublicTopics(TopicManager):
    """The only door through which public code reads topics."""

    def get_queryset(self) -> TopicQuerySet:
        return super().get_queryset().known()

    def known_in(self, language: str) -> TopicQuerySet:
        """Topics of which there is something to read in the language."""
        return super().get_queryset().known(language=language)


class IntroductionQuerySet(models.QuerySet):
    def present(self) -> Self:
        """Of each topic the text that is in print in each language: the newest approved one."""
        own = self.model.public.filter(topic=OuterRef("topic"), language=OuterRef("language"))
        newest = own.order_by("-approved_at", "-pk").values("pk")[:1]
        return self.filter(pk=Subquery(newest))

    def overdue(self, on: date | None = None) -> Self:
        """What is in print though the day to look at it again has passed, the longest first."""
        day = on or timezone.localdate()
        return self.present().filter(review_by__lt=day).order_by("review_by", "pk")


class PublicIntroductions(models.Manager):
    """Introductions that a second person has approved."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(approved_at__isnull=False)
