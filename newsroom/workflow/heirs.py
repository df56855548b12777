"""What stands for the topics of a revision now: some were merged since, and are others' names."""

from collections.abc import Iterable
from typing import Any

from ..models import Topic, TopicMerge
from ..querysets.topics import TopicQuerySet


def standing(topics: Iterable[dict[str, Any]], among: TopicQuerySet | None = None) -> set[int]:
    """Keys of the topics of a snapshot; of those that were merged since, what stands for them.

    ``among`` looks them up, and may lock them.
    """
    rows = Topic.objects.all() if among is None else among
    named = {topic["id"] for topic in topics}
    found = set(rows.filter(pk__in=named).values_list("pk", flat=True))
    if merged := named - found:
        leads = TopicMerge.objects.leads()
        heirs = [leads[key] for key in merged if key in leads]
        found |= set(rows.filter(pk__in=heirs).values_list("pk", flat=True))
    return found
