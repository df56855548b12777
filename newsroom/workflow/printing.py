"""Printing: opening and closing editions. The only writer of what the public reads."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import public_files, renditions, snapshot
from ..clock import clock
from ..models import (
    Approval,
    Edition,
    EditionPhoto,
    EditionTopic,
    Mark,
    NumberSeries,
    PrintVerb,
    Release,
    Revision,
    State,
    Topic,
    TranslationGroup,
    User,
    Verb,
)
from ..readiness import missing
from ..search.indexing import index
from .heirs import standing
from .rules import Refused, authorise, lock, lock_head, move, note, require, require_reason
from .writing import NotReady, refuse_ended

MARKS = {
    PrintVerb.UPDATE: Mark.UPDATED,
    PrintVerb.CORRECT: Mark.CORRECTED,
    PrintVerb.WITHDRAW: Mark.WITHDRAWN,
    PrintVerb.KILL: Mark.REMOVED,
}
PRINTING = {PrintVerb.PUBLISH, PrintVerb.REFILE, PrintVerb.UPDATE, PrintVerb.CORRECT}
GRAVITY = ["", Mark.UPDATED, Mark.CORRECTED, Mark.WITHDRAWN, Mark.REMOVED]


@transaction.atomic
def publish(
    revision: Revision, *, by: User, at: datetime | None = None, embargoed: bool = False
) -> Edition:
    """Print an approved revision for the first time, now or at a future instant.

    ``embargoed`` says that the instant has been promised in public.
    """
    authorise(by, "newsroom.publish_release")
    release = lock_head(revision)
    require(release, State.APPROVED)
    if last_edition(release):
        raise Refused(_("It is in print already: refile, update or correct it."))
    approval = standing_approval(revision)
    edition = print_edition(approval, PrintVerb.PUBLISH, by=by, at=at, embargoed=embargoed)
    conclude(release, edition, by)
    return edition


@transaction.atomic
def refile(revision: Revision, *, by: User, reason: str, at: datetime | None = None) -> Edition:
    """Mend a typing error in print. No notice; the feeds' entry keeps its dates."""
    return change(revision, PrintVerb.REFILE, by=by, reason=reason, at=at)


@transaction.atomic
def update(revision: Revision, *, by: User, reason: str, at: datetime | None = None) -> Edition:
    """Add to what is in print; the reason is the note that readers see."""
    return change(revision, PrintVerb.UPDATE, by=by, reason=reason, at=at)


@transaction.atomic
def correct(revision: Revision, *, by: User, reason: str, at: datetime | None = None) -> Edition:
    """Correct what is in print; the reason says what was wrong and what is right."""
    return change(revision, PrintVerb.CORRECT, by=by, reason=reason, at=at)


def change(
    revision: Revision, verb: PrintVerb, *, by: User, reason: str, at: datetime | None
) -> Edition:
    """Open an edition with the approved revision after the one in print."""
    authorise(by, "newsroom.publish_release")
    reason = require_reason(reason)
    release = lock_head(revision)
    require(release, State.APPROVED)
    if not last_edition(release):
        raise Refused(_("It is not in print yet: publish it."))
    approval = standing_approval(revision)
    edition = print_edition(approval, verb, by=by, reason=reason, at=at)
    conclude(release, edition, by, reason=reason)
    return edition


