"""What is installed is what was locked, from whatever index a machine is set up for."""

import re
import tomllib

import pytest
from django.conf import settings

LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-uv.lock"]


def locked() -> dict[str, str]:
    """Version by package, in uv.lock."""
    lock = tomllib.loads((settings.BASE_DIR / "uv.lock").read_text())
    return {package["name"]: package.get("version", "") for package in lock["package"]}


@pytest.mark.parametrize("name", LOCKS)
def test_an_exported_lock_agrees_with_uv(name):
    text = (settings.BASE_DIR / name).read_text()
    exported = re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE)
    assert exported
    assert dict(exported).items() <= locked().items()


@pytest.mark.parametrize("name", LOCKS)
def test_every_exported_package_has_a_hash(name):
    text = (settings.BASE_DIR / name).read_text()
    requirements = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in requirement for requirement in requirements)


@pytest.mark.parametrize("name", LOCKS)
def test_an_exported_lock_names_no_index(name):
    assert "://" not in (settings.BASE_DIR / name).read_text()


def test_uv_lock_names_the_public_index_alone():
    sources = re.findall(r'registry = "([^"]+)"', (settings.BASE_DIR / "uv.lock").read_text())
    assert set(sources) == {"https://pypi.org/simple"}
