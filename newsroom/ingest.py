"""How a file becomes a photo of the library: looked at, measured, numbered and kept privately.

Nothing is believed that a file says of its own kind: not its name, not its declared type. What is
refused leaves nothing behind.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from . import file_endings
from .renditions import original_of

DECODER = Path(__file__).with_name("decoding.py")
Source = str | Path | IO[bytes]

# The first bytes of what is often taken for a photograph, and what to say of it.
KNOWN_KINDS = (
    (b"GIF8", gettext_noop("A GIF is not a photograph: save it as JPEG or PNG.")),
    (b"%PDF-", gettext_noop("This is a PDF document: take the picture out of it first.")),
    (b"PK\x03\x04", gettext_noop("This is an archive or a document: take the pictures out first.")),
    (b"BM", gettext_noop("A bitmap of that kind is not accepted: save it as JPEG or PNG.")),
    (b"8BPS", gettext_noop("This is a working file of an editor: export it as JPEG or TIFF.")),
)
SVG = gettext_noop("An SVG is a program, not a photograph: export it as PNG.")
# The names of what ``newsroom.decoding`` finds wrong, and what to say of them.
WRONGS = {
    "unreadable": gettext_noop(
        "The file is not a picture that can be opened, whatever its name says. "
        "Send it as JPEG, PNG, WebP, AVIF, TIFF or HEIC."
    ),
    "truncated": gettext_noop(
        "The file is cut off before the picture ends: copy it from the camera again."
    ),
    "animated": gettext_noop(
        "The file holds several pictures or moves: save the one you mean as JPEG or PNG."
    ),
    "memory": gettext_noop("Opening the picture takes too much memory: save it smaller."),
    "slow": gettext_noop("Opening the picture takes too long: save it again from a photo editor."),
    "polyglot": gettext_noop(
        "There is something else in the file besides the picture: "
        "open it in a photo editor, save it anew, and upload that."
    ),
}


class NotAPicture(ValueError):
    """The file is no photo that can be taken in; the message says to the editor why, and what
    to do."""


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
    """What is known of a picture: hash, size as it is looked at, dominant colour.

    Raises NotAPicture, see ``newsroom.decoding`` and ``newsroom.file_endings``.
    """
    refuse_by_size(file)
    refuse_by_first_bytes(file)
    facts = decoded(file)
    refuse_polyglot(file, facts.pop("format"))
    return {"content_hash": digest(file), **facts}


def refuse_by_size(file: IO[bytes]) -> None:
    """Raise NotAPicture for an empty file, and for one over the limit."""
    size = file.seek(0, 2)
    limit = settings.PHOTO_MAX_MEGABYTES
    if not size:
        raise NotAPicture(_("The file is empty: copy it from the camera again."))
    if size > limit * 1_000_000:
        raise NotAPicture(
            _("The file has %(size)s MB, the limit is %(limit)s MB: save it smaller or as JPEG.")
            % {"size": round(size / 1_000_000), "limit": limit}
        )


def refuse_by_first_bytes(file: IO[bytes]) -> None:
    """Raise NotAPicture with a sentence of its own for what is often taken for a photograph."""
    file.seek(0)
    beginning = file.read(4096)
    if b"<svg" in beginning.lower():
        raise NotAPicture(_(SVG))
    for first, sentence in KNOWN_KINDS:
        if beginning.startswith(first):
            raise NotAPicture(_(sentence))


def decoded(file: IO[bytes]) -> dict[str, Any]:
    """What the decoder tells of a picture: a process of its own, ended when its time is over.

    A limit on pixels does not bound the time: a picture of few may be made of thousands of layers.
    """
    limits = [int(settings.PHOTO_MAX_MEGAPIXELS * 1_000_000), settings.PHOTO_DECODE_SECONDS]
    with on_disk(file) as picture:
        try:
            told = subprocess.run(  # noqa: S603 - our own program, no word of the file's
                [sys.executable, "-I", str(DECODER), *map(str, limits)],
                stdin=picture,
                capture_output=True,
                check=False,
                timeout=2 * settings.PHOTO_DECODE_SECONDS,
            )
        except subprocess.TimeoutExpired as slow:
            raise NotAPicture(_(WRONGS["slow"])) from slow
    facts = json.loads(told.stdout) if told.returncode == 0 else {"wrong": "slow"}
    refuse_wrong(facts)
    return facts


@contextmanager
def on_disk(file: IO[bytes]) -> Iterator[IO[bytes]]:
    """The file as one that another process can read; copied if it is in memory."""
    file.seek(0)
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(file, copy)
        copy.seek(0)
        yield copy


def refuse_wrong(facts: dict[str, Any]) -> None:
    """Raise NotAPicture if the decoder found something wrong."""
    wrong = facts.get("wrong")
    if wrong == "bomb":
        raise NotAPicture(
            _("The picture has %(size)s megapixels, the limit is %(limit)g: save it smaller.")
            % {"size": facts["megapixels"], "limit": settings.PHOTO_MAX_MEGAPIXELS}
        )
    if wrong:
        raise NotAPicture(_(WRONGS[wrong]))


def refuse_polyglot(file: IO[bytes], format: str) -> None:
    """Raise NotAPicture if the file holds more than its picture, or less."""
    try:
        polyglot = file_endings.something_else(file, format)
    except file_endings.Truncated as cut:
        raise NotAPicture(_(WRONGS["truncated"])) from cut
    if polyglot:
        raise NotAPicture(_(WRONGS["polyglot"]))


def digest(file: IO[bytes]) -> str:
    """SHA-256 of a file, read from its beginning."""
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()


def keep(file: IO[bytes], content_hash: str) -> str:
    """Write the original into the private storage and return its name there.

    A file of that name is the same picture as an earlier version shows it, and stays; or it is one
    that an interrupted upload left behind in part, and goes.
    """
    name = original_of(content_hash)
    if default_storage.exists(name):
        with default_storage.open(name) as there:
            if digest(there) == content_hash:
                return name
        default_storage.delete(name)
    file.seek(0)
    return default_storage.save(name, File(file))