@transaction.atomic
def publish_in_emergency(
    revision: Revision,
    *,
    by: User,
    reason: str,
    verb: PrintVerb = PrintVerb.PUBLISH,
    notice: str = "",
) -> Edition:
    """Print a revision that nobody else has approved. Marked so for ever.

    ``reason`` says to the desk why there was no time; it stays on everyone's desk until a second
    person has signed. For a change of what is in print, ``notice`` is the note readers see.
    """
    authorise(by, "newsroom.publish_release")
    reason = require_reason(reason)
    if verb not in PRINTING:
        raise Refused(_("An emergency ends nothing: withdraw it or kill it."))
    release = lock_head(revision)
    require(release, State.DRAFT, State.RETURNED, State.IN_REVIEW)
    refuse_unready(revision)
    if (verb == PrintVerb.PUBLISH) == bool(last_edition(release)):
        raise Refused(_("Choose “publish” for what is new, a change for what is in print."))
    approval = Approval.objects.create(
        revision=revision, reviewer=by, emergency=True, reason=reason
    )
    notice = require_reason(notice) if verb != PrintVerb.PUBLISH else ""
    edition = print_edition(approval, verb, by=by, reason=notice)
    move(release, State.PRINTED)
    note(release, Verb.EMERGENCY, by, revision=revision, reason=reason)
    return edition


@transaction.atomic
def unschedule(edition: Edition, *, by: User, reason: str = "") -> Release:
    """Take back an edition before its instant. What was in print stays in print."""
    authorise(by, "newsroom.publish_release")
    release = lock(edition.release)
    edition = release.editions.get(pk=edition.pk)
    refuse_opened(edition)
    printed = release.editions.exclude(visible_until=F("visible_from"))
    previous = printed.filter(visible_until=edition.visible_from).first()
    close(edition, edition.visible_from)
    if previous:
        close(previous, None)
    if release.state == State.PRINTED:
        move(release, State.APPROVED)
    note(release, Verb.UNSCHEDULE, by, revision=edition.revision, reason=reason)
    return release


@transaction.atomic
def print_now(edition: Edition, *, by: User) -> Edition:
    """Print what is scheduled at once instead of at its instant: exactly that revision."""
    release = unschedule(edition, by=by, reason=_("Printed at once instead."))
    approval = standing_approval(edition.revision)
    verb = PrintVerb(edition.verb)
    printed = print_edition(approval, verb, by=by, reason=edition.reason)
    conclude(release, printed, by, reason=edition.reason)
    return printed


@transaction.atomic
def withdraw(edition: Edition, *, by: User, reason: str) -> Edition:
    """Let a release stand no longer: its text stays readable under a banner with the reason."""
    return end(edition, PrintVerb.WITHDRAW, State.WITHDRAWN, by=by, reason=reason)


@transaction.atomic
def kill(edition: Edition, *, by: User, reason: str) -> Edition:
    """Remove a release from print: its address answers 410 with headline, number and reason."""
    authorise(by, "newsroom.kill_release")
    return end(edition, PrintVerb.KILL, State.KILLED, by=by, reason=reason)


def end(edition: Edition, verb: PrintVerb, state: State, *, by: User, reason: str) -> Edition:
    """Print the last edition of a release, and cancel what is scheduled after."""
    authorise(by, "newsroom.publish_release")
    reason = require_reason(reason)
    release = lock(edition.release)
    refuse_ended_already(release, state)
    if not Edition.objects.visible().filter(release=release).exists():
        raise Refused(_("It is not in print. Unschedule it instead."))
    for scheduled in Edition.objects.scheduled().filter(release=release):
        unschedule(scheduled, by=by, reason=reason)
    current = Edition.objects.visible().get(release=release)
    last = print_edition(current.approval, verb, by=by, reason=reason)
    move(release, state)
    note(release, Verb(verb.value), by, revision=current.revision, reason=reason)
    return last


def refuse_ended_already(release: Release, state: State) -> None:
    """Raise Refused for what was killed, and for withdrawing twice."""
    if state == State.WITHDRAWN or release.state == State.KILLED:
        refuse_ended(release)


def refuse_unready(revision: Revision) -> None:
    """Raise NotReady if a credit, a text alternative or the like is missing."""
    if problems := [problem for problem in missing(revision) if problem.blocking]:
        raise NotReady(problems)


def refuse_opened(edition: Edition) -> None:
    """Raise Refused if the edition is in print already, or was taken back."""
    if not Edition.objects.scheduled().filter(pk=edition.pk).exists():
        raise Refused(_("This edition is not waiting for its time any more."))


