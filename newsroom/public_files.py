"""Photos in print where a web server in front finds them, so that it need not ask us.

``settings.PUBLIC_FILES`` is a directory that holds copies: of what was asked for, and is used by an
edition in print whose end is not set. Nothing else is ever laid out there, so that no file can stay
because a clock went on: what goes out of print at a known instant is served by the application,
which asks the database each time. Whatever closes an edition takes its files in again, at once.

With the setting empty nothing is laid out, and nothing here does anything.
"""

import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from django.conf import settings

from .models import EditionPhoto

# A web server is another user of the machine than the application.
READABLE = 0o644
CHUNK = 500


def place_of(version: str, name: str, format: str) -> Path:
    """Where the copy of a rendition lies."""
    return folder_of(version) / f"{version}-{name}.{format}"


def folder_of(version: str) -> Path:
    return Path(settings.PUBLIC_FILES, version[:2])


def lay_out(content: IO[bytes], version: str, name: str, format: str) -> None:
    """Copy a rendition to where the web server looks, if it is in print with no end in sight.

    Asked again once the copy lies there: who closes the edition meanwhile may have looked before.
    """
    if not settings.PUBLIC_FILES or not lasting([version]):
        return
    place = place_of(version, name, format)
    write(content, place)
    content.seek(0)
    if not lasting([version]):
        place.unlink(missing_ok=True)


def write(content: IO[bytes], place: Path) -> None:
    """Write a copy that is there whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".{secrets.token_hex(8)}")
    with draft.open("wb") as file:
        shutil.copyfileobj(content, file)
    draft.chmod(READABLE)
    draft.replace(place)


def take_in(versions: Iterable[str]) -> int:
    """Remove the copies of what no edition uses lastingly; returns how many files were removed."""
    if not settings.PUBLIC_FILES:
        return 0
    asked = set(versions)
    return sum(remove(version) for version in asked - lasting(asked))


def remove(version: str) -> int:
    """Remove the copies of one photo's renditions."""
    copies = list(folder_of(version).glob(f"{version}-*"))
    for copy in copies:
        copy.unlink(missing_ok=True)
    return len(copies)


def sweep() -> int:
    """Remove every copy that may not lie there; returns how many files were removed.

    Nothing is left to it in ordinary life: it is for the day after a power failure or a restored
    backup.
    """
    if not settings.PUBLIC_FILES:
        return 0
    copies = Path(settings.PUBLIC_FILES).glob("[0-9a-f][0-9a-f]/*-*.*")
    versions = sorted({copy.name.partition("-")[0] for copy in copies})
    return sum(take_in(versions[start : start + CHUNK]) for start in range(0, len(versions), CHUNK))


def lasting(versions: Iterable[str]) -> set[str]:
    """Those of the versions that are in print, in an edition whose end is not set."""
    used = EditionPhoto.objects.lasting().filter(version__in=list(versions))
    return set(used.values_list("version", flat=True))
