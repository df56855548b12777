"""How a release stands, in the desk's words. Questions only: nothing here writes.

Where print matters, the release comes from ``Release.objects.with_printings()``.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from .. import sanitise
from ..models import Edition, Mark, Release, Revision, State, User, Verb
from .writing import OPEN_STATES

BADGES = {
    "draft": State.DRAFT.label,
    "review": State.IN_REVIEW.label,
    "changes": State.RETURNED.label,
    "approved": State.APPROVED.label,
    "scheduled": gettext_lazy("Scheduled"),
    "embargo": gettext_lazy("Embargoed"),
    "published": State.PRINTED.label,
    "updated": Mark.UPDATED.label,
    "corrected": Mark.CORRECTED.label,
    "withdrawn": State.WITHDRAWN.label,
    "killed": State.KILLED.label,
}
SECOND = {"print": gettext_lazy("In print")}
OF_STATE = {
    State.DRAFT: "draft",
    State.IN_REVIEW: "review",
    State.RETURNED: "changes",
    State.APPROVED: "approved",
    State.PRINTED: "published",
    State.WITHDRAWN: "withdrawn",
    State.KILLED: "killed",
}
OF_MARK: dict[str, str] = {Mark.UPDATED: "updated", Mark.CORRECTED: "corrected"}
# Badges that themselves say that an edition waits for its time.
WAITING = {"scheduled", "embargo"}
WAITS_FOR = {
    State.IN_REVIEW: pgettext_lazy("whom a release waits for", "Reviewer"),
    State.APPROVED: pgettext_lazy("whom a release waits for", "Publisher"),
}
STEPS = (State.DRAFT, State.IN_REVIEW, State.APPROVED, State.PRINTED)
# Written or reviewed, and not as it is in print.
ON_THE_WAY = OPEN_STATES[:-1]
ENTERED_BY = {
    State.IN_REVIEW: (Verb.SUBMIT,),
    State.RETURNED: (Verb.RETURN,),
    State.APPROVED: (Verb.APPROVE, Verb.UNSCHEDULE),
}


@dataclass(frozen=True)
class Badge:
    """A word with its shape and colour: ``code`` names both in the stylesheet."""

    code: str

    @property
    def label(self) -> str:
        return str(BADGES.get(self.code) or SECOND[self.code])


@dataclass(frozen=True)
class Step:
    """A station on the way to print: ``done``, ``now`` or ahead."""

    label: str
    progress: str
    at: datetime | None = None


def in_print(release: Release) -> Edition | None:
    """The edition that a stranger may ask for now."""
    return next((edition for edition in release.printings if edition.opened), None)


def scheduled(release: Release) -> Edition | None:
    """The edition that waits for its instant."""
    return next((edition for edition in release.printings if not edition.opened), None)


def badge(release: Release) -> Badge:
    """The word for where the release stands."""
    if release.state != State.PRINTED:
        return Badge(OF_STATE[State(release.state)])
    return printed_badge(in_print(release), scheduled(release))


def printed_badge(current: Edition | None, waiting: Edition | None) -> Badge:
    """The word for what is in print, or on its way there."""
    if current:
        return Badge(OF_MARK.get(current.mark, "published"))
    if waiting:
        return Badge("embargo" if waiting.embargoed else "scheduled")
    return Badge("published")


def second_badge(release: Release) -> Badge | None:
    """What is also true: a draft of it is worked on while it is in print, a change is scheduled."""
    current, waiting = in_print(release), scheduled(release)
    if current and release.state in ON_THE_WAY:
        return Badge("print")
    return Badge("scheduled") if waiting and badge(release).code not in WAITING else None


def waits_for(release: Release) -> str:
    """Whose step is next: a role, or the author by name; empty if nobody's."""
    if release.state == State.DRAFT:
        return str(release.head.author if release.head else release.created_by)
    if release.state == State.RETURNED:
        return str(release.created_by)
    return str(WAITS_FOR.get(State(release.state), ""))


def waits_since(release: Release) -> datetime | None:
    """When it came to whom it waits for."""
    verbs = ENTERED_BY.get(State(release.state), (Verb.DRAFT, Verb.SAVE))
    log = release.transitions.filter(verb__in=verbs)
    return log.aggregate(last=Max("at"))["last"] if release.state in ON_THE_WAY else None


def may_set_time(release: Release, user: User) -> bool:
    """Whether the person may change the time wished for: once approved, the publisher alone.

    An embargo is no part of a revision, so no approval would notice that an author took it off.
    """
    return release.state != State.APPROVED or user.has_perm("newsroom.publish_release")


def prints_at(release: Release) -> datetime | None:
    """When it goes to print, or went; None if that is open."""
    current, waiting = in_print(release), scheduled(release)
    if waiting:
        return waiting.visible_from
    return current.published_at if current else release.publish_at


def steps(release: Release) -> list[Step]:
    """The way to print, and how far the release has come."""
    state = State.DRAFT if release.state == State.RETURNED else State(release.state)
    if state not in STEPS:
        return []
    reached = STEPS.index(state)
    current = in_print(release)
    arrived = state == State.PRINTED and current is not None
    # A change of what is in print goes there at a time that nobody has set yet.
    at = prints_at(release) if arrived or current is None else None
    labels = [str(step.label) for step in STEPS[:-1]] + [_("In print")]
    return [
        Step(
            label,
            "done" if index < reached or arrived else "now" if index == reached else "",
            at if index == len(STEPS) - 1 else None,
        )
        for index, label in enumerate(labels)
    ]


def editable(release: Release, user: User) -> bool:
    """Whether the person may write in it: not in what was withdrawn or killed."""
    return release.state in OPEN_STATES and user.has_perm("newsroom.change_release")


@dataclass(frozen=True)
class PhotoCount:
    """How many photos there are, and how many have a credit and a text alternative."""

    complete: int
    total: int

    @property
    def all_complete(self) -> bool:
        return self.complete == self.total


def photos_complete(revision: Revision | None) -> PhotoCount:
    """Counted in what the revision keeps of its photos."""
    photos = revision.photos if revision else []
    complete = [
        photo
        for photo in photos
        if sanitise.legible(photo["credit"])
        and (photo["decorative"] or sanitise.legible(photo["alt"]))
    ]
    return PhotoCount(len(complete), len(photos))
