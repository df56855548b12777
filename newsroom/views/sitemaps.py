"""Sitemaps, the news sitemap, and what a robot and a finder of faults ask for first.

A release stands in the part of its year and thousand: ``releases-2023-0``. The news sitemap has
what the organisation itself said in the last two days, as news search engines want it.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Max, QuerySet
from django.db.models.functions import Coalesce, Now
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from ..models import Edition
from ..renditions import FULL
from ..sitemaps import Entry, discover, parts
from ..structured_data import file_url

XML = "application/xml; charset=utf-8"
RELEASES = re.compile(r"releases-(\d{4})-(\d{1,4})")
# How many numbers of a year stand in one part.
BLOCK = 1000
# What a news sitemap may hold at most, by the rules of those who read it.
NEWS_HOURS, NEWS_ENTRIES = 48, 1000
SECURITY_YEARS = timedelta(days=365)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All parts in all languages; those of releases with their last change."""
    discover()
    named = [
        (reverse("sitemap", args=[code, name]), None)
        for code, _name in settings.LANGUAGES
        for name in parts
    ]
    context = {"parts": [*named, *map(release_part, blocks())], "site_url": site_url()}
    return render(request, "newsroom/sitemaps/index.xml", context, content_type=XML)


def blocks() -> QuerySet:
    """Language, year and thousand of all releases that can be read, and their last change."""
    block = Edition.public.annotate(block=F("number") / BLOCK).order_by()
    counted = block.values("language", "year", "block")
    changed = Max(Coalesce("updated_at", "published_at"))
    return counted.annotate(changed_at=changed).order_by("language", "year", "block")


def release_part(block: dict) -> tuple[str, datetime]:
    name = f"releases-{block['year']}-{block['block']}"
    return reverse("sitemap", args=[block["language"], name]), block["changed_at"]


@require_safe
def sitemap(request: HttpRequest, language: str, name: str) -> HttpResponse:
    """One part in one language. 404 for one that does not exist."""
    discover()
    if language not in dict(settings.LANGUAGES):
        raise Http404
    with override(language):
        entries = list(entries_of(language, name))
    if not entries:
        raise Http404
    context = {"entries": entries, "site_url": site_url()}
    return render(request, "newsroom/sitemaps/part.xml", context, content_type=XML)


def entries_of(language: str, name: str) -> Iterable[Entry]:
    """The addresses of a part; none of one that nobody names."""
    if name in parts:
        return parts[name](language)
    if block := RELEASES.fullmatch(name):
        return releases(language, int(block[1]), int(block[2]))
    return []


def releases(language: str, year: int, block: int) -> Iterable[Entry]:
    """Releases by number, each with its pictures; a withdrawn one without."""
    numbers = range(block * BLOCK, (block + 1) * BLOCK)
    found = Edition.public.in_language(language).filter(
        year=year, number__gte=numbers[0], number__lte=numbers[-1]
    )
    for edition in found.for_lists().order_by("number"):
        pictures = [] if edition.mark == "withdrawn" else edition.photos
        yield Entry(
            edition.get_absolute_url(),
            edition.updated_at or edition.published_at,
            [file_url(photo, FULL) for photo in pictures],
        )


@require_safe
def news(request: HttpRequest, language: str) -> HttpResponse:
    """What the organisation said itself in the last two days, the newest first."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    since = Now() - timedelta(hours=NEWS_HOURS)
    own = Edition.public.in_language(language).own_statements().standing()
    with override(language):
        context = {
            "editions": own.filter(published_at__gte=since).newest_first()[:NEWS_ENTRIES],
            "language": language,
            "name": settings.PRESS_CENTRE.name,
            "site_url": site_url(),
        }
        return render(request, "newsroom/sitemaps/news.xml", context, content_type=XML)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """The desk is nothing to look at, previews and searches neither (RFC 9309)."""
    languages = [code for code, _name in settings.LANGUAGES]
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /preview/",
        *[f"Disallow: /{code}/search/?" for code in languages],
        "",
        f"Sitemap: {site_url()}{reverse('sitemaps')}",
        *[f"Sitemap: {site_url()}{reverse('news_sitemap', args=[code])}" for code in languages],
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a hole in the site (RFC 9116). It expires, as it must, within a year."""
    expires = timezone.now().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: mailto:{settings.PRESS_CENTRE.email}",
        f"Expires: {(expires + SECURITY_YEARS).isoformat()}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {site_url()}{reverse('security')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def site_url() -> str:
    return settings.PRESS_CENTRE.site_url
