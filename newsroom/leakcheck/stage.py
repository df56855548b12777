"""The stage on which canaries are hidden: some staff, and something in print to hide them behind.

What is in print here has plain words. The shorthands go through the workflow, as the desk does, so
that what is hidden lies where it lies in a real press centre.
"""

import secrets
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from .. import workflow
from ..clock import clock
from ..models import (
    STORY_FIELDS,
    Disclosure,
    Edition,
    Photo,
    Release,
    Revision,
    Section,
    Topic,
    TranslationGroup,
    User,
)
from ..renditions import large, offered, path_of
from ..topics import establish
from .canaries import Canaries

PLAIN = {
    "lead": "A plain standfirst.",
    "body": "<p>A plain text.</p>",
    "dateline_place": "A plain place",
    "dateline_text": "",
    "byline": "A plain byline",
    "source_name": "",
    "source_url": "",
}

# The smallest PNG there is.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


class Stage:
    """Staff, public rows and shorthands for planters, in one language."""

    def __init__(self, canaries: Canaries, language: str):
        self.canaries, self.language = canaries, language
        self.addresses: list[str] = []
        self.mark = secrets.token_hex(4)
        self.section = Section.objects.create(slug=f"plain-{self.mark}", name="A plain section")
        self.topic = establish(f"A plain topic {self.mark}", featured=True)

    # ---------- staff

    @cached_property
    def writer(self) -> User:
        return self.staff("the writer")

    @cached_property
    def reviewer(self) -> User:
        return self.staff("the reviewer")

    def staff(self, who: str) -> User:
        """Somebody with all rights and a canary for a name. Four eyes hold for them as well."""
        return User.objects.create(
            **self.canaries.columns(User, who, password=""), is_staff=True, is_superuser=True
        )

    # ---------- words, topics, photos

    def word(self, place: str) -> str:
        """A canary of its own, for a reason or a remark."""
        return self.canaries.word(place)

    def words(self, of: str, **given: Any) -> dict[str, Any]:
        """A canary for every text that a writer sets, but for those given."""
        words = self.canaries.columns(Release, of, **given)
        return {name: words[name] for name in words if name in {*STORY_FIELDS, *given}}

    def plain(self, **given: Any) -> dict[str, Any]:
        """Words that may be public."""
        return {"title": "A plain headline", "slug": "plain", **PLAIN, **given}

    def hidden_topic(self, of: str) -> Topic:
        """A topic with canaries for all its names and addresses."""
        columns = self.canaries.columns(Topic, of, key="")
        alias = self.word(f"alias of {of}")
        names = {name: columns[name] for name in ("name", "slug", "names")}
        return establish(**names, aliases=[alias], featured=True)

    def photo(self, **columns: Any) -> Photo:
        """A photo of the library with a file in memory."""
        columns = {"credit": "A plain credit", "alt": "A plain picture", **columns}
        unique = {"content_hash": secrets.token_hex(32), "record": f"P-{secrets.token_hex(6)}"}
        photo = Photo(width=320, height=200, uploaded_by=self.writer, **{**unique, **columns})
        photo.original.save("plain.png", ContentFile(PICTURE), save=False)
        photo.save(force_insert=True)
        return photo

    def hidden_photo(self, of: str, **given: Any) -> Photo:
        """A photo with a canary in every column."""
        given = {"disclosure": Disclosure.COMPOSITE, "retired_reason": "", **given}
        return self.photo(**self.canaries.columns(Photo, f"photo of {of}", **given))

    def develop(self, revision: Revision, of: str) -> None:
        """Lay renditions of the revision's photos where the photo view looks, each a canary."""
        for entry in revision.photos:
            for name in (*offered(entry), *large(entry)):
                content = self.word(f"{name} file of a photo of {of}").encode()
                path = path_of(entry["version"], name, "jpeg")
                default_storage.save(path, ContentFile(content))

    # ---------- the workflow

    def draft(
        self, of: str, *, group: Release | None = None, numbered: str = "in secret", **given: Any
    ) -> Revision:
        """A draft with canaries everywhere: words, topic, photo and its files, and its number.

        ``numbered="plainly"`` is for what comes into print: its number may be seen.
        """
        topics = given.pop("topics", None) or [self.hidden_topic(f"topic of {of}")]
        shown = {"section": self.section, "language": self.language, **given}
        words = self.words(of, photos=[self.hidden_photo(of)], topics=topics, **shown)
        revision = workflow.draft(by=self.writer, translation_of=group, **words)
        archived = self.word(f"archive_id of {of}")
        Release.objects.filter(pk=revision.release_id).update(archive_id=archived)
        if group is None:
            secret = numbered == "in secret"
            self.number(
                revision, self.canaries.number(f"number of {of}") if secret else plain_number()
            )
        self.develop(revision, of)
        return revision

    def plain_draft(self, **given: Any) -> Revision:
        """A draft of what may be public."""
        words = self.plain(section=self.section, topics=[self.topic], language=self.language)
        revision = workflow.draft(by=self.writer, **{**words, **given})
        self.number(revision, plain_number())
        return revision

    def number(self, revision: Revision, number: int) -> None:
        """Give the number beforehand: the year's series is left to the desk, and unlocked."""
        group = TranslationGroup.objects.filter(pk=revision.release.group_id)
        group.update(year=clock().year, number=number)

    def submit(self, revision: Revision) -> Revision:
        workflow.submit(revision, by=self.writer)
        return revision

    def approve(self, revision: Revision, *, reason: str = "") -> Revision:
        """Submit, and approve as somebody else."""
        workflow.approve(self.submit(revision), by=self.reviewer, reason=reason)
        return revision

    def publish(
        self, revision: Revision, *, at: datetime | None = None, embargoed: bool = False
    ) -> Edition:
        """Submit, approve and publish."""
        self.approve(revision)
        return workflow.publish(revision, by=self.reviewer, at=at, embargoed=embargoed)

    def in_print(self, **given: Any) -> Edition:
        """Something that may be read, with plain words."""
        return self.publish(self.plain_draft(**given))

    def revise(self, edition: Edition, **changes: Any) -> Revision:
        """Change the working copy of something in print."""
        release = Release.objects.get(pk=edition.release_id)
        attached = {name: changes.pop(name) for name in ("photos", "topics") if name in changes}
        return workflow.revise(
            release, by=self.writer, base=release.head, words=changes, **attached
        )

    def hide_change(self, edition: Edition, of: str, **given: Any) -> Revision:
        """Change something in print to canaries everywhere, unapproved."""
        topics, photos = [self.hidden_topic(f"topic of {of}")], [self.hidden_photo(of)]
        words = self.words(of, topics=topics, photos=photos, **given)
        revision = self.revise(edition, **words)
        self.develop(revision, of)
        return revision

    @property
    def tomorrow(self) -> datetime:
        return clock() + timedelta(days=1)


def plain_number() -> int:
    """A number that is no canary, and that no year has come to."""
    return secrets.randbelow(10**8) + 2 * 10**8
