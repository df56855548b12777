"""Introductions of topics: proposed by one, approved by another."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import sanitise
from ..clock import clock
from ..models import Topic, TopicIntroduction, User
from .rules import Refused, authorise


@transaction.atomic
def propose_introduction(
    topic: Topic, *, by: User, language: str, body: str, review_by: date | None = None
) -> TopicIntroduction:
    """Put forward a text for the head of a topic's page in one language.

    ``review_by`` is the day on which somebody should look at it again; none if it is to stand.
    """
    authorise(by, "newsroom.add_topicintroduction")
    body = sanitise.html(body)
    if not sanitise.words(body):
        raise Refused(_("Write the introduction first."))
    if review_by and review_by <= timezone.localdate():
        raise Refused(_("The day to review it lies in the past: choose one to come."))
    return TopicIntroduction.objects.create(
        topic=topic, language=language, body=body, written_by=by, review_by=review_by
    )


@transaction.atomic
def approve_introduction(introduction: TopicIntroduction, *, by: User) -> TopicIntroduction:
    """Say yes to exactly this text. Refused to who wrote it."""
    authorise(by, "newsroom.review_release")
    text = TopicIntroduction.objects.select_for_update().get(pk=introduction.pk)
    if text.written_by_id == by.pk:
        raise Refused(_("Somebody else approves what you wrote."))
    if text.approved_at:
        raise Refused(_("This introduction is approved already."))
    text.approved_by, text.approved_at = by, clock()
    text.save(update_fields=["approved_by", "approved_at"])
    return text
