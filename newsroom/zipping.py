"""A ZIP archive that is sent while it is made: at no time is more of it held than one piece."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

PIECE = 256 * 1024
READABLE = 0o644 << 16


class Outlet:
    """What the archive is written to: a pipe that cannot be wound back."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> bytes:
        """What was written since the last time."""
        pieces, self.pieces = self.pieces, []
        return b"".join(pieces)


def zipped(members: Iterable[tuple[str, IO[bytes]]], *, at: datetime) -> Iterator[bytes]:
    """The archive in pieces. Pictures are compressed already: members are stored as they are.

    ``at`` is the time written beside each member, so that the same content gives the same bytes.
    """
    outlet = Outlet()
    with ZipFile(outlet, "w", ZIP_STORED) as archive:
        for name, file in members:
            info = ZipInfo(name, at.timetuple()[:6])
            info.external_attr = READABLE
            with file, archive.open(info, "w") as member:
                while piece := file.read(PIECE):
                    member.write(piece)
                    yield outlet.taken()
    yield outlet.taken()
