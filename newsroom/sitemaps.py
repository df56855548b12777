"""Sitemaps (sitemaps.org): an index, and parts that stay small however large the archive gets.

Each application says in its ``sitemap_parts.py`` which parts it has (``@part``). Releases are parts
by the thousand numbers of a year, so that a part hardly changes once its numbers are given out.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True)
class Entry:
    """An address (its path), when what it shows last changed, and the pictures it shows."""

    path: str
    changed_at: datetime | None = None
    pictures: list[str] = field(default_factory=list)


Entries = Callable[[str], Iterable[Entry]]
parts: dict[str, Entries] = {}


def part(name: str) -> Callable[[Entries], Entries]:
    """Let the function, called with a language, give the addresses of a part of that name."""

    def register(entries: Entries) -> Entries:
        parts[name] = entries
        return entries

    return register


def discover() -> None:
    """Import what the applications say."""
    autodiscover_modules("sitemap_parts")
