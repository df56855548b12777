"""Sentences about topics. A topic that only drafts use does not exist for the public."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from .columns import Counted, Keys
from .in_print import readable_at


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
        carried = Exists(self.carried(at, language=language))
        return self.not_secret().filter(carried | named | Exists(tagged) | Exists(on_states))

    def not_secret(self) -> Self:
        """Without topics that name an exercise the public may not know of."""
        return self.filter(Q(exercise=None) | Q(exercise__announced=True))

    def carried(self, at: datetime | None = None, *, language: str = "") -> models.QuerySet:
        """For ``Exists``: what ties the topic to editions that a stranger may read."""
        carried = apps.get_model("newsroom", "EditionTopic").objects.filter(
            readable_at(at, prefix="edition__"), topic=OuterRef("pk")
        )
        return carried.filter(language=language) if language else carried

    def in_print(self, at: datetime | None = None, *, language: str = "") -> Self:
        """Topics that some edition carries that a stranger may read."""
        return self.filter(Exists(self.carried(at, language=language)))

    def pictured(self, at: datetime | None = None) -> Self:
        """Topics of which a stranger may see a photo."""
        carried = self.carried(at).filter(edition__edition_photos__isnull=False)
        return self.filter(Exists(carried))

    def featured(self) -> Self:
        return self.filter(featured=True)

    def answering_to(self, slug: str) -> Self:
        """The topic with this address or with an alias that has it: all its names are aliases."""
        return self.filter(aliases__slug=slug)

    def with_release_count(
        self, language: str, at: datetime | None = None, *, limit: int = 1001
    ) -> Self:
        """With ``releases_in_print``: how many readable releases in the language carry the topic.

        Counting stops at the limit, so that a topic that everything carries costs no more.
        """
        carried = self.carried(at, language=language)
        return self.annotate(releases_in_print=Counted(carried.values("pk")[:limit]))

    def with_pins(self, language: str, at: datetime | None = None) -> Self:
        """With ``pinned``: the keys of the pinned editions in the language, in their order."""
        editions = apps.get_model("newsroom", "Edition").objects.readable(at)
        edition = editions.filter(
            year=OuterRef("year"), number=OuterRef("number"), language=language
        )
        pins = apps.get_model("newsroom", "TopicPin").objects.filter(topic=OuterRef("pk"))
        pins = pins.annotate(key=Subquery(edition.values("pk")[:1])).exclude(key=None)
        return self.annotate(pinned=Keys(pins.order_by("order", "pk").values("key")))

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


class PublicIntroductions(models.Manager):
    """Introductions that a second person has approved."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(approved_at__isnull=False)
