"""Introductions of topics: proposed by one, approved by another."""

from django.db import transaction
from django.utils.translation import gettext as _

from .. import sanitise
from ..clock import clock
from ..models import Topic, TopicIntroduction, User
from .rules import Refused, authorise


@transaction.atomic
def propose_introduction(topic: Topic, *, by: User, language: str, body: str) -> TopicIntroduction:
    """Put forward a text for the head of a topic's page in one language."""
    authorise(by, "newsroom.add_topicintroduction")
    body = sanitise.html(body)
    if not sanitise.words(body):
        raise Refused(_("Write the introduction first."))
    return TopicIntroduction.objects.create(
        topic=topic, language=language, body=body, written_by=by
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
