"""The import: line after line, in batches that come in whole or not at all."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from newsroom.models import Release, User
from newsroom.topics import NameTaken
from newsroom.workflow import Refused
from newsroom.workflow.admission import Accounts, Admitted, admit

from ..models import Figure
from .exercises import put_exercise
from .faults import Fault, Faults
from .format import TYPES, read_line
from .lines import Line, read
from .references import References
from .registry import put_ground, put_section, put_series, put_state, put_tag
from .releases import Resolved, resolve
from .shelf import Shelf, other_credit
from .summary import Summary

# Lines in one transaction: enough to be quick, few enough to hold in memory.
BATCH = 250
ACCOUNT = "archive"
LONGEST_MESSAGE = 400
Report = Callable[[str], None]


def nothing(_told: str | int) -> None:
    """What is done with reports and progress that nobody asked for."""


def import_archive(
    path: Path | str,
    *,
    photos: Path | str | None = None,
    author: User | None = None,
    reviewer: User | None = None,
    publisher: User | None = None,
    dry_run: bool = False,
    report: Report = nothing,
    advance: Callable[[int], None] = nothing,
) -> Summary:
    """Bring an archive in; on a second run, bring what is here up to date.

    With a reviewer and a publisher what was public goes into print at its old date, approved by
    the one and published by the other; without them all releases arrive as drafts. The author
    whose drafts they are is the archive's own account, which can't sign in, if none is named.
    ``report`` hears a sentence about each line that was refused or deserves a note; ``advance``
    hears the bytes of each line. A dry run does everything and keeps nothing.

    Raises OSError if the file can't be read, Refused if the accounts may not do this.
    """
    with rolled_back() if dry_run else nullcontext():
        accounts = Accounts(
            author=author or archive_account(), reviewer=reviewer, publisher=publisher
        )
        accounts.authorise()
        shelf = Shelf(Path(photos) if photos else None, by=accounts.author, dry_run=dry_run)
        work = Import(accounts, shelf, report)
        for lines in batches(read(Path(path))):
            with transaction.atomic():
                work.bring_in(lines)
            advance(sum(line.size for line in lines))
        work.name_sources()
    return work.summary


@contextmanager
def rolled_back() -> Iterator[None]:
    """A transaction that leaves nothing behind."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def archive_account() -> User:
    """The account that drafts what came out of an archive. Nobody can sign in to it."""
    user, _created = User.objects.get_or_create(
        username=ACCOUNT, defaults={"password": make_password(None), "first_name": _("Archive")}
    )
    user.groups.add(Group.objects.get(name="Author"))
    return user


