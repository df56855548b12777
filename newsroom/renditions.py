"""Names and addresses of the public renditions of a photo."""

import hashlib
import json
from typing import Any

from django.urls import reverse

WIDTHS = (320, 640, 1280, 1920)
FORMATS = ("webp", "jpeg")
# What stands inside the bytes of a rendition: if one of these changes, all its names change.
CARRIED = (
    "content_hash",
    "credit",
    "photographer",
    "organisation",
    "copyright_notice",
    "caption",
    "alt",
    "usage_terms",
    "taken_on",
    "place",
    "disclosure",
    "disclosure_note",
)


def version(entry: dict[str, Any]) -> str:
    """The name of a photo's renditions: a digest of the original and of all they carry."""
    carried = json.dumps([entry[name] for name in CARRIED], ensure_ascii=False)
    return hashlib.sha256(carried.encode()).hexdigest()[:32]


def widths(entry: dict[str, Any]) -> list[int]:
    """The widths a photo is offered in: never larger than it is."""
    return [width for width in WIDTHS if width < entry["width"]] or [entry["width"]]


def sources(entry: dict[str, Any]) -> dict[str, list[list]]:
    """Width and public address of each rendition by format, as an edition keeps them."""
    return {
        format: [
            [width, reverse("photo_file", args=[entry["version"], width, format])]
            for width in widths(entry)
        ]
        for format in FORMATS
    }


def path_of(version: str, width: int, format: str) -> str:
    """Where a rendition is kept in the private storage."""
    return f"renditions/{version[:2]}/{version}-{width}.{format}"
