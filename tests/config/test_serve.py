"""``serve`` says what is wrong in a sentence before it touches anything."""

import os
import socket
import subprocess
import sys

import pytest
from django.conf import settings


def serve(tmp_path, port: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "serve", "--port", str(port)],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "PRESS_ENV": "development",
            "SECRET_KEY": "not kept",
            "ENV_FILE": str(tmp_path / "none"),
            "VAR_DIR": str(tmp_path / "var"),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def taken():
    """A port at which somebody listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_one_sentence(tmp_path, taken):
    answer = serve(tmp_path, taken)
    assert answer.returncode == 1
    assert answer.stderr.strip() == (
        f"CommandError: Port {taken} is taken by another program: "
        "stop it, or choose another (PORT=8001)."
    )


def test_a_taken_port_leaves_no_trace(tmp_path, taken):
    serve(tmp_path, taken)
    assert not (tmp_path / "var").exists()


def test_a_number_that_is_no_port_is_one_sentence(tmp_path):
    answer = serve(tmp_path, 99999)
    assert answer.returncode == 1
    assert answer.stderr.strip() == "CommandError: 99999 is no port: they go from 1 to 65535."