def standing_approval(revision: Revision) -> Approval:
    """The approval of a revision that still counts. Raises Refused if there is none."""
    approval = Approval.objects.standing().filter(revision=revision).first()
    if approval is None:
        raise Refused(_("Version %(number)s is not approved.") % {"number": revision.number})
    return approval


def last_edition(release: Release) -> Edition | None:
    """The newest edition that is in print, was, or is scheduled; not what was unscheduled."""
    editions = release.editions.exclude(visible_until=F("visible_from"))
    return editions.order_by("-ordinal").first()


def conclude(release: Release, edition: Edition, by: User, *, reason: str = "") -> None:
    """Move the release on and write the log, after an approved revision was printed.

    A working copy that has gone further stays where it is.
    """
    if release.head_id == edition.revision_id:
        move(release, State.PRINTED)
    scheduled = edition.visible_from > clock()
    verb = Verb.SCHEDULE if scheduled else Verb(edition.verb)
    note(release, verb, by, revision=edition.revision, reason=reason)


def print_edition(
    approval: Approval,
    verb: PrintVerb,
    *,
    by: User,
    reason: str = "",
    at: datetime | None = None,
    embargoed: bool = False,
) -> Edition:
    """Open an edition of the approved revision and close the one before at the same instant."""
    opens = instant(at)
    revision, release = approval.revision, approval.revision.release
    refuse_scheduled(release)
    previous = last_edition(release)
    if previous:
        close(previous, opens)
    edition = Edition(
        approval=approval,
        revision=revision,
        release=release,
        verb=verb,
        reason=reason,
        embargoed=embargoed,
        printed_by=by,
        visible_from=opens,
        **identity(release, opens),
        **dates(verb, opens, previous),
        **marks(verb, opens, previous, reason),
        **content(revision, verb),
    )
    edition.save(force_insert=True)
    join(edition)
    if previous is None:
        remember(release, opens)
    return edition


def remember(release: Release, opens: datetime) -> None:
    """Set the time wished for to that of the first printing: the desk leafs through it by date."""
    release.publish_at = opens
    release.save(update_fields=["publish_at"])


def instant(at: datetime | None) -> datetime:
    """The moment an edition opens. Raises Refused for one that has passed."""
    now = clock()
    if at is None:
        return now
    if at <= now:
        raise Refused(_("That time has passed. Choose a later one, or publish now."))
    return at


def refuse_scheduled(release: Release) -> None:
    """Raise Refused while another edition waits for its time."""
    waiting = Edition.objects.scheduled().filter(release=release).first()
    if waiting:
        moment = timezone.localtime(waiting.visible_from)
        raise Refused(
            _("Another edition is scheduled for %(moment)s: unschedule it first.")
            % {"moment": f"{moment:%d.%m.%Y %H:%M}"}
        )


def close(edition: Edition, at: datetime | None) -> None:
    """Set the instant at which an edition closes; None leaves it open.

    Its photos are no longer left to the web server, unless another edition goes on showing them.
    """
    edition.visible_until = at
    edition.save(update_fields=["visible_until"])
    versions = [photo["version"] for photo in edition.photos]
    transaction.on_commit(partial(public_files.take_in, versions))


def identity(release: Release, opens: datetime) -> dict[str, Any]:
    """Language, year, number and ordinal of a release's next edition."""
    group = numbered(release, opens)
    return {
        "language": release.language,
        "year": group.year,
        "number": group.number,
        "ordinal": release.editions.count() + 1,
    }


def numbered(release: Release, opens: datetime) -> TranslationGroup:
    """The release's group with its number, given at the first printing in any language.

    What was unscheduled and comes in another year gets a number of that year; what came from an
    archive keeps the number by which its old addresses know it.
    """
    group = TranslationGroup.objects.select_for_update().get(pk=release.group_id)
    year = timezone.localtime(opens).year
    kept = any(each.archive_id or last_edition(each) for each in group.releases.all())
    if group.number is None or (group.year != year and not kept):
        group.year = year
        group.number = next_number(str(group.year))
        group.save(update_fields=["year", "number"])
    return group


