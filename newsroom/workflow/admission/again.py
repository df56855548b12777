"""Readmission: an archive that is brought in again.

The record says what came in before: the newest revision that the log calls brought in from the
archive. An item that is the same is left alone, whatever the desk has done since. An item that
differs becomes another revision, and what is in print is refiled with it. What the desk has taken
over since is never overwritten.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.db import transaction
from django.utils.translation import gettext as _

from ... import snapshot
from ...models import (
    Approval,
    Edition,
    PrintVerb,
    Release,
    ReleasePhoto,
    Revision,
    State,
    TopicMerge,
    Transition,
    TranslationGroup,
    Verb,
)
from ...models.story import Story
from ..printing import conclude, print_edition, withdraw
from ..review import refuse_contributor
from ..rules import Refused, note
from ..writing import snap
from .drafts import number, photo_uses
from .items import Accounts, Admitted, ArchiveItem, PhotoUse, Printing
from .old_editions import withdrawal_reason


class RefusedField(Refused):
    """A refusal that one field of the archive's item is to blame for."""

    def __init__(self, field: str, sentence: str):
        self.field = field
        super().__init__(sentence)


@dataclass(frozen=True)
class Brought:
    """What is here of an archive, by its ids."""

    releases: dict[str, Release]
    revisions: dict[int, Revision]
    printed: set[int]
    families: dict[str, int]
    leads: dict[int, int]

    @classmethod
    def find(cls, items: Iterable[ArchiveItem]) -> Self:
        """What is here of these items. The releases are locked."""
        ids = [item.archive_id for item in items]
        ours = Release.objects.filter(archive_id__in=ids).select_related("group", "head")
        releases = {each.archive_id: each for each in ours.select_for_update(of=("self",))}
        log = Transition.objects.filter(release__in=releases.values(), verb=Verb.ADMIT)
        lines = log.select_related("revision").order_by("pk")
        others = {item.translation_of for item in items if item.archive_id in releases} - {""}
        families = Release.objects.filter(archive_id__in=others)
        return cls(
            releases=releases,
            revisions={line.release_id: line.revision for line in lines if line.revision},
            printed=set(
                Edition.objects.filter(release__in=releases.values()).values_list(
                    "release", flat=True
                )
            ),
            families=dict(families.values_list("archive_id", "group")),
            leads=TopicMerge.objects.leads(),
        )


def readmit(
    item: ArchiveItem, brought: Brought, *, accounts: Accounts
) -> tuple[Admitted, list[Printing]]:
    """Change what came in before where the item differs. Also returns what is still to print."""
    release = brought.releases[item.archive_id]
    before = brought.revisions.get(release.pk)
    try:
        refuse_other_identity(release, item, brought)
        with transaction.atomic():
            return bring_up_to_date(release, item, before, brought, accounts)
    except RefusedField as refusal:
        return Admitted("refused", refusal.field, str(refusal)), []
    except Refused as refusal:
        return Admitted("refused", "id", str(refusal)), []


def refuse_other_identity(release: Release, item: ArchiveItem, brought: Brought) -> None:
    """Raise Refused if the item claims to be another release than the one that came in."""
    if item.language != release.language:
        raise RefusedField("language", _("It came in before in another language."))
    if not item.translation_of:
        return
    if brought.families.get(item.translation_of) != release.group_id:
        raise RefusedField("translation_of", _("It came in before with another story."))


def bring_up_to_date(
    release: Release,
    item: ArchiveItem,
    before: Revision | None,
    brought: Brought,
    accounts: Accounts,
) -> tuple[Admitted, list[Printing]]:
    """Rewrite, refile, withdraw or print for the first time, whatever the item asks for."""
    revision = before
    verdict = "unchanged"
    if before is None or differs(before, item, brought):
        refuse_taken_over(release, before)
        revision = rewrite(release, item, before, accounts)
        refile_admitted(release, revision, brought, accounts)
        verdict = "updated"
    if withdraw_admitted(release, item, brought, accounts):
        verdict = "updated"
    if revision is None or not is_to_print(release, revision, item, brought, accounts):
        return Admitted(verdict), []
    if accounts.reviewer:
        refuse_contributor(revision, accounts.reviewer)
    release.group = TranslationGroup.objects.select_for_update().get(pk=release.group_id)
    number([(item, release)])
    return Admitted("updated"), [Printing(item, revision)]


