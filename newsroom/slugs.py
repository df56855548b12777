"""Slugs for reading: Latin in every language, transliterated from any script."""

from anyascii import anyascii
from django.utils.text import slugify

# What stands at this place in other addresses: /en/news/2023/214/versions/.
TAKEN = {"versions"}


def latin_slug(text: str, *, limit: int = 80) -> str:
    """The text as a Latin slug of at most ``limit`` characters, cut between words.

    Empty only if the text has no letter or digit at all.
    """
    slug = slugify(anyascii(text))
    if slug in TAKEN:
        return f"{slug}-1"
    if len(slug) <= limit:
        return slug
    return slug[: limit + 1].rpartition("-")[0] or slug[:limit]
