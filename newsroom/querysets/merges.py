"""Sentences about merged topics. For the desk only."""

from typing import Self

from django.db import models


class TopicMergeQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Merges that nobody has undone."""
        return self.filter(undone=None)

    def leads(self) -> dict[int, int]:
        """For each topic that is merged away the topic that stands for it now, by their keys.

        The newest first: where its topic was merged on, that is known already.
        """
        found: dict[int, int] = {}
        for topic, into in self.standing().order_by("-pk").values_list("topic", "into"):
            found[topic] = found.get(into, into)
        return found
