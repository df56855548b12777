"""Old addresses: what readers and other sites know the releases of an archive by."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from ...models import OldAddress, Release
from .items import ArchiveItem


def keep_old_addresses(items: Iterable[ArchiveItem]) -> dict[str, list[str]]:
    """Let the items' old addresses lead to them. Returns those that lead elsewhere, by item.

    An address is kept by year and number, so that it leads nowhere before its release is in print.
    """
    wanted = {item.archive_id: item for item in items if item.old_paths and item.was_public}
    known = OldAddress.objects.filter(
        path__in=[path for item in wanted.values() for path in item.old_paths]
    )
    taken = {row.path: (row.year, row.number, row.language) for row in known}
    new: list[OldAddress] = []
    others: dict[str, list[str]] = {}
    releases = Release.objects.filter(archive_id__in=wanted, group__number__isnull=False)
    for release in releases.select_related("group").order_by("pk"):
        identity = (release.group.year, release.group.number, release.language)
        for path in wanted[release.archive_id].old_paths:
            if path not in taken:
                year, given, language = taken[path] = identity
                new.append(OldAddress(path=path, year=year, number=given, language=language))
            elif taken[path] != identity:
                others.setdefault(release.archive_id, []).append(path)
    OldAddress.objects.bulk_create(new)
    return others


def elsewhere(path: str) -> str:
    """That an old address was not taken over."""
    return _("old_urls: %(path)s leads to another release already") % {"path": path}
