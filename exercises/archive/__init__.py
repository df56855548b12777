"""Bringing an existing archive in: ``docs/archive-format.md`` has its format, one JSON object a line."""

from .importer import import_archive
from .summary import Summary

__all__ = ["Summary", "import_archive"]
