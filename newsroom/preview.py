"""Previews: any revision in the public template, for the staff and for who holds a signed link.

A link names one revision, works for ``LIFETIME`` and needs no account. It can't be called back
before it expires, except by killing the release.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.signing import BadSignature, TimestampSigner
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from .models import Edition, Revision, State
from .proofs import proof
from .renditions import widths
from .templatetags.printed import written

LIFETIME = timedelta(hours=72)
HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    # The address is the key: no page that is opened from here may learn it.
    "Referrer-Policy": "no-referrer",
}
SIGNER = TimestampSigner(salt="newsroom.preview")

Address = Callable[[int, int], str]
"""The address of a proof, by the photo's key and the width."""


def link(revision: Revision) -> str:
    """The path under which anybody may read this revision until it expires."""
    return reverse("preview", args=[SIGNER.sign(revision.pk)])


def opened(signed: str) -> Revision:
    """The revision of a link. Raises Http404 for one that is false, expired or killed."""
    try:
        key = SIGNER.unsign(signed, max_age=LIFETIME)
    except BadSignature as refusal:
        raise Http404 from refusal
    living = Revision.objects.exclude(release__state=State.KILLED)
    return get_object_or_404(living.select_related("release__group", "section"), pk=key)


class PreviewEdition:
    """What the public template reads of an edition, from a revision. Kept nowhere.

    Words and topics are the revision's own; its photos lead to proofs.
    """

    mark = ""
    reason = ""
    updated_at = None
    changes: list[dict] = []
    is_killed = False

    def __init__(self, revision: Revision, address: Address):
        self.revision, self.release = revision, revision.release
        self.language = self.release.language
        self.year, self.number = self.release.group.year, self.release.group.number
        self.photos = [with_proofs(photo, address) for photo in revision.photos]
        self.published_at, self.embargoed = prospect(revision)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.revision, name)

    def __str__(self) -> str:
        return str(self.revision)

    @property
    def lead_photo(self) -> dict | None:
        return self.photos[0] if self.photos else None

    @property
    def section_name(self) -> str:
        section = self.revision.section
        return section.label_in(self.language) if section else _("not chosen")

    @property
    def section_slug(self) -> str:
        return self.revision.section.slug if self.revision.section else ""

    @property
    def section_url(self) -> str:
        return reverse("section", args=[self.section_slug]) if self.section_slug else ""

    def get_absolute_url(self) -> str:
        """Where it will be read once it is in print; nowhere yet if it has no number."""
        if not self.number:
            return ""
        return reverse("release", args=[self.year, self.number, self.revision.slug])

    @property
    def note(self) -> str:
        """What stands above a preview: until when it is under embargo, or which version it is."""
        if self.embargoed and self.published_at:
            return _("Embargoed until %(local)s, %(gmt)s GMT") % {
                "local": written(self.published_at, "zoned"),
                "gmt": f"{self.published_at.astimezone(UTC):%H:%M}",
            }
        return _("Preview of version %(number)s") % {"number": self.revision.number}


def with_proofs(photo: dict, address: Address) -> dict:
    """A photo with the addresses of its proofs, in the form editions have them."""
    proofs = [[width, address(photo["photo"], width)] for width in widths(photo)]
    return {**photo, "sources": {"jpeg": proofs}}


def prospect(revision: Revision) -> tuple[datetime | None, bool]:
    """When the release was or will be first in print, and whether that time is an embargo."""
    release = revision.release
    last = Edition.objects.filter(release=release).order_by("-ordinal").first()
    if last:
        return last.published_at, last.embargoed and release.editions.scheduled().exists()
    return release.publish_at, release.embargoed


def page(request: HttpRequest, revision: Revision, address: Address) -> HttpResponse:
    """The revision in the public template, in its own language, to be kept by nobody."""
    request.language_urls = {}
    language = revision.release.language
    with override(language):
        edition = PreviewEdition(revision, address)
        context = {
            "edition": edition,
            "heading": edition.title,
            "is_preview": True,
            "preview_note": edition.note,
        }
        response = render(request, "newsroom/release.html", context)
    return guarded(response, language=language)


def guarded(response: HttpResponse, *, language: str = "") -> HttpResponse:
    """The answer with what keeps it out of caches, indexes and referrers."""
    spoken = {"Content-Language": language} if language else {}
    for name, value in {**HEADERS, **spoken}.items():
        response[name] = value
    return response


def preview(request: HttpRequest, signed: str) -> HttpResponse:
    """The page behind a link."""

    def address(photo: int, width: int) -> str:
        return reverse("preview_photo", args=[signed, photo, width])

    return page(request, opened(signed), address)


def preview_photo(_request: HttpRequest, signed: str, photo: int, width: int) -> HttpResponse:
    """A photo of the page behind a link."""
    return guarded(proof(opened(signed), photo, width))
