"""Where a picture ends in its file, and whether something else hides behind or inside it.

A polyglot is a picture and an archive, a page or a program in one: opened by another program it
does what no picture does. A picture's own structure says where it ends; nothing may follow.
"""

import re
import struct
import zipfile
from collections.abc import Callable
from typing import IO

# A marker of a JPEG stream: not a stuffed byte, not a restart, not padding (ITU-T T.81, B.1.1.2).
JPEG_MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])")
JPEG_START = re.compile(rb"[\x00\r\n ]*\xff\xd8")
TEMPORARY, END = 0x01, 0xD9
# What stands at the top of an AVIF or HEIC file.
BOXES = {b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip", b"uuid", b"wide", b"mini"}
# What pads a file: cameras write whole blocks.
PADDING = b"\x00\xff\r\n "
# What only pages and programs say. Captions in XMP are escaped and do not.
PAGE = re.compile(rb"<(?:script|html|iframe|!doctype|\?php)[\s>]", re.IGNORECASE)
PDF_WITHIN = 1024


class Truncated(ValueError):
    """The picture does not end in its file."""


def jpeg_end(data: bytes) -> int:
    """Behind the last of the JPEG streams that follow one another (cameras add a preview)."""
    end = 0
    while start := JPEG_START.match(data, end):
        end = jpeg_stream_end(data, start.end())
    return end


def jpeg_stream_end(data: bytes, position: int) -> int:
    """Behind the end marker of the JPEG stream whose start marker ends at the position."""
    while found := JPEG_MARKER.search(data, position):
        marker, position = found[1][0], found.end()
        if marker == END:
            return position
        if marker != TEMPORARY and position + 2 <= len(data):
            position += struct.unpack_from(">H", data, position)[0]
    raise Truncated


def png_end(data: bytes) -> int:
    """Behind the chunk IEND (PNG, third edition, 5.3)."""
    position = 8
    while position + 12 <= len(data):
        length, name = struct.unpack_from(">I4s", data, position)
        position += length + 12
        if name == b"IEND" and position <= len(data):
            return position
    raise Truncated


def webp_end(data: bytes) -> int:
    """Behind the RIFF container, which has an even length."""
    (length,) = struct.unpack_from("<I", data, 4)
    end = 8 + length + length % 2
    if end > len(data) + 1:
        raise Truncated
    return min(end, len(data))


def boxes_end(data: bytes) -> int:
    """Behind the last whole box of an AVIF or HEIC file (ISO/IEC 14496-12, 4.2)."""
    position = 0
    while data[position + 4 : position + 8] in BOXES:
        (length,) = struct.unpack_from(">I", data, position)
        if length == 1 and position + 16 <= len(data):
            (length,) = struct.unpack_from(">Q", data, position + 8)
        if length == 0:
            return len(data)
        if length < 8:
            return position
        if position + length > len(data):
            raise Truncated
        position += length
    return position


ENDS: dict[str, Callable[[bytes], int]] = {
    "JPEG": jpeg_end,
    "PNG": png_end,
    "WEBP": webp_end,
    "AVIF": boxes_end,
    "HEIF": boxes_end,
}


def something_else(file: IO[bytes], format: str) -> bool:
    """Whether a picture's file holds more than the picture. Raises Truncated if it holds less.

    A TIFF has no end of its own; in it only archives, pages and documents are looked for.
    """
    file.seek(0)
    data = file.read()
    end = ENDS.get(format, len)(data)
    trailing = data[end:].strip(PADDING)
    return bool(trailing) or holds_page(data) or holds_archive(file)


def holds_page(data: bytes) -> bool:
    """Whether a browser or a reader of documents could take the file for one of theirs."""
    return b"%PDF-" in data[:PDF_WITHIN] or PAGE.search(data) is not None


def holds_archive(file: IO[bytes]) -> bool:
    """Whether the file opens as a ZIP archive, as programs and documents do too."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            return bool(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, ValueError, OSError):
        return False
