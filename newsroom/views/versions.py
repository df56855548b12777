"""The record of a release: every version that was in print, and what changed between any two.

Versions are counted from 1 in the order in which they were in print; their addresses never change.
Of a release that was removed nothing is left but what its own address answers.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .. import canonical, comparison, redline
from ..citation import citations
from ..models import Edition
from ..moments import NoMoment, moment, typed
from ..return_path import back_query, back_url
from .release import removed

# Seconds for which a redline is kept. Editions never change, and the page asks the record first.
REDLINE_KEPT = 24 * 60 * 60


@dataclass(frozen=True)
class Version:
    """An edition in the record. ``of`` is how many versions there are."""

    edition: Edition
    of: int

    @property
    def number(self) -> int:
        return self.edition.version

    @property
    def is_last(self) -> bool:
        return self.number == self.of

    @property
    def is_present(self) -> bool:
        return self.edition.closed_at is None

    @property
    def sha256(self) -> str:
        return canonical.sha256(self.edition)

    @property
    def url(self) -> str:
        return self.address("version")

    @property
    def text_url(self) -> str:
        return self.address("version_text")

    @property
    def changes_url(self) -> str:
        """What changed since the version before; nowhere for the first."""
        return self.address("redline", self.number - 1) if self.number > 1 else ""

    def address(self, name: str, *before: int) -> str:
        edition = self.edition
        numbers = [edition.year, edition.number, *before, self.number]
        with override(edition.language):
            return reverse(name, args=numbers)


class Removed(Exception):
    """The release was removed: ``tombstone`` is what is left of it."""

    def __init__(self, tombstone: Edition):
        self.tombstone = tombstone


class Record:
    """The versions of a release in the language of the page, the oldest first, in one query.

    Raises Http404 if there are none, and Removed.
    """

    def __init__(self, year: int, number: int):
        recorded = Edition.public.in_record().of_address(year, number)
        self.family = list(recorded.with_version().with_closing().with_photos_in_print())
        own = [e for e in self.family if e.language == get_language()]
        if not own:
            raise Http404
        if own[-1].is_killed:
            raise Removed(own[-1])
        self.versions = [Version(edition, len(own)) for edition in own]
        self.last = own[-1]

    def version(self, number: int) -> Version:
        """The version of the number. Raises Http404."""
        found = next((v for v in self.versions if v.number == number), None)
        if found is None:
            raise Http404
        return found

    def at(self, at: Any) -> Version | None:
        """The version that stood at a moment that has passed, or none."""
        for version in self.versions:
            closed = version.edition.closed_at
            if version.edition.visible_from <= at and (closed is None or closed > at):
                return version
        return None

    @property
    def url(self) -> str:
        return versions_url(self.last)

    @property
    def language_urls(self) -> dict[str, str]:
        return {e.language: versions_url(e) for e in self.family if not e.is_killed}


def versions_url(edition: Edition) -> str:
    with override(edition.language):
        return reverse("versions", args=[edition.year, edition.number])


@require_safe
def versions(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """All versions. ``?on=2023-09-04`` leads to the one of a day, ``?from=1&to=2`` to a redline."""
    try:
        record = Record(year, number)
    except Removed as refusal:
        return removed(request, refusal.tombstone)
    if "from" in request.GET or "to" in request.GET:
        return HttpResponseRedirect(chosen_redline(request, record))
    day, clock = request.GET.get("on", ""), request.GET.get("time", "")
    context: dict[str, Any] = typed(day, clock)
    if day:
        try:
            stood = record.at(moment(day, clock).at)
        except NoMoment as refusal:
            context["refusal"] = str(refusal)
        else:
            if stood:
                return HttpResponseRedirect(stood.url)
            context["refusal"] = _("This release was not in print then.")
    request.language_urls = record.language_urls
    context |= {
        "heading": _("Versions"),
        "edition": record.last,
        "versions": record.versions[::-1],
        "back_url": back_url(request),
        "back_query": back_query(request),
    }
    return render(request, "newsroom/record/versions.html", context)


def chosen_redline(request: HttpRequest, record: Record) -> str:
    """The address of the redline asked for by a form; of one version twice, the version's own.

    Raises Http404 for versions that there are not.
    """
    asked = {request.GET.get("from", ""), request.GET.get("to", "")}
    chosen = [v for v in record.versions if str(v.number) in asked]
    if not chosen or len(chosen) != len(asked):
        raise Http404
    older, newer = chosen[0], chosen[-1]
    return newer.url if older is newer else newer.address("redline", older.number)


@require_safe
def version(request: HttpRequest, year: int, number: int, version: int) -> HttpResponse:
    """A version as it was printed, under a notice that says when that was."""
    try:
        record = Record(year, number)
    except Removed as refusal:
        return removed(request, refusal.tombstone)
    shown = record.version(version)
    edition = shown.edition
    edition.photos = [as_of_today(photo, edition) for photo in edition.photos]
    request.language_urls = {**record.language_urls, edition.language: shown.url}
    context = {
        "edition": edition,
        "heading": edition.title,
        "version": shown,
        "present": record.last,
        "versions_url": record.url,
        "back_url": back_url(request),
        "citations": citations(edition, version=shown.number, path=shown.url),
        "canonical_url": settings.PRESS_CENTRE.site_url + record.last.get_absolute_url(),
    }
    return render(request, "newsroom/record/version.html", context)


def as_of_today(photo: dict, edition: Edition) -> dict:
    """A photo without its files, if no edition in print shows it any more."""
    if photo["version"] in (edition.photos_in_print or ()):
        return photo
    return {**photo, "sources": {}, "gone": True}


@require_safe
def version_text(request: HttpRequest, year: int, number: int, version: int) -> HttpResponse:
    """The canonical text of a version, byte for byte what its sum is computed from."""
    try:
        shown = Record(year, number).version(version)
    except Removed as refusal:
        return removed(request, refusal.tombstone)
    name = f"{year}-{number}-{shown.edition.language}-version-{version}.txt"
    return HttpResponse(
        canonical.text(shown.edition),
        content_type="text/plain; charset=utf-8",
        headers={
            "X-Robots-Tag": "noindex",
            "Content-Disposition": f'inline; filename="{name}"',
        },
    )


@require_safe
def changes(request: HttpRequest, year: int, number: int, older: int, newer: int) -> HttpResponse:
    """What changed from one version to a later one, word by word."""
    if older == newer:
        raise Http404
    if older > newer:
        return HttpResponseRedirect(reverse("redline", args=[year, number, newer, older]))
    try:
        record = Record(year, number)
    except Removed as refusal:
        return removed(request, refusal.tombstone)
    before, after = record.version(older), record.version(newer)
    context = {
        "heading": _("What changed"),
        "edition": record.last,
        "versions": record.versions,
        "before": before,
        "after": after,
        "pair": [before, after],
        "versions_url": record.url,
        "back_url": back_url(request),
        **compared(before.edition, after.edition),
    }
    request.language_urls = {**record.language_urls, record.last.language: request.path}
    return render(request, "newsroom/record/redline.html", context)


def compared(old: Edition, new: Edition) -> dict[str, Any]:
    """The redline of two editions: headline, standfirst, text, fields and photos."""
    rows = comparison.fields(old, new, comparison.PUBLIC_FIELDS)
    fields = [row for row in rows if row.changed]
    photos = [photo for photo in comparison.photos(old, new) if photo.changed]
    passages = body_redline(old, new)
    worded = old.title != new.title or old.lead != new.lead or redline.has_changes(passages)
    return {
        "title": redline.words(old.title, new.title),
        "lead": redline.words(old.lead, new.lead),
        "passages": passages,
        "fields": fields,
        "photos": photos,
        "worded": worded,
        "same": not (worded or fields or photos),
    }


def body_redline(old: Edition, new: Edition) -> list[redline.Passage]:
    """The redline of two texts that cannot change, kept for a day: a long one takes its time."""
    key = f"redline:{old.pk}:{new.pk}"
    return cache.get_or_set(key, lambda: redline.passages(old.body, new.body), REDLINE_KEPT)
