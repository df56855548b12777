"""An archive, and the people who bring it in."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exercises.archive import Summary, import_archive
from newsroom.models import User

SAMPLE = Path(__file__).parent / "sample.jsonl"


def sample() -> list[dict[str, Any]]:
    """The lines of the sample."""
    return [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]


def release(archive_id: str, **values: Any) -> dict[str, Any]:
    """A line about a release that lacks nothing."""
    return {
        "type": "release",
        "id": archive_id,
        "title": f"Release {archive_id}",
        "body_html": "<p>Units trained today.</p>",
        "published_at": "2023-09-04T13:30:00+03:00",
        "status": "published",
        "section": "news",
        **values,
    }


SECTION = {"type": "section", "slug": "news", "name": "News"}


@pytest.fixture
def people(reviewer: User, publisher: User) -> dict[str, User]:
    """The two who answer for what becomes public."""
    return {"reviewer": reviewer, "publisher": publisher}


class Run:
    """Imports lines, and keeps what was said about them."""

    def __init__(self, folder: Path, people: dict[str, User]):
        self.folder = folder
        self.people = people
        self.said: list[str] = []

    def __call__(self, *lines: dict[str, Any] | str | bytes, **options: Any) -> Summary:
        path = self.folder / "archive.jsonl"
        path.write_bytes(b"".join(raw(line) + b"\n" for line in lines))
        self.said = []
        return import_archive(path, report=self.said.append, **{**self.people, **options})


def raw(line: dict[str, Any] | str | bytes) -> bytes:
    """A line as it stands in the file."""
    if isinstance(line, dict):
        line = json.dumps(line, ensure_ascii=False)
    return line.encode() if isinstance(line, str) else line


@pytest.fixture
def run(tmp_path: Path, people: dict[str, User]) -> Callable[..., Summary]:
    """Import lines, published by the people."""
    return Run(tmp_path, people)


@pytest.fixture
def run_drafts(tmp_path: Path, db: None) -> Callable[..., Summary]:
    """Import lines with nobody named who would publish them."""
    return Run(tmp_path, {})
