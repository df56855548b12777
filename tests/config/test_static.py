"""The production build of the static files: hashed, compressed, nothing referred to missing."""

import gzip
import json
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command


def test_every_static_file_is_collected_under_a_hashed_name(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "config.storage.StaticStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    names = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    assert names
    assert all((tmp_path / hashed).exists() for hashed in names.values())


SCRIPTS = Path(__file__).parents[2] / "static/js"


@pytest.mark.parametrize(("files", "budget"), [("styles", 20_000), ("scripts", 10_000)])
def test_what_a_reader_fetches_keeps_to_its_budget(files, budget):
    """Bytes, compressed: design, section 16. All scripts at once, more than any page has."""
    styles = [Path(finders.find(f"css/{name}.css")) for name in ("site", "print")]
    wanted = styles if files == "styles" else list(SCRIPTS.glob("*.js"))
    assert wanted
    assert sum(len(gzip.compress(file.read_bytes())) for file in wanted) <= budget
