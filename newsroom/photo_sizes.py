"""The files of a photo that are offered for download, and how large they are."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.translation import gettext as _

from .renditions import FULL, PRINT, large, path_of, width_of, widths

WEB_WIDTH = 1280
# Seconds. A file never changes under its name; one that is missing may be made at any moment.
KNOWN_FOR = 30 * 24 * 3600
UNKNOWN_FOR = 60
# Bytes a pixel of a JPEG as we make them, for one that is not made yet.
USUAL = 0.3


@dataclass(frozen=True)
class Download:
    """One size of a photo. ``size`` in bytes; 0 for a file that is made when it is asked for."""

    label: str
    name: str
    width: int
    height: int
    size: int
    url: str


def downloads(entry: dict[str, Any]) -> list[Download]:
    """The sizes of a photo to download, the smallest first."""
    web = [width for width in widths(entry) if width <= WEB_WIDTH][-1:] or widths(entry)[:1]
    labels = {str(web[0]): _("Web"), PRINT: _("Print"), FULL: _("Full size")}
    names = [*([str(web[0])] if web[0] < entry["width"] else []), *large(entry)]
    sizes = sizes_of([(entry, name) for name in names])
    return [
        Download(
            label=labels[name],
            name=f"{entry['record']}-{name}.jpg",
            width=width_of(entry, name),
            height=round(entry["height"] * width_of(entry, name) / entry["width"]),
            size=size,
            url=reverse("photo_file", args=[entry["version"], name, "jpeg"]),
        )
        for name, size in zip(names, sizes, strict=True)
    ]


def kit_size(entries: list[dict[str, Any]]) -> tuple[int, bool]:
    """Bytes of the whole pictures together, and whether all of them are known.

    What is not made yet is reckoned by its pixels.
    """
    sizes = sizes_of([(entry, FULL) for entry in entries])
    reckoned = [
        size or round(entry["width"] * entry["height"] * USUAL)
        for entry, size in zip(entries, sizes, strict=True)
    ]
    return sum(reckoned), all(sizes)


def sizes_of(files: list[tuple[dict[str, Any], str]]) -> list[int]:
    """Bytes of each JPEG; 0 for one that is not made. The storage is asked once for each."""
    paths = [path_of(entry["version"], name, "jpeg") for entry, name in files]
    known = cache.get_many([f"size:{path}" for path in paths])
    return [
        known[key] if (key := f"size:{path}") in known else measured(key, path) for path in paths
    ]


def measured(key: str, path: str) -> int:
    """The size of a file in the storage, from now on in the cache."""
    try:
        size = default_storage.size(path)
    except FileNotFoundError:
        size = 0
    except OSError:
        return 0
    cache.set(key, size, KNOWN_FOR if size else UNKNOWN_FOR)
    return size
