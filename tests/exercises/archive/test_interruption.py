"""An import that is killed leaves no half releases, and is completed by another run."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from exercises.archive import import_archive
from newsroom.models import Approval, Edition, Release, Revision, Transition
from newsroom.verification import broken_editions
from tests.cast import staff

from .conftest import SECTION, release

COUNT = 3000


@pytest.fixture
def archive(tmp_path) -> Path:
    path = tmp_path / "archive.jsonl"
    lines = [SECTION, *(release(str(n), body_html=f"<p>{n}</p>" * 50) for n in range(COUNT))]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def database_url() -> str:
    """The tests' own database, for another process."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    login = f"{database['USER']}:{database['PASSWORD']}".rstrip(":")
    return f"postgres://{login}@{database['HOST']}:{database['PORT']}/{database['NAME']}"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_was_killed_is_completed_by_another_run(archive):
    people = {
        "reviewer": staff("reviewer", "Reviewer"),
        "publisher": staff("publisher", "Publisher"),
    }
    process = subprocess.Popen(
        [
            *(sys.executable, "manage.py", "import_archive", str(archive)),
            *("--reviewer", "reviewer", "--publisher", "publisher"),
        ],
        cwd=settings.BASE_DIR,
        env={
            **{name: value for name, value in os.environ.items() if "DJANGO_SETTINGS" not in name},
            "PRESS_ENV": "development",
            "DATABASE_URL": database_url(),
        },
    )
    while not Release.objects.exists() and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL

    brought = Release.objects.count()
    assert 0 < brought < COUNT
    for model in (Revision, Approval, Edition):
        assert model.objects.count() == brought
    assert Transition.objects.count() == 3 * brought
    assert not Release.objects.filter(head=None).exists()

    summary = import_archive(archive, **people)
    assert summary.lines["release", "unchanged"] == brought
    assert summary.lines["release", "created"] == COUNT - brought
    assert list(broken_editions()) == []
    numbers = set(Edition.objects.values_list("number", flat=True))
    assert numbers == set(range(1, COUNT + 1))
