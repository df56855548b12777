"""The record of merged topics, for the desk's eyes: what was joined to what, and taken apart."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..querysets.merges import TopicMergeQuerySet

# How long a merge can be undone.
UNDO = timedelta(days=30)


class TopicMerge(models.Model):
    """One topic made part of another: who, when, why, and what was moved. Append-only.

    By the keys the topics had and not by foreign keys: the log outlives the topic that was merged,
    and the one it was merged into where that is merged on. The lists are only there to be put back:
    ``columns`` is what the topic was; by table ``moved`` has the keys of rows that changed sides,
    ``doubles`` the rows that the other topic had as well, ``altered`` the columns that were set
    anew in rows that were moved.
    """

    topic = models.PositiveBigIntegerField(db_index=True, editable=False)
    name = models.CharField(_("merged topic"), max_length=200)
    into = models.PositiveBigIntegerField(db_index=True, editable=False)
    into_name = models.CharField(_("merged into"), max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who")
    )
    at = models.DateTimeField(_("when"))
    reason = models.TextField(_("why"))
    columns = models.JSONField(editable=False)
    moved = models.JSONField(editable=False)
    doubles = models.JSONField(editable=False)
    altered = models.JSONField(editable=False)

    objects = TopicMergeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("merged topic")
        verbose_name_plural = _("merged topics")
        constraints = [
            models.CheckConstraint(condition=~Q(topic=F("into")), name="merge_into_another"),
            models.CheckConstraint(condition=~Q(reason=""), name="merge_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.name} → {self.into_name}"


class TopicMergeUndo(models.Model):
    """A merge that was undone, once: who, when. Append-only."""

    merge = models.OneToOneField(TopicMerge, models.PROTECT, related_name="undone")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("undone merge")
        verbose_name_plural = _("undone merges")

    def __str__(self) -> str:
        return str(self.merge)
