"""The rules every verb goes by: who may, in which state, under a lock, with a line in the log."""

from datetime import datetime

from django.utils.translation import gettext as _

from .. import sanitise
from ..clock import clock
from ..models import Release, Revision, State, Transition, User, Verb


class Refused(Exception):
    """A verb that was not carried out; the message is a sentence for the editor."""


class Conflict(Refused):
    """Somebody else saved meanwhile. ``theirs`` is the revision that stands now."""

    def __init__(self, theirs: Revision):
        self.theirs = theirs
        super().__init__(
            _("%(name)s saved version %(number)s meanwhile. Nothing was overwritten.")
            % {"name": theirs.author, "number": theirs.number}
        )


def authorise(by: User, permission: str) -> None:
    """Raise Refused unless the person holds the right ("newsroom.publish_release")."""
    if not by.has_perm(permission):
        raise Refused(
            _("%(name)s may not do this: it takes the right “%(right)s”.")
            % {"name": by, "right": permission}
        )


def lock(release: Release) -> Release:
    """The release as it stands now; nobody else changes it until the transaction ends."""
    return Release.objects.select_for_update().get(pk=release.pk)


def lock_head(revision: Revision) -> Release:
    """The locked release of a revision. Raises Refused if the revision is not its newest."""
    release = lock(revision.release)
    if release.head_id != revision.pk:
        raise Refused(
            _("Version %(number)s is no longer the newest: look at the newest one first.")
            % {"number": revision.number}
        )
    return release


def require(release: Release, *states: State) -> None:
    """Raise Refused unless the release is in one of the states."""
    if release.state not in states:
        raise Refused(
            _("“%(title)s” is in the state “%(state)s”; this takes “%(needed)s”.")
            % {
                "title": release.title,
                "state": release.get_state_display(),
                "needed": " / ".join(str(state.label) for state in states),
            }
        )


def require_reason(reason: str) -> str:
    """The reason, fit to be kept. Raises Refused if there is none."""
    reason = sanitise.line(reason).strip()
    if not sanitise.legible(reason):
        raise Refused(_("Give a reason: it is kept with the record."))
    return reason


def move(release: Release, state: State) -> None:
    """Set the state of a locked release. Called by verbs only."""
    release.state = state
    release.save(update_fields=["state", "changed_at"])


def note(
    release: Release,
    verb: Verb,
    by: User,
    *,
    revision: Revision | None = None,
    reason: str = "",
    at: datetime | None = None,
) -> Transition:
    """Write a line of the log."""
    return Transition.objects.create(
        release=release,
        revision=revision or release.head,
        verb=verb,
        by=by,
        at=at or clock(),
        reason=sanitise.line(reason).strip(),
    )
