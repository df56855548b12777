"""What the newsroom tells search engines of: its pages, sections and topics. Releases apart."""

from collections.abc import Iterator

from django.urls import reverse

from .models import Section, Topic
from .sitemaps import Entry, part

PAGES = (
    "home",
    "news",
    "archive_years",
    "topics",
    "photos",
    "press",
    "contacts",
    "accreditation",
    "terms",
    "corrections",
    "feeds",
    "accessibility",
)


@part("pages")
def pages(language: str) -> Iterator[Entry]:
    yield from (Entry(reverse(name)) for name in PAGES)


@part("sections")
def sections(language: str) -> Iterator[Entry]:
    for section in Section.public.in_print(language=language):
        yield Entry(reverse("section", args=[section.slug]))


@part("topics")
def topics(language: str) -> Iterator[Entry]:
    """Each with the printing of the newest release about it."""
    for topic in Topic.public.in_print(language=language).with_newest(language):
        yield Entry(reverse("topic", args=[topic.slug]), topic.newest)
