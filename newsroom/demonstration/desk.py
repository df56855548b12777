"""The play: each line of ``desk.jsonl`` is one act of one person, carried out by the workflow.

An archive can only say what was public. Drafts, remarks, approvals, embargoes, corrections and
the rest are acts, in the order in which a newsroom would have carried them out.
"""

import hashlib
import io
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.utils import timezone

from .. import topics, workflow
from ..clock import clock
from ..models import Photo, Release, Revision, Section, Topic, TopicIntroduction, TopicPin, User

Words = dict[str, Any]


def acts(path: Path) -> Iterator[Words]:
    """The acts of a file, one JSON object a line."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


class Desk:
    """The newsroom in the play: its people, and its releases by the names the play gives them."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.releases: dict[str, Release] = {}

    def play(self, act: str, **words: Any) -> None:
        """Carry out one act: the method of that name."""
        if "by" in words:
            words["by"] = User.objects.get(username=words["by"])
        getattr(self, f"act_{act}")(**words)

    def release(self, name: str) -> Release:
        """A release of the play, or of the archive by its id there, as it stands now."""
        known = self.releases.get(name)
        found = Release.objects.select_related("head")
        return found.get(pk=known.pk) if known else found.get(archive_id=name)

    def head(self, name: str) -> Revision:
        """The newest revision of a release."""
        return self.release(name).head

    def photo(self, name: str) -> Photo:
        """The photo of the library that was made from a file of the demonstration."""
        content = (self.folder / "photos" / name).read_bytes()
        return Photo.objects.get(content_hash=hashlib.sha256(content).hexdigest())

    # What stands in the house before anybody writes.

    def act_topic(self, slug: str, name: str, **fields: Any) -> None:
        """Before the archive comes in: an edition keeps the kind that its topics had."""
        topics.establish(name, slug=slug, **fields)

    def act_import(self, archive: str) -> None:
        """Bring the archive in, each by the person whose part it is."""
        call_command(
            "import_archive",
            self.folder / archive,
            photos=self.folder / "photos",
            author="author",
            reviewer="reviewer",
            publisher="publisher",
            stdout=io.StringIO(),
        )

    def act_draft(
        self,
        release: str,
        *,
        by: User,
        section: str,
        topics: list[str] = (),
        photos: list[str] = (),
        dateline: Words | None = None,
        translation_of: str = "",
        captions: dict[str, str] | None = None,
        **words: Any,
    ) -> None:
        """Begin a release; from now on the play calls it ``release``."""
        revision = workflow.draft(
            by=by,
            section=Section.objects.get(slug=section),
            translation_of=self.release(translation_of) if translation_of else None,
            topics=Topic.objects.filter(slug__in=topics),
            photos=[self.photo(name) for name in photos],
            **{f"dateline_{key}": value for key, value in (dateline or {}).items()},
            **words,
        )
        self.releases[release] = revision.release
        if captions:
            self.caption(revision, captions, by=by)

    def caption(self, base: Revision, captions: dict[str, str], *, by: User) -> None:
        """Give photos, by their files, the captions they have in this release."""
        for name, caption in captions.items():
            use = base.release.release_photos.get(photo=self.photo(name))
            use.caption = caption
            use.save(update_fields=["caption"])
        workflow.record(base.release, by=by, base=base)

    def act_revise(
        self, release: str, *, by: User, replace: dict[str, str] | None = None, **words: Any
    ) -> None:
        """Save other words; ``replace`` changes passages of the text."""
        base = self.head(release)
        if replace:
            words["body"] = replaced(base.body, replace)
        workflow.revise(base.release, by=by, base=base, words=words)

    def act_submit(self, release: str, *, by: User) -> None:
        workflow.submit(self.head(release), by=by)

    def act_comment(self, release: str, *, by: User, text: str, answers: bool = False) -> None:
        """Remark on a release, or answer the latest remark."""
        head = self.head(release)
        latest = head.comments.last() if answers else None
        workflow.comment(head, by=by, text=text, reply_to=latest)

    def act_return(self, release: str, *, by: User, reason: str) -> None:
        workflow.return_(self.head(release), by=by, reason=reason)

    def act_approve(self, release: str, *, by: User) -> None:
        workflow.approve(self.head(release), by=by)

    # Printing.

    def act_publish(
        self, release: str, *, by: User, days: int = 0, hour: int = 0, embargoed: bool = False
    ) -> None:
        """Publish now, or so many days after the play at that hour."""
        at = ahead(days, hour) if days else None
        workflow.publish(self.head(release), by=by, at=at, embargoed=embargoed)

    def act_refile(self, release: str, *, by: User, reason: str) -> None:
        workflow.refile(self.head(release), by=by, reason=reason)

    def act_update(self, release: str, *, by: User, reason: str) -> None:
        workflow.update(self.head(release), by=by, reason=reason)

    def act_correct(self, release: str, *, by: User, reason: str) -> None:
        workflow.correct(self.head(release), by=by, reason=reason)

    def act_withdraw(self, release: str, *, by: User, reason: str) -> None:
        workflow.withdraw(self.release(release).editions.last(), by=by, reason=reason)

    def act_kill(self, release: str, *, by: User, reason: str) -> None:
        workflow.kill(self.release(release).editions.last(), by=by, reason=reason)

    def act_emergency(self, release: str, *, by: User, reason: str) -> None:
        workflow.publish_in_emergency(self.head(release), by=by, reason=reason)

    # Topics.

    def act_introduce(self, topic: str, *, by: User, language: str, body: str) -> None:
        named = Topic.objects.get(slug=topic)
        workflow.propose_introduction(named, by=by, language=language, body=body)

    def act_approve_introduction(self, topic: str, *, by: User, language: str) -> None:
        proposed = TopicIntroduction.objects.filter(topic__slug=topic, language=language)
        workflow.approve_introduction(proposed.first(), by=by)

    def act_pin(self, topic: str, releases: list[str]) -> None:
        """Put releases at the head of a topic's page."""
        groups = [self.release(name).group for name in releases]
        TopicPin.objects.bulk_create(
            TopicPin(
                topic=Topic.objects.get(slug=topic),
                year=group.year,
                number=group.number,
                order=order,
            )
            for order, group in enumerate(groups, start=1)
        )


def replaced(text: str, passages: dict[str, str]) -> str:
    """The text with other passages. Raises ValueError where one does not stand in it."""
    for old, new in passages.items():
        if old not in text:
            raise ValueError(old)
        text = text.replace(old, new)
    return text


def ahead(days: int, hour: int) -> datetime:
    """The full hour so many days from now, by the clock that opens editions."""
    day = timezone.localtime(clock()) + timedelta(days=days)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)
