"""The production build of the static files: hashed, compressed, nothing referred to missing."""

import json

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