def next_number(series: str) -> int:
    """The next number of a series. Gaps mean nothing, doubles are impossible."""
    return next_numbers(series, 1)[0]


def next_numbers(series: str, count: int) -> range:
    """As many numbers of a series in a row."""
    row, _created = NumberSeries.objects.select_for_update().get_or_create(series=series)
    row.last += count
    row.save(update_fields=["last"])
    return range(row.last - count + 1, row.last + 1)


def dates(verb: PrintVerb, opens: datetime, previous: Edition | None) -> dict[str, Any]:
    """First printing and last announced change; a refiled edition keeps both."""
    if previous is None:
        return {"published_at": opens, "updated_at": None}
    silent = verb == PrintVerb.REFILE
    return {
        "published_at": previous.published_at,
        "updated_at": previous.updated_at if silent else opens,
    }


def marks(
    verb: PrintVerb, opens: datetime, previous: Edition | None, reason: str
) -> dict[str, Any]:
    """The mark (the gravest so far) and the change history, newest first.

    Of a killed release only the reason is left: earlier notices quoted its text.
    """
    before = previous.history if previous and verb != PrintVerb.KILL else []
    mark = MARKS.get(verb, "")
    if previous and verb == PrintVerb.REFILE:
        return {"mark": previous.mark, "history": before}
    gravest = max(mark, previous.mark if previous else "", key=GRAVITY.index)
    entry = {"at": opens.isoformat(), "verb": verb, "mark": mark, "note": reason}
    return {"mark": gravest, "history": [entry, *before]}


def content(revision: Revision, verb: PrintVerb) -> dict[str, Any]:
    """Words, photos and topics of an edition: the revision's, or the headline of a killed one."""
    section = {
        "section_slug": revision.section.slug,
        "section_name": revision.section.label_in(revision.release.language),
    }
    words = snapshot.words(revision)
    if verb == PrintVerb.KILL:
        return {
            **section,
            **{name: words[name] for name in ("section_id", "kind", "title", "slug")},
        }
    photos = [{**photo, "sources": renditions.sources(photo)} for photo in revision.photos]
    return {**section, **words, "photos": photos, "topics": revision.topics}


def join(edition: Edition) -> None:
    """Write the rows by which the public finds an edition by topic, by photo and by its words."""
    EditionTopic.objects.bulk_create(topic_rows(edition, standing_topics(edition.revision)))
    EditionPhoto.objects.bulk_create(photo_rows(edition))
    index([edition])


def standing_topics(revision: Revision) -> list[int]:
    """Keys of the revision's topics; of those that were merged since, what stands for them.

    Locked, so that none is merged away before the edition stands on it.
    """
    locked = Topic.objects.select_for_update(no_key=True).order_by("pk")
    return sorted(standing(revision.topics, locked))


def topic_rows(edition: Edition, topics: Iterable[int]) -> list[EditionTopic]:
    """An edition's rows on the pages of the topics with these keys."""
    return [
        EditionTopic(
            edition_id=edition.pk,
            topic_id=topic,
            release_id=edition.release_id,
            language=edition.language,
            published_at=edition.published_at,
        )
        for topic in topics
    ]


def photo_rows(edition: Edition) -> list[EditionPhoto]:
    """An edition's rows by which its photos and their bytes are public."""
    return [
        EditionPhoto(
            edition_id=edition.pk,
            photo_id=photo["photo"],
            version=photo["version"],
            record=photo["record"],
            credit=photo["credit"],
            release_id=edition.release_id,
            language=edition.language,
            published_at=edition.published_at,
            order=order,
        )
        for order, photo in enumerate(edition.photos)
    ]
