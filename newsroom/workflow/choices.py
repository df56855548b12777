"""What a person may do with a release now, and what stands in the way. Questions only.

An obstacle is found by asking the verb's own checks, so that the desk can't promise what a verb
would refuse.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from ..models import Approval, Edition, Release, State, User, Verb
from .printing import last_edition, refuse_scheduled, refuse_unready, standing_approval
from .review import refuse_contributor, refuse_second_signature
from .rules import Refused
from .standing import in_print, scheduled

WRITING = {State.DRAFT, State.RETURNED}
UNAPPROVED = {*WRITING, State.IN_REVIEW}
PRINT_NOW = "print_now"


class Desk:
    """A release before a person, with what the questions need to know about it."""

    def __init__(self, release: Release, user: User):
        self.release, self.user = release, user
        self.state = State(release.state)

    @cached_property
    def in_print(self) -> Edition | None:
        return in_print(self.release)

    @cached_property
    def scheduled(self) -> Edition | None:
        return scheduled(self.release)

    @cached_property
    def was_printed(self) -> bool:
        return last_edition(self.release) is not None

    @cached_property
    def unsigned(self) -> Approval | None:
        """The emergency publication that waits for a second signature."""
        return Approval.objects.unsigned().filter(revision__release=self.release).first()


@dataclass(frozen=True)
class Choice:
    """A verb that a person may see: ``blocked_reason`` says why not now, and is empty if now."""

    verb: str
    label: str
    blocked_reason: str = ""
    needs_reason: bool = False
    needs_time: bool = False
    takes_time: bool = False
    main: bool = False
    warns: bool = False


@dataclass(frozen=True)
class Option:
    """A verb with the right it takes, when it is offered and what may stand in its way."""

    verb: str
    label: str | Promise
    rights: tuple[str, ...]
    offered: Callable[[Desk], object]
    check: Callable[[Desk], object] | None = None
    needs_reason: bool = False
    needs_time: bool = False
    takes_time: bool = False
    leads: bool = False
    warns: bool = False

    def obstacle(self, desk: Desk) -> str:
        """Why the verb would be refused now; empty if it would not."""
        try:
            if self.check:
                self.check(desk)
        except Refused as refusal:
            return str(refusal)
        return ""


def refuse_unprintable(desk: Desk) -> None:
    """Raise Refused if the newest revision is not approved or another edition is scheduled."""
    standing_approval(desk.release.head)
    refuse_scheduled(desk.release)


def changes(desk: Desk) -> bool:
    """Whether an approved change of what is in print waits to be printed."""
    return desk.state == State.APPROVED and desk.was_printed


OPTIONS = (
    Option(
        verb=Verb.COUNTERSIGN,
        label=_("Sign the emergency publication"),
        rights=("review_release",),
        offered=lambda desk: desk.unsigned,
        check=lambda desk: refuse_second_signature(desk.unsigned, desk.user),
        leads=True,
    ),
    Option(
        verb=Verb.APPROVE,
        label=_("Approve"),
        rights=("review_release",),
        offered=lambda desk: desk.state == State.IN_REVIEW,
        check=lambda desk: refuse_contributor(desk.release.head, desk.user),
        leads=True,
    ),
    Option(
        verb=Verb.SUBMIT,
        label=_("Submit for review"),
        rights=("submit_release",),
        offered=lambda desk: desk.state in WRITING,
        check=lambda desk: refuse_unready(desk.release.head),
        leads=True,
    ),
    Option(
        verb=Verb.PUBLISH,
        label=_("Publish now"),
        rights=("publish_release",),
        offered=lambda desk: desk.state in {*UNAPPROVED, State.APPROVED} and not desk.was_printed,
        check=refuse_unprintable,
        leads=True,
    ),
    Option(
        verb=Verb.SCHEDULE,
        label=_("Schedule"),
        rights=("publish_release",),
        offered=lambda desk: desk.state == State.APPROVED and not desk.was_printed,
        check=refuse_unprintable,
        needs_time=True,
    ),
    *(
        Option(
            verb=verb,
            label=label,
            rights=("publish_release",),
            offered=changes,
            check=refuse_unprintable,
            needs_reason=True,
            takes_time=True,
            leads=True,
        )
        for verb, label in [
            (Verb.UPDATE, _("Print as an update")),
            (Verb.CORRECT, _("Print as a correction")),
            (Verb.REFILE, _("Refile without a notice")),
        ]
    ),
    Option(
        verb=PRINT_NOW,
        label=_("Print now instead"),
        rights=("publish_release",),
        offered=lambda desk: desk.scheduled and desk.state == State.PRINTED,
        leads=True,
    ),
    Option(
        verb=Verb.UNSCHEDULE,
        label=_("Unschedule"),
        rights=("publish_release",),
        offered=lambda desk: desk.scheduled,
    ),
    Option(
        verb=Verb.TAKE_BACK,
        label=_("Take back to draft"),
        rights=("submit_release",),
        offered=lambda desk: desk.state in {State.IN_REVIEW, State.APPROVED},
    ),
    Option(
        verb=Verb.RETURN,
        label=_("Request changes"),
        rights=("review_release",),
        offered=lambda desk: desk.state == State.IN_REVIEW,
        needs_reason=True,
        warns=True,
    ),
    Option(
        verb=Verb.WITHDRAW,
        label=_("Withdraw"),
        rights=("publish_release",),
        offered=lambda desk: desk.in_print and desk.state not in {State.WITHDRAWN, State.KILLED},
        needs_reason=True,
        warns=True,
    ),
    Option(
        verb=Verb.KILL,
        label=_("Kill"),
        rights=("publish_release", "kill_release"),
        offered=lambda desk: desk.in_print and desk.state != State.KILLED,
        needs_reason=True,
        warns=True,
    ),
    Option(
        verb=Verb.EMERGENCY,
        label=_("Publish in an emergency"),
        rights=("publish_release",),
        offered=lambda desk: desk.state in UNAPPROVED,
        check=lambda desk: (refuse_unready(desk.release.head), refuse_scheduled(desk.release)),
        needs_reason=True,
        warns=True,
    ),
)


def choices(release: Release, user: User) -> list[Choice]:
    """The verbs that this person may carry out on the release in its state, the main one marked.

    The release comes from ``Release.objects.with_printings()``.
    """
    desk = Desk(release, user)
    found = [
        (option, option.obstacle(desk))
        for option in OPTIONS
        if user.has_perms([f"newsroom.{right}" for right in option.rights]) and option.offered(desk)
    ]
    main = next((option for option, obstacle in found if option.leads and not obstacle), None)
    return [as_choice(option, obstacle, main=option is main) for option, obstacle in found]


def choice_of(verb: str) -> Choice | None:
    """What the verb needs to be told, whoever asks; None if there is no such verb."""
    found = (option for option in OPTIONS if option.verb == verb)
    return next((as_choice(option) for option in found), None)


def as_choice(option: Option, obstacle: str = "", *, main: bool = False) -> Choice:
    """An option as it is offered."""
    return Choice(
        verb=str(option.verb),
        label=str(option.label),
        blocked_reason=obstacle,
        needs_reason=option.needs_reason,
        needs_time=option.needs_time,
        takes_time=option.takes_time,
        main=main,
        warns=option.warns,
    )
