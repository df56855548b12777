"""Sentences about what is on the desk."""

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Prefetch, Q
from django.db.models.functions import Now

from .in_print import EditionQuerySet, visible_at

if TYPE_CHECKING:
    from ..models import User


STATES_OF_BADGES = {
    "draft": "draft",
    "review": "in_review",
    "changes": "returned",
    "approved": "approved",
    "withdrawn": "withdrawn",
    "killed": "killed",
}
MARKS_OF_BADGES = {"published": "", "updated": "updated", "corrected": "corrected"}


def standing_editions() -> models.QuerySet:
    """Editions that have not closed: in print, or scheduled."""
    open_ended = Q(visible_until=None)
    not_closed = Q(visible_until__gt=Now()) & Q(visible_until__gt=F("visible_from"))
    return apps.get_model("newsroom", "Edition").objects.filter(open_ended | not_closed)


def editions_of_the_release() -> EditionQuerySet:
    """The editions of the release of the query around."""
    return apps.get_model("newsroom", "Edition").objects.filter(release=OuterRef("pk"))


def contributions_of(user: "User") -> models.QuerySet:
    """What the person wrote in the release of the query around since readers last saw it.

    The four eyes as ``newsroom.workflow.contributors`` counts them, for many rows.
    """
    seen = apps.get_model("newsroom", "Edition").objects.opened()
    seen = seen.filter(release=OuterRef("release"), revision__number__gte=OuterRef("number"))
    revisions = apps.get_model("newsroom", "Revision").objects
    return revisions.filter(~Exists(seen), release=OuterRef("pk"), author=user)


class ReleaseQuerySet(models.QuerySet):
    def written_by(self, user: "User") -> Self:
        """Releases in which the person wrote at any time."""
        revisions = apps.get_model("newsroom", "Revision").objects
        return self.filter(Exists(revisions.filter(release=OuterRef("pk"), author=user)))

    def waiting_for(self, user: "User") -> Self:
        """Releases whose next step is this person's, as far as rights and the four eyes go."""
        waiting = self.none()
        if user.has_perm("newsroom.review_release"):
            waiting |= self.filter(~Exists(contributions_of(user)), state="in_review")
        if user.has_perm("newsroom.publish_release"):
            waiting |= self.filter(state="approved")
        if user.has_perm("newsroom.submit_release"):
            waiting |= self.filter(state="returned", created_by=user)
        # Said once more for the index: a database reads none for alternatives of this kind.
        return waiting.filter(state__in=["in_review", "approved", "returned"])

    def for_desk(self) -> Self:
        """With what a line of the desk's lists prints, and without what it does not."""
        related = self.select_related("section", "head__author", "group", "created_by")
        return related.defer("body", "head__body", "head__title", "head__lead").with_printings()

    def with_printings(self) -> Self:
        """With ``printings``: the editions in print or on their way there, newest first.

        Each says by the database's clock whether it has ``opened``.
        """
        opened = ExpressionWrapper(Q(visible_from__lte=Now()), models.BooleanField())
        editions = standing_editions().annotate(opened=opened).order_by("-ordinal")
        return self.prefetch_related(
            Prefetch("editions", editions.for_lists().defer("photos"), to_attr="printings")
        )

    def in_print(self) -> Self:
        """Releases that a stranger may ask for now."""
        visible = editions_of_the_release().filter(visible_at())
        return self.filter(Exists(visible))

    def standing_as(self, badge: str) -> Self:
        """Releases with this badge, see ``newsroom.workflow.standing``."""
        if badge in STATES_OF_BADGES:
            return self.filter(state=STATES_OF_BADGES[badge])
        visible = editions_of_the_release().filter(visible_at())
        printed = self.filter(state="printed")
        if badge in MARKS_OF_BADGES:
            return printed.filter(Exists(visible.filter(mark=MARKS_OF_BADGES[badge])))
        waiting = editions_of_the_release().scheduled().filter(embargoed=badge == "embargo")
        return printed.filter(~Exists(visible), Exists(waiting))

    def on_topic(self, topic: int) -> Self:
        """Releases whose working copy carries the topic."""
        through = apps.get_model("newsroom", "ReleaseTopic").objects
        return self.filter(Exists(through.filter(content_object=OuterRef("pk"), tag=topic)))


class ApprovalQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Approvals that still count."""
        return self.filter(revoked_at=None)

    def unsigned(self) -> Self:
        """Emergency publications that wait for a second person's signature, oldest first."""
        return self.filter(emergency=True, countersigned_by=None).order_by("approved_at")
