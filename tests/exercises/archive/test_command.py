"""``manage.py import_archive``: what it says, and how it ends."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from newsroom.models import Edition, Release, Topic, User

from .conftest import SAMPLE


@pytest.fixture
def command(people):
    def call(*arguments, **options) -> tuple[str, str]:
        out, err = StringIO(), StringIO()
        call_command("import_archive", *arguments, stdout=out, stderr=err, **options)
        return out.getvalue(), err.getvalue()

    return call


def test_the_sample_is_published_by_the_accounts_named(command):
    out, err = command(SAMPLE, reviewer="reviewer", publisher="publisher")
    assert Edition.objects.visible().count() == 4
    assert "release" in out
    assert err == "line 12: photos[0].file: landing.png was not found\n"


def test_a_dry_run_keeps_nothing(command):
    out, _err = command(SAMPLE, dry_run=True, reviewer="reviewer", publisher="publisher")
    assert "nothing was kept" in out
    assert not Release.objects.exists()
    assert not Topic.objects.exists()
    assert not User.objects.filter(username="archive").exists()


def test_a_bad_line_is_told_and_the_command_fails_after_the_rest(command, tmp_path):
    path = tmp_path / "archive.jsonl"
    path.write_bytes(b'{"type": "section", "slug": "news"}\n\n' + SAMPLE.read_bytes())
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError, match="1 line was refused; the rest came in") as ended:
        call_command("import_archive", path, stdout=out, stderr=err)
    assert ended.value.returncode == 1
    assert err.getvalue().startswith("line 1: name: is required\nline 14: photos[0].file:")
    assert Release.objects.count() == 5


def test_a_file_that_is_not_there_is_a_sentence(command, tmp_path):
    with pytest.raises(CommandError, match=r"none\.jsonl"):
        command(tmp_path / "none.jsonl")


def test_an_account_that_is_not_there_is_a_sentence(command):
    with pytest.raises(CommandError, match="no account “nobody”"):
        command(SAMPLE, reviewer="nobody", publisher="publisher")


def test_a_refusal_is_a_sentence(command):
    with pytest.raises(CommandError, match="two different people"):
        command(SAMPLE, reviewer="reviewer", publisher="reviewer")


def test_a_folder_that_is_not_there_is_a_sentence(command, tmp_path):
    with pytest.raises(CommandError, match="is not a folder"):
        command(SAMPLE, photos=tmp_path / "none")
