"""The public site's styles as one file, put together from the components whenever one changes.

A stylesheet a component is how they are written; one request before the first text is how they
are read (eight of them cost a telephone on slow 4G three tenths of a second). A finder, so that
both ``serve`` and ``collectstatic`` have it and nobody has to build anything.
"""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage

NAME = "css/site.css"
# Later ones may refine earlier ones. Print has a link of its own: it is not waited for.
COMPONENTS = [
    "tokens",
    "base",
    "header",
    "controls",
    "story",
    "register",
    "years",
    "box",
    "prose",
    "table",
    "notice",
    "filters",
    "pager",
    "photo",
    "library",
    "home",
    "release",
    "record",
    "exercise",
    "timeline",
    "chart",
    "map",
    "state",
    "topic",
    "letters",
    "search",
    "feeds",
    "footer",
]


class StylesheetFinder(finders.BaseFinder):
    """Finds ``css/site.css``. An organisation's own component, found before ours, goes into it."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(settings.VAR / "stylesheet")

    def check(self, **kwargs: Any) -> list:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Where the file lies, put together anew if a component has changed."""
        if path != NAME:
            return []
        place = self.storage.path(NAME)
        write(Path(place))
        return [place] if find_all else place

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        self.find(NAME)
        yield NAME, self.storage


def components() -> list[Path]:
    """The files in the order in which they are read. Raises FileNotFoundError for a missing one."""
    found = []
    for name in COMPONENTS:
        path = finders.find(f"css/{name}.css")
        if not path:
            raise FileNotFoundError(f"css/{name}.css")
        found.append(Path(path))
    return found


def write(place: Path) -> None:
    """Put the file together, unless it is so already. It appears whole."""
    text = "\n".join(file.read_text() for file in components())
    if place.exists() and place.read_text() == text:
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_suffix(f".{secrets.token_hex(8)}")
    draft.write_text(text)
    draft.replace(place)
