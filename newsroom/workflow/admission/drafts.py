"""Drafts of an archive: working copies with their numbers and first revisions, saved in bulk."""

from collections.abc import Iterable, Sequence

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from ... import snapshot
from ...models import (
    Release,
    ReleasePhoto,
    ReleaseTopic,
    Revision,
    Topic,
    TranslationGroup,
    User,
    Verb,
)
from ..printing import next_numbers
from ..rules import Refused
from .items import Accounts, Admitted, ArchiveItem, PhotoUse, Printing
from .old_editions import log


class Families:
    """The translation groups that items of an archive join."""

    def __init__(self, items: Iterable[ArchiveItem]):
        wanted = {item.translation_of for item in items} - {""}
        releases = Release.objects.filter(archive_id__in=wanted)
        groups = TranslationGroup.objects.select_for_update().filter(
            pk__in=releases.values("group")
        )
        by_key = {group.pk: group for group in groups.order_by("pk")}
        self.of_id = {
            archive_id: by_key[group]
            for archive_id, group in releases.values_list("archive_id", "group")
        }
        siblings = Release.objects.filter(group__in=by_key)
        self.languages = {
            (id(by_key[group]), language)
            for group, language in siblings.values_list("group", "language")
        }

    def join(self, item: ArchiveItem) -> TranslationGroup:
        """The group of a new item. Raises Refused if it has no place in it."""
        group = self.of_id.get(item.translation_of) if item.translation_of else TranslationGroup()
        if group is None:
            raise Refused(_("No release “%(id)s” came before it.") % {"id": item.translation_of})
        if (id(group), item.language) in self.languages:
            raise Refused(_("The story has a release in this language already."))
        self.languages.add((id(group), item.language))
        self.of_id[item.archive_id] = group
        return group


def admit_new(
    items: Sequence[ArchiveItem], *, accounts: Accounts
) -> tuple[list[Admitted], list[Printing]]:
    """Draft items whose ids nobody has yet. Returns what became of each, and what is to print."""
    families = Families(items)
    drafts: list[tuple[ArchiveItem, Release]] = []
    outcomes = []
    for item in items:
        try:
            group = families.join(item)
        except Refused as refusal:
            outcomes.append(Admitted("refused", "translation_of", str(refusal)))
            continue
        release = item.draft
        release.group, release.created_by = group, accounts.author
        drafts.append((item, release))
        outcomes.append(Admitted("created"))
    number(drafts)
    revisions = record_all(drafts, accounts)
    pairs = zip((item for item, _release in drafts), revisions, strict=True)
    return outcomes, [Printing(item, revision) for item, revision in pairs if item.was_public]


def number(drafts: Sequence[tuple[ArchiveItem, Release]]) -> None:
    """Save the groups; those with something public get numbers within their years, in order.

    Also where it arrives as a draft: its number is that of the day on which it was public, and
    its old addresses know it by that.
    """
    years: dict[int, list[TranslationGroup]] = {}
    for item, release in drafts:
        group = release.group
        if item.was_public and group.number is None and group.year is None:
            group.year = timezone.localtime(item.published_at).year
            years.setdefault(group.year, []).append(group)
    for year in sorted(years):
        numbers = next_numbers(str(year), len(years[year]))
        for group, given in zip(years[year], numbers, strict=True):
            group.number = given
            if group.pk:
                group.save(update_fields=["year", "number"])
    new = {id(release.group): release.group for _item, release in drafts if not release.group.pk}
    TranslationGroup.objects.bulk_create(new.values())


def record_all(drafts: Sequence[tuple[ArchiveItem, Release]], accounts: Accounts) -> list[Revision]:
    """Save the working copies with their photos and topics, and the first revision of each."""
    releases = Release.objects.bulk_create(release for _item, release in drafts)
    uses = {release.pk: photo_uses(release, item.photos) for item, release in drafts}
    ReleasePhoto.objects.bulk_create(use for those in uses.values() for use in those)
    ReleaseTopic.objects.bulk_create(
        ReleaseTopic(content_object_id=release.pk, tag_id=topic.pk)
        for item, release in drafts
        for topic in item.topics
    )
    revisions = Revision.objects.bulk_create(
        first_snapshot(release, uses[release.pk], item.topics, accounts.author)
        for item, release in drafts
    )
    newest = Revision.objects.filter(release=OuterRef("pk")).order_by("-number")
    ours = Release.objects.filter(pk__in=[release.pk for release in releases])
    ours.update(head=Subquery(newest.values("pk")[:1]))
    log(revisions, Verb.ADMIT, accounts.author)
    return revisions


def photo_uses(release: Release, photos: Iterable[PhotoUse]) -> list[ReleasePhoto]:
    """The photos of a release in their order, each once."""
    once: dict[int, PhotoUse] = {}
    for use in photos:
        once.setdefault(use.photo.pk, use)
    return [
        ReleasePhoto(release=release, photo=use.photo, caption=use.caption, order=order)
        for order, use in enumerate(once.values(), start=1)
    ]


def first_snapshot(
    release: Release, uses: Iterable[ReleasePhoto], topics: Iterable[Topic], author: User
) -> Revision:
    """The first revision of a working copy, not saved."""
    photos = [snapshot.photo_entry(use) for use in uses]
    tagged = sorted(topics, key=lambda topic: topic.key)
    entries = [snapshot.topic_entry(topic, release.language) for topic in tagged]
    revision = Revision(
        release=release,
        number=1,
        author=author,
        photos=photos,
        topics=entries,
        digest=snapshot.digest(release, photos, entries),
        **snapshot.words(release),
    )
    revision.section = release.section  # it is here already: no query for each
    return revision
