"""Sentences about member states."""

from datetime import date
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, Subquery
from django.utils import timezone

from newsroom.pages import LIMIT
from newsroom.querysets.columns import Counted


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

    def of_topic(self, topic: int, *, also: list[str]) -> Self:
        """States that the topic (its key) names, that carry it, or that have one of the slugs.

        With ``carries``: whether the state carries it beside its own.
        """
        tags = apps.get_model("exercises", "StateTopic").objects.filter(tag=topic)
        found = self.annotate(carries=Exists(tags.filter(content_object=OuterRef("pk"))))
        return found.filter(Q(topic=topic) | Q(slug__in=also) | Q(carries=True))

    # ---------- what stands beside them

    def with_hosted(self) -> Self:
        """With ``hosted_count``: how many announced exercises the state hosts or hosted."""
        hosted = apps.get_model("exercises", "Exercise").public.filter(host=OuterRef("pk"))
        return self.annotate(hosted_count=Counted(hosted.order_by().values("pk")[: LIMIT + 1]))

    def with_photographs(self) -> Self:
        """With ``photograph_count``: how many photos of releases about the state may be seen.

        Counted among four times as many uses as are counted to at most, so that it costs the same
        always: few photos stand in more than two releases, each in two languages.
        """
        shown = apps.get_model("newsroom", "EditionPhoto").public.standing()
        topic = OuterRef(OuterRef("topic"))
        mine = shown.filter(edition__edition_topics__topic=topic).order_by()
        uses = shown.filter(pk__in=Subquery(mine.values("pk")[: 4 * LIMIT])).order_by()
        each = uses.values("photo").distinct()
        return self.annotate(photograph_count=Counted(each[: LIMIT + 1]))

    def with_latest_release(self, language: str) -> Self:
        """With ``latest``: the key of the newest edition in the language about the state."""
        about = apps.get_model("newsroom", "Edition").public.filter(
            edition_topics__topic=OuterRef("topic"), edition_topics__language=language
        )
        newest = about.newest_first_on_topic()
        return self.annotate(latest=Subquery(newest.values("pk")[:1]))

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
