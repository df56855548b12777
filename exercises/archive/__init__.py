"""Bringing an existing archive in. Its format is in ``docs/archive-format.md``."""

from .importer import import_archive
from .summary import Summary

__all__ = ["Summary", "import_archive"]
