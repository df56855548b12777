"""Review: the four eyes."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from ..clock import clock
from ..models import Approval, Comment, Edition, Release, Revision, State, User, Verb
from .rules import Refused, authorise, lock, lock_head, move, note, require, require_reason


def contributors(revision: Revision) -> set[int]:
    """Keys of all who changed words or photos since the last edition, up to this revision.

    An edition counts once it has opened: one that waits may yet be taken back, unread.
    """
    written = Revision.objects.filter(release=revision.release_id, number__lte=revision.number)
    opened = Edition.objects.opened().filter(
        release=revision.release_id, revision__number__lt=revision.number
    )
    last = opened.aggregate(last=Max("revision__number"))["last"] or 0
    return set(written.filter(number__gt=last).values_list("author_id", flat=True))


def refuse_contributor(revision: Revision, by: User) -> None:
    """Raise Refused if the person wrote in the revision, whatever their groups."""
    if by.pk in contributors(revision):
        raise Refused(_("Somebody else approves what you wrote."))


@transaction.atomic
def approve(revision: Revision, *, by: User, reason: str = "") -> Approval:
    """Say yes to exactly this revision. Refused to anyone who wrote in it."""
    authorise(by, "newsroom.review_release")
    release = lock_head(revision)
    require(release, State.IN_REVIEW)
    refuse_contributor(revision, by)
    approval = Approval.objects.standing().filter(revision=revision).first()
    approval = approval or Approval.objects.create(revision=revision, reviewer=by)
    move(release, State.APPROVED)
    note(release, Verb.APPROVE, by, revision=revision, reason=reason)
    return approval


@transaction.atomic
def return_(revision: Revision, *, by: User, reason: str) -> Release:
    """Ask the author for changes, and say which."""
    authorise(by, "newsroom.review_release")
    reason = require_reason(reason)
    release = lock_head(revision)
    require(release, State.IN_REVIEW)
    move(release, State.RETURNED)
    note(release, Verb.RETURN, by, revision=revision, reason=reason)
    return release


@transaction.atomic
def comment(revision: Revision, *, by: User, text: str, reply_to: Comment | None = None) -> Comment:
    """Remark on a revision. Changes no state."""
    authorise(by, "newsroom.view_release")
    text = require_reason(text)
    if reply_to and reply_to.revision.release_id != revision.release_id:
        raise Refused(_("That remark stands at another release."))
    note(lock(revision.release), Verb.COMMENT, by, revision=revision, reason=text)
    return Comment.objects.create(revision=revision, author=by, text=text, reply_to=reply_to)


@transaction.atomic
def resolve(comment: Comment, *, by: User) -> Comment:
    """Mark a remark as dealt with."""
    authorise(by, "newsroom.view_release")
    comment.resolved_by = by
    comment.save(update_fields=["resolved_by"])
    return comment


@transaction.atomic
def countersign(approval: Approval, *, by: User) -> Approval:
    """Sign an emergency publication as the second person. Refused to who wrote or printed it."""
    authorise(by, "newsroom.review_release")
    release = lock(approval.revision.release)
    approval = Approval.objects.select_for_update().get(pk=approval.pk)
    refuse_second_signature(approval, by)
    approval.countersigned_by, approval.countersigned_at = by, clock()
    approval.save(update_fields=["countersigned_by", "countersigned_at"])
    note(release, Verb.COUNTERSIGN, by, revision=approval.revision)
    return approval


def refuse_second_signature(approval: Approval, by: User) -> None:
    """Raise Refused unless the person can be the second to stand behind an emergency."""
    if not approval.emergency or approval.countersigned_by_id:
        raise Refused(_("There is nothing to sign: two people stand behind this already."))
    if by.pk == approval.reviewer_id:
        raise Refused(_("Somebody else signs what you published in an emergency."))
    refuse_contributor(approval.revision, by)
