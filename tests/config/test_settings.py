"""Nothing starts half configured, and everything that is one organisation's own is a setting."""

import os
import string
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override
from environ import Env

from config.press_centre import PressCentre
from config.secret import kept_secret

# Long and varied enough for a real one; of no use anywhere.
SECRET = string.ascii_letters + string.digits


def started(tmp_path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """What ``manage.py check --deploy`` says where only these variables are set."""
    bare = {
        "PATH": os.environ["PATH"],
        "ENV_FILE": str(tmp_path / "none"),
        "VAR_DIR": str(tmp_path),
    }
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=settings.BASE_DIR,
        env=bare | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_refuses_to_start_without_a_secret(tmp_path):
    answer = started(tmp_path, ALLOWED_HOSTS="press.example.int")
    assert answer.returncode != 0
    assert "SECRET_KEY" in answer.stderr.splitlines()[-1]


def test_production_is_what_runs_where_nothing_is_said(tmp_path):
    answer = started(tmp_path, SECRET_KEY=SECRET, ALLOWED_HOSTS="press.example.int")
    assert answer.returncode == 0, answer.stderr
    assert not (tmp_path / "secret-key").exists()


def test_development_keeps_a_secret_of_its_own(tmp_path):
    started(tmp_path, PRESS_ENV="development")
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_an_unknown_environment_is_refused(tmp_path):
    answer = started(tmp_path, PRESS_ENV="staging", SECRET_KEY=SECRET)
    assert answer.returncode != 0
    assert "not “staging”" in answer.stderr


def test_a_kept_secret_stays_the_same(tmp_path):
    first = kept_secret(tmp_path / "secret")
    assert len(first) >= 50
    assert kept_secret(tmp_path / "secret") == first


def press_centre(monkeypatch: pytest.MonkeyPatch, **variables: str) -> PressCentre:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return PressCentre.from_environment(Env(), ["en", "ru", "hy"])


def test_another_organisation_names_itself_by_settings(monkeypatch):
    other = press_centre(monkeypatch, ORGANISATION_NAME_EN="Harbour Union", MARK="img/harbour.svg")
    with override("en"):
        assert other.organisation == "Harbour Union"
    assert other.mark == "img/harbour.svg"


def test_a_name_without_a_language_is_the_name_in_every_language(monkeypatch):
    other = press_centre(monkeypatch, SITE_NAME="Newsroom")
    assert set(other.site_names.values()) == {"Newsroom"}


def test_the_name_is_read_in_the_readers_language(monkeypatch):
    ours = press_centre(monkeypatch)
    with override("ru"):
        assert ours.name == "Пресс-центр"


def test_a_language_without_a_name_falls_back_to_the_first(monkeypatch):
    ours = press_centre(monkeypatch)
    with override("hy"):
        assert ours.name == "Press Centre"


def test_citations_name_the_port_that_the_press_centre_runs_on(monkeypatch):
    assert press_centre(monkeypatch, PORT="8123").site_url == "http://127.0.0.1:8123"
    public = press_centre(monkeypatch, SITE_URL="https://press.example.int/", PORT="8123")
    assert public.site_url == "https://press.example.int"
