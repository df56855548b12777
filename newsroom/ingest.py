"""How a file becomes a photo of the library: looked at, measured, numbered and kept privately."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.core.files import File
from django.core.files.storage import Storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from .models import Photo, User
from .models.photos import original_path
from .workflow.printing import next_number
from .workflow.rules import authorise

# The formats a camera, a telephone or an agency delivers.
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "TIFF": "tif", "GIF": "gif"}
CHUNK = 1024 * 1024
Source = str | Path | IO[bytes]


class NotAPicture(ValueError):
    """The file is no picture that can be opened; the message says so to the editor."""


@transaction.atomic
def admit_photo(source: Source, *, by: User, **fields: Any) -> Photo:
    """Take a picture into the library with its credit and whatever else is known of it.

    The same bytes are the same photo: its record then stands as it is, and ``fields`` are not
    looked at. Raises NotAPicture for what can't be opened, Refused without the right to add photos.
    """
    authorise(by, "newsroom.add_photo")
    with opened(source) as file:
        facts = examine(file)
        known = Photo.objects.filter(content_hash=facts["content_hash"]).first()
        if known:
            return known
        suffix = facts.pop("suffix")
        photo = Photo(uploaded_by=by, **facts, **fields)
        photo.record = record_number(photo)
        photo.original.name = keep(file, photo, suffix)
    photo.save(force_insert=True)
    return photo


@contextmanager
def opened(source: Source) -> Iterator[IO[bytes]]:
    """The file behind a path, or the file that was handed over, at its beginning."""
    if isinstance(source, str | Path):
        with Path(source).open("rb") as file:
            yield file
    else:
        source.seek(0)
        yield source


def examine(file: IO[bytes]) -> dict[str, Any]:
    """What a file says of itself: hash, size as it is looked at, colour and proper suffix."""
    facts = {"content_hash": digest(file)}
    try:
        with Image.open(file, formats=list(FORMATS)) as check:
            check.verify()
        with Image.open(file, formats=list(FORMATS)) as picture:
            facts["suffix"] = FORMATS[picture.format or ""]
            upright = ImageOps.exif_transpose(picture)
            facts["width"], facts["height"] = upright.size
            facts["colour"] = dominant_colour(upright)
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        SyntaxError,
        ValueError,
    ) as wrong:
        raise NotAPicture(_("The file is not a picture that can be opened.")) from wrong
    return facts


def digest(file: IO[bytes]) -> str:
    """SHA-256 of a file, read from its beginning."""
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()


def dominant_colour(picture: Image.Image) -> str:
    """The mean colour, which stands in the picture's place while it loads: ``#rrggbb``."""
    red, green, blue = picture.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    return f"#{red:02x}{green:02x}{blue:02x}"


def record_number(photo: Photo) -> str:
    """The next record number of the day the picture was taken, or else of today."""
    day = photo.taken_on or timezone.localdate()
    series = f"P-{day:%Y-%m%d}"
    return f"{series}-{next_number(series):03}"


def keep(file: IO[bytes], photo: Photo, suffix: str) -> str:
    """Write the original into the private storage and return its name there.

    A file of that name is one that an interrupted upload left behind, whole or in part.
    """
    storage: Storage = photo.original.storage
    name = original_path(photo, f"original.{suffix}")
    if storage.exists(name):
        storage.delete(name)
    file.seek(0)
    return storage.save(name, File(file))
