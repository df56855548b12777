"""How often a row was changed, and when last: from its history."""

from typing import Self

from django.db import models
from django.db.models import Count, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce


class Changing(models.QuerySet):
    """Rows of a model that keeps a history."""

    def with_changes(self) -> Self:
        """With ``changes`` and ``changed_at``, as a calendar's SEQUENCE and DTSTAMP need them."""
        history = self.model.history.model.objects.filter(id=OuterRef("pk"))
        mine = history.order_by().values("id")
        return self.annotate(
            changes=Coalesce(Subquery(mine.annotate(n=Count("pk") - 1).values("n")), 0),
            changed_at=Subquery(mine.annotate(last=Max("history_date")).values("last")),
        )