def batches(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines, so many at a time."""
    batch: list[Line] = []
    for line in lines:
        batch.append(line)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


class Import:
    """One run over an archive: what it knows, what it has counted, whom it tells."""

    def __init__(self, accounts: Accounts, shelf: Shelf, report: Report):
        self.accounts = accounts
        self.shelf = shelf
        self.report = report
        self.summary = Summary()
        self.references = References()
        self.releases: dict[str, tuple[Line, Resolved]] = {}
        self.sources: list[tuple[Line, int, str]] = []

    def bring_in(self, lines: Iterable[Line]) -> None:
        """Bring a batch of lines in; releases that stand together come in together."""
        for line in lines:
            kind = "?"
            try:
                if isinstance(line.content, Fault):
                    raise line.content
                if isinstance(line.content.get("type"), str):
                    kind = line.content["type"]
                kind, values = read_line(line.content)
                self.bring_in_one(line, kind, values)
            except (Fault, Faults, NameTaken, Refused, IntegrityError, DataError) as wrong:
                self.refuse(line, kind, wrong)
        self.admit_releases()

    def bring_in_one(self, line: Line, kind: str, values: dict[str, Any]) -> None:
        """Bring one line in, or put it with the releases that wait for the end of the batch."""
        if kind != "release":
            self.admit_releases()
            with transaction.atomic():
                verdict = self.put(line, kind, values)
            self.summary.count(kind, verdict)
            return
        if values["id"] in self.releases:
            self.admit_releases()
        resolved = resolve(values, self.references, self.shelf)
        self.releases[values["id"]] = (line, resolved)

    def put(self, line: Line, kind: str, values: dict[str, Any]) -> str:
        """Make or change what a line of any other type is about. Returns the verdict."""
        if kind == "section":
            return put_section(values, self.references)
        if kind == "state":
            return put_state(values, self.references)
        if kind == "series":
            return put_series(values, self.references)
        if kind == "ground":
            return put_ground(values, self.references)
        if kind == "tag":
            return put_tag(values, self.references, self.accounts)
        if kind == "photo":
            return self.put_photo(line, values)
        verdict, waiting = put_exercise(values, self.references, self.accounts)
        self.sources += [(line, figure, release) for figure, release in waiting]
        return verdict

    def put_photo(self, line: Line, values: dict[str, Any]) -> str:
        """Take a photo into the library; one that is missing is told and counted."""
        try:
            photo, new = self.shelf.take(values)
        except Fault as fault:
            self.tell_missing(line, str(fault))
            return "missing"
        if photo:
            self.note(line, *other_credit(photo, values))
        return "created" if new else "unchanged"

    def admit_releases(self) -> None:
        """Hand the releases that wait to the workflow, one by one if they fail together."""
        waiting, self.releases = list(self.releases.values()), {}
        try:
            self.admit(waiting)
        except (IntegrityError, DataError):
            for line, resolved in waiting:
                try:
                    again = resolved._replace(item=dataclasses.replace(resolved.item))
                    self.admit([(line, again)])
                except (IntegrityError, DataError) as wrong:
                    self.refuse(line, "release", wrong)

    def admit(self, waiting: list[tuple[Line, Resolved]]) -> None:
        """Hand releases to the workflow and say what became of them."""
        if not waiting:
            return
        items = [resolved.item for _line, resolved in waiting]
        outcomes = admit(items, accounts=self.accounts)
        for (line, resolved), outcome in zip(waiting, outcomes, strict=True):
            self.conclude(line, resolved, outcome)

    def conclude(self, line: Line, resolved: Resolved, outcome: Admitted) -> None:
        """Count a release, and tell what there is to tell."""
        if outcome.verdict == "refused":
            self.refuse(line, "release", Fault(outcome.field, outcome.sentence))
            return
        self.summary.count("release", outcome.verdict)
        self.note(line, *resolved.notes, *outcome.notes)
        for sentence in resolved.photos_missing:
            self.tell_missing(line, sentence)
        if outcome.verdict != "unchanged":
            self.summary.elements_removed += resolved.elements_removed
            self.summary.attributes_removed += resolved.attributes_removed

    def name_sources(self) -> None:
        """Name the releases that figures came from, now that they are here."""
        for line, figure, archive_id in self.sources:
            release = Release.objects.select_related("group").filter(archive_id=archive_id).first()
            if release is None:
                self.note(line, _("figures: there is no release “%(id)s”") % {"id": archive_id})
            elif release.group.number:
                Figure.objects.filter(pk=figure).update(
                    source_year=release.group.year, source_number=release.group.number
                )

    def refuse(self, line: Line, kind: str, wrong: Exception) -> None:
        """Count a line that is not brought in, and say which and why."""
        self.references.forget()
        self.summary.count(kind if kind in TYPES else "?", "refused")
        faults = wrong.faults if isinstance(wrong, Faults) else [wrong]
        for fault in faults:
            self.tell(line, str(fault))

    def note(self, line: Line, *sentences: str) -> None:
        """Tell something about a line that came in."""
        self.summary.notes += len(sentences)
        for sentence in sentences:
            self.tell(line, sentence)

    def tell_missing(self, line: Line, sentence: str) -> None:
        """Tell that a photo of a line is missing."""
        self.summary.photos_missing += 1
        self.tell(line, sentence)

    def tell(self, line: Line, sentence: str) -> None:
        """Say something about a line, in characters that every terminal can show."""
        shown = printable(sentence[:LONGEST_MESSAGE])
        self.report(_("line %(number)s: %(sentence)s") % {"number": line.number, "sentence": shown})


def printable(text: str) -> str:
    """The text with escapes for what would command a terminal, or can't be encoded."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
