"""What comes in from an archive, and the accounts by which it comes in."""

import dataclasses
import functools
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from ...models import Photo, Release, Revision, State, Topic, User
from ..rules import Refused, authorise
from ..writing import tidy


@dataclasses.dataclass(frozen=True, kw_only=True)
class Accounts:
    """Who brings an archive in. Without reviewer and publisher everything stays a draft."""

    author: User
    reviewer: User | None = None
    publisher: User | None = None

    def authorise(self) -> None:
        """Raise Refused unless each may do his part, and nobody approves his own."""
        authorise(self.author, "newsroom.add_release")
        if self.reviewer is None and self.publisher is None:
            return
        if self.reviewer is None or self.publisher is None:
            raise Refused(_("Printing takes both a reviewer and a publisher."))
        if self.reviewer == self.publisher:
            raise Refused(_("The reviewer and the publisher must be two different people."))
        if self.reviewer == self.author:
            raise Refused(_("Somebody else approves what you wrote."))
        authorise(self.reviewer, "newsroom.review_release")
        authorise(self.publisher, "newsroom.publish_release")


class PhotoUse(NamedTuple):
    """A photo as a release of the archive shows it."""

    photo: Photo
    caption: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class ArchiveItem:
    """A release of an archive: read, checked and resolved.

    ``words`` are story columns. ``state`` is where it stood in the archive: DRAFT, PRINTED or
    WITHDRAWN. ``photos_missing`` says that there were more photos than could be found.
    """

    archive_id: str
    language: str
    words: dict[str, Any]
    state: State
    published_at: datetime
    updated_at: datetime | None = None
    translation_of: str = ""
    photos: Sequence[PhotoUse] = ()
    photos_missing: bool = False
    topics: Sequence[Topic] = ()
    old_paths: Sequence[str] = ()
    note: str = ""

    @property
    def was_public(self) -> bool:
        return self.state != State.DRAFT

    @functools.cached_property
    def draft(self) -> Release:
        """The working copy with these words, sanitised, not saved yet."""
        release = Release(language=self.language, archive_id=self.archive_id, **self.words)
        release.publish_at = self.published_at if self.was_public else None
        tidy(release)
        return release


@dataclasses.dataclass
class Admitted:
    """What became of an item: ``created``, ``updated``, ``unchanged`` or ``refused`` and why."""

    verdict: str
    field: str = ""
    sentence: str = ""
    notes: list[str] = dataclasses.field(default_factory=list)


class Printing(NamedTuple):
    """A revision that goes into print at its old date."""

    item: ArchiveItem
    revision: Revision
