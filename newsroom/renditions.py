"""Names and addresses of a photo's original and of its public renditions."""

import hashlib
import json
from typing import Any, NamedTuple

from django.urls import reverse

WIDTHS = (320, 640, 960, 1280, 1920)
FORMATS = ("avif", "webp", "jpeg")


class Crop(NamedTuple):
    """A shape that a photo is cropped to, around its focal point."""

    width: int
    height: int


CARD = Crop(1200, 630)
THUMB = Crop(320, 320)
# Sizes to download, in JPEG alone: for paper, and the whole picture as it was taken.
PRINT_WIDTH = 3000
PRINT, FULL = "print", "full"
# What shapes a rendition or stands inside its bytes: if one changes, all its names change.
CARRIED = (
    "content_hash",
    "record",
    "credit",
    "photographer",
    "organisation",
    "copyright_notice",
    "caption",
    "alt",
    "usage_terms",
    "taken_on",
    "place",
    "focal",
    "disclosure",
    "disclosure_note",
)


def version(entry: dict[str, Any]) -> str:
    """The name of a photo's renditions: a digest of the original and of all they carry."""
    carried = json.dumps([entry[name] for name in CARRIED], ensure_ascii=False)
    return hashlib.sha256(carried.encode()).hexdigest()[:32]


def widths(entry: dict[str, Any]) -> list[int]:
    """The widths a photo is offered in: never larger than it is."""
    return [width for width in WIDTHS if width <= entry["width"]] or [entry["width"]]


def offered(entry: dict[str, Any]) -> list[str]:
    """The names of the renditions that there are in every format: the widths, then the crops."""
    return [*map(str, widths(entry)), "card", "thumb"]


def large(entry: dict[str, Any]) -> list[str]:
    """The names of the renditions that there are in JPEG alone."""
    return [PRINT, FULL] if entry["width"] > PRINT_WIDTH else [FULL]


def everything(entry: dict[str, Any]) -> list[tuple[str, str]]:
    """Name and format of each rendition of a photo, the largest first."""
    small = [(name, format) for name in offered(entry) for format in FORMATS]
    return [*((name, "jpeg") for name in reversed(large(entry))), *small]


def width_of(entry: dict[str, Any], name: str) -> int:
    """How wide a rendition is that shows the whole picture."""
    named = {PRINT: min(PRINT_WIDTH, entry["width"]), FULL: entry["width"]}
    return named.get(name) or int(name)


def sources(entry: dict[str, Any]) -> dict[str, list[list]]:
    """Width and public address of each rendition by format, as an edition keeps them."""
    return {
        format: [
            [width, reverse("photo_file", args=[entry["version"], width, format])]
            for width in widths(entry)
        ]
        for format in FORMATS
    }


def path_of(version: str, name: str | int, format: str) -> str:
    """Where a rendition is kept in the private storage."""
    return f"renditions/{version[:2]}/{version}-{name}.{format}"


def original_of(content_hash: str) -> str:
    """Where the original with that SHA-256 is kept in the private storage."""
    return f"originals/{content_hash[:2]}/{content_hash}"
