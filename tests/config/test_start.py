"""The start of a fresh copy, as a stranger has it: one process, real content, a real port."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings

PATIENCE = 120
"""Seconds after which a start has failed: many times what it takes."""


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(var: Path, port: int) -> subprocess.Popen[str]:
    """The server that ``make run`` starts, with its files in ``var``."""
    return subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port)],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "PRESS_ENV": "development",
            "ENV_FILE": str(var / "none"),
            "VAR_DIR": str(var),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def answers(port: int) -> bool:
    with closing(socket.socket()) as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def served(var: Path) -> Iterator[list[str]]:
    """A press centre that answers. Its addresses and all it said, once the block is left."""
    port = free_port()
    server = start(var, port)
    said: list[str] = []
    try:
        deadline = time.monotonic() + PATIENCE
        while not answers(port) and server.poll() is None and time.monotonic() < deadline:
            time.sleep(0.2)
        said.append(f"http://127.0.0.1:{port}")
        yield said
    finally:
        server.send_signal(signal.SIGINT)
        said.append(server.communicate(timeout=PATIENCE)[0])


def dump(var: Path) -> list[str]:
    """Every row of the database."""
    with closing(sqlite3.connect(var / "db.sqlite3")) as connection:
        return list(connection.iterdump())


def test_a_second_start_changes_nothing_and_keeps_its_secrets(tmp_path):
    with served(tmp_path) as first:
        for page in ("/en/", "/ru/", "/admin/", "/en/feeds/news.atom", "/static/css/base.css"):
            assert urllib.request.urlopen(first[0] + page).status == 200
    said, before = first[1], dump(tmp_path)
    passwords = tmp_path / "staff-passwords.txt"
    assert passwords.stat().st_mode & 0o777 == 0o600
    for line in passwords.read_text().splitlines():
        assert said.count(line) == 1

    with served(tmp_path) as second:
        assert urllib.request.urlopen(second[0] + "/en/").status == 200
    assert dump(tmp_path) == before
    assert re.findall(r"^  (\w+)  http://\S+$", second[1], re.MULTILINE) == ["Site", "Desk", "Feed"]
    assert not any(line in second[1] for line in passwords.read_text().splitlines())


def test_a_failed_first_load_leaves_the_database_new(tmp_path):
    (tmp_path / "media").write_text("where the photos should go")
    with served(tmp_path):
        pass
    with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as connection:
        assert connection.execute("SELECT count(*) FROM newsroom_user").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM newsroom_release").fetchone() == (0,)
