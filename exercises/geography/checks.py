"""What ``manage.py check`` says of the map data."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from .files import BROKEN, LAND, OUTLINES, read_land, read_outlines

READERS: dict[str, Callable[[Path], Any]] = {OUTLINES: read_outlines, LAND: read_land}


@register()
def map_data_can_be_read(**_told: Any) -> list[CheckMessage]:
    """Both files of ``MAP_DATA`` have the form that this package's docstring describes."""
    files = {Path(settings.MAP_DATA) / name: read for name, read in READERS.items()}
    return [error for file, read in files.items() if (error := fault(file, read))]


def fault(file: Path, read: Callable[[Path], Any]) -> CheckMessage | None:
    try:
        read(file)
    except BROKEN as wrong:
        return Error(
            f"The map data in {file} cannot be read: {wrong!r}.",
            hint="exercises/geography/__init__.py says what it must look like.",
            id="exercises.E001",
        )
    return None