def differs(before: Revision, item: ArchiveItem, brought: Brought) -> bool:
    """Whether words, photos or topics of the item are not those that came in before.

    A topic that was merged since is no other one.
    """
    fresh = item.draft
    fresh.slug = item.words.get("slug") or before.slug
    photos = photos_to_show(before, item)
    return (
        comparable(fresh) != comparable(before)
        or {brought.leads.get(topic["id"], topic["id"]) for topic in before.topics}
        != {topic.pk for topic in item.topics}
        or (photos is not None and shown(photos, before) != shown_before(before))
    )


def comparable(story: Story) -> dict[str, str]:
    """The words of a story in the form in which a snapshot's digest compares them."""
    return {name: str(value or "") for name, value in snapshot.words(story).items()}


def photos_to_show(before: Revision | None, item: ArchiveItem) -> list[PhotoUse] | None:
    """The item's photos, each once; None if one that came in before can't be found now."""
    once: dict[int, PhotoUse] = {}
    for use in item.photos:
        once.setdefault(use.photo.pk, use)
    had = {entry["photo"] for entry in before.photos} if before else set()
    return None if item.photos_missing and not had <= set(once) else list(once.values())


def shown(photos: Sequence[PhotoUse], before: Revision) -> list[tuple[int, str]]:
    """Photos and captions of an item; where it gives none, the caption that was there stands."""
    captions = {entry["photo"]: entry["caption"] for entry in before.photos}
    return [(use.photo.pk, use.caption or captions.get(use.photo.pk, "")) for use in photos]


def shown_before(before: Revision) -> list[tuple[int, str]]:
    """Photos and captions that came in before."""
    return [(entry["photo"], entry["caption"]) for entry in before.photos]


def refuse_taken_over(release: Release, before: Revision | None) -> None:
    """Raise Refused if the desk has gone on with the release since it came in."""
    if before is None or release.head_id != before.pk:
        raise Refused(_("The desk has changed it since: it is left as it is."))
    if release.state not in {State.DRAFT, State.PRINTED}:
        raise Refused(
            _("It is in the state “%(state)s”: it is left as it is.")
            % {"state": release.get_state_display()}
        )


def rewrite(
    release: Release, item: ArchiveItem, before: Revision | None, accounts: Accounts
) -> Revision:
    """Put the item into the working copy and record it."""
    words: dict[str, Any] = {**item.words, "slug": item.words.get("slug") or release.slug}
    for name, value in words.items():
        setattr(release, name, value)
    release.save(update_fields=[*words, "changed_at"])
    photos = photos_to_show(before, item)
    if photos is not None:
        release.release_photos.all().delete()
        ReleasePhoto.objects.bulk_create(photo_uses(release, photos))
    release.topics.set(list(item.topics))
    revision = snap(release, by=accounts.author)
    note(release, Verb.ADMIT, accounts.author, revision=revision)
    return revision


def refile_admitted(
    release: Release, revision: Revision, brought: Brought, accounts: Accounts
) -> None:
    """Print the changed text in place of the one in print, if there is one and two people do it."""
    if release.pk not in brought.printed or not (accounts.reviewer and accounts.publisher):
        return
    refuse_contributor(revision, accounts.reviewer)
    reason = _("Archive import")
    approval = Approval.objects.create(revision=revision, reviewer=accounts.reviewer)
    note(release, Verb.APPROVE, accounts.reviewer, revision=revision, reason=reason)
    edition = print_edition(approval, PrintVerb.REFILE, by=accounts.publisher, reason=reason)
    conclude(release, edition, accounts.publisher, reason=reason)


def withdraw_admitted(
    release: Release, item: ArchiveItem, brought: Brought, accounts: Accounts
) -> bool:
    """Withdraw what the archive has withdrawn since. False if there is nothing to do."""
    due = item.state == State.WITHDRAWN and release.state == State.PRINTED
    if not due or release.pk not in brought.printed or accounts.publisher is None:
        return False
    edition = Edition.objects.visible().get(release=release)
    withdraw(edition, by=accounts.publisher, reason=withdrawal_reason(item))
    return True


def is_to_print(
    release: Release,
    revision: Revision,
    item: ArchiveItem,
    brought: Brought,
    accounts: Accounts,
) -> bool:
    """Whether it came in as a draft, is one still, and there are people now to print it."""
    untouched = release.state == State.DRAFT and release.head_id == revision.pk
    never_printed = release.pk not in brought.printed
    return bool(accounts.publisher and item.was_public and untouched and never_printed)
