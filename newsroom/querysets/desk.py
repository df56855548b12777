"""Sentences about what is on the desk."""

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from ..models import User


class ReleaseQuerySet(models.QuerySet):
    def written_by(self, user: "User") -> Self:
        """Releases in which the person wrote at any time."""
        return self.filter(revisions__author=user).distinct()

    def waiting_for(self, user: "User") -> Self:
        """Releases whose next step is this person's, as far as rights and the four eyes go."""
        waiting = self.none()
        if user.has_perm("newsroom.review_release"):
            waiting |= self.filter(state="in_review").exclude(head__author=user)
        if user.has_perm("newsroom.publish_release"):
            waiting |= self.filter(state="approved")
        if user.has_perm("newsroom.submit_release"):
            waiting |= self.filter(state="returned", created_by=user)
        return waiting

    def for_desk(self) -> Self:
        """With what a line of the desk's lists prints."""
        return self.select_related("section", "head", "head__author", "group")


class ApprovalQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Approvals that still count."""
        return self.filter(revoked_at=None)

    def unsigned(self) -> Self:
        """Emergency publications that wait for a second person's signature, oldest first."""
        return self.filter(emergency=True, countersigned_by=None).order_by("approved_at")
