"""Old editions: what an archive had in public, printed at the dates on which it was."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from ...clock import clock
from ...models import (
    Approval,
    Edition,
    EditionPhoto,
    EditionTopic,
    Mark,
    PrintVerb,
    Release,
    Revision,
    State,
    Transition,
    User,
    Verb,
)
from ...search.indexing import index
from ..printing import content, marks, photo_rows, topic_rows
from .items import Accounts, ArchiveItem, Printing


def print_all(printings: Sequence[Printing], accounts: Accounts) -> None:
    """Approve these drafts and print each at its old date; what was withdrawn is closed again."""
    if accounts.reviewer is None or accounts.publisher is None or not printings:
        return
    approvals = Approval.objects.bulk_create(
        Approval(revision=printing.revision, reviewer=accounts.reviewer) for printing in printings
    )
    editions = [
        edition
        for printing, approval in zip(printings, approvals, strict=True)
        for edition in old_editions(printing.item, approval, accounts.publisher)
    ]
    Edition.objects.bulk_create(editions)
    join_all(editions)
    conclude_all(printings, accounts.reviewer, accounts.publisher)


def old_editions(item: ArchiveItem, approval: Approval, publisher: User) -> list[Edition]:
    """The edition of an item at its old date, and the one that withdrew it, not saved."""
    revision = approval.revision
    release = revision.release
    group = release.group
    common = {
        "approval": approval,
        "revision": revision,
        "release": release,
        "printed_by": publisher,
        "language": release.language,
        "year": group.year,
        "number": group.number,
        "published_at": item.published_at,
        **content(revision, PrintVerb.PUBLISH),
    }
    first = Edition(
        ordinal=1,
        verb=PrintVerb.PUBLISH,
        visible_from=item.published_at,
        updated_at=updated_at(item),
        **marks_of(item),
        **common,
    )
    if item.state != State.WITHDRAWN:
        return [first]
    first.visible_until = updated_at(item) or clock()
    reason = withdrawal_reason(item)
    last = Edition(
        ordinal=2,
        verb=PrintVerb.WITHDRAW,
        reason=reason,
        visible_from=first.visible_until,
        updated_at=first.visible_until,
        **marks(PrintVerb.WITHDRAW, first.visible_until, first, reason),
        **common,
    )
    first.updated_at = None
    return [first, last]


def updated_at(item: ArchiveItem) -> datetime | None:
    """When the archive says the item was last changed, if that was after it was published."""
    changed = item.updated_at
    return changed if changed and changed > item.published_at else None


def marks_of(item: ArchiveItem) -> dict[str, Any]:
    """Mark and change history of an item: an update if the archive has a note of one."""
    first = marks(PrintVerb.PUBLISH, item.published_at, None, "")
    changed = updated_at(item)
    if not (changed and item.note and item.state == State.PRINTED):
        return first
    entry = {
        "at": changed.isoformat(),
        "verb": PrintVerb.UPDATE,
        "mark": Mark.UPDATED,
        "note": item.note,
    }
    return {"mark": Mark.UPDATED, "history": [entry, *first["history"]]}


def withdrawal_reason(item: ArchiveItem) -> str:
    """The reason that readers see: the archive's note, or that it has none."""
    return item.note or _("Withdrawn. The archive gives no reason.")


def join_all(editions: Sequence[Edition]) -> None:
    """Write the rows by which the public finds the editions by topic, by photo and by words."""
    EditionTopic.objects.bulk_create(
        row
        for edition in editions
        for row in topic_rows(edition, [topic["id"] for topic in edition.topics])
    )
    EditionPhoto.objects.bulk_create(row for edition in editions for row in photo_rows(edition))
    index(editions)


def conclude_all(printings: Sequence[Printing], reviewer: User, publisher: User) -> None:
    """Move the releases on and write the log."""
    revisions = [printing.revision for printing in printings]
    withdrawn = [p.revision for p in printings if p.item.state == State.WITHDRAWN]
    releases = Release.objects.filter(pk__in=[revision.release_id for revision in revisions])
    gone = Q(pk__in=[revision.release_id for revision in withdrawn])
    releases.exclude(gone).update(state=State.PRINTED)
    releases.filter(gone).update(state=State.WITHDRAWN)
    reason = _("Archive import")
    log(revisions, Verb.APPROVE, reviewer, reason=reason)
    log(revisions, Verb.PUBLISH, publisher, reason=reason)
    log(withdrawn, Verb.WITHDRAW, publisher, reason=reason)


def log(revisions: Iterable[Revision], verb: Verb, by: User, *, reason: str = "") -> None:
    """One line of the log for each revision."""
    now = clock()
    Transition.objects.bulk_create(
        Transition(
            release_id=each.release_id,
            revision_id=each.pk,
            verb=verb,
            by_id=by.pk,
            at=now,
            reason=reason,
        )
        for each in revisions
    )
