"""The folder with the photos of an archive."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from newsroom import sanitise, workflow
from newsroom.ingest import NotAPicture, digest, examine, opened
from newsroom.models import Photo, User

from .faults import Fault


class Shelf:
    """Photos by their paths under one folder; nothing outside of it is ever read.

    On a dry run files are looked at, and none is kept.
    """

    def __init__(self, folder: Path | None, *, by: User, dry_run: bool):
        self.folder = folder.resolve() if folder else None
        self.by = by
        self.dry_run = dry_run

    def take(self, values: dict[str, Any]) -> tuple[Photo | None, bool]:
        """The photo of a line, and whether it is new. None for a picture on a dry run.

        Raises Fault if there is no such file, or no picture in it.
        """
        path = self.locate(values["file"])
        try:
            known = self.known(path)
            if known:
                refuse_uncredited(known)
                return known, False
            if self.dry_run:
                with opened(path) as file:
                    examine(file)
                return None, True
            return workflow.add_photo(path, by=self.by, **columns(values)), True
        except NotAPicture as wrong:
            raise Fault("file", f"{values['file']}: {wrong}") from wrong
        except OSError as wrong:
            raise Fault("file", f"{values['file']}: {wrong.strerror}") from wrong

    def locate(self, name: str) -> Path:
        """The file of this name within the folder. Raises Fault if there is none."""
        try:
            path = (self.folder / name).resolve() if self.folder else None
            if path and path.is_relative_to(self.folder) and path.is_file():
                return path
        except (OSError, ValueError):
            pass
        raise Fault("file", _("%(file)s was not found") % {"file": name})

    def known(self, path: Path) -> Photo | None:
        """The photo of the library with these bytes."""
        with path.open("rb") as file:
            return Photo.objects.filter(content_hash=digest(file)).first()


def refuse_uncredited(photo: Photo) -> None:
    """Raise Fault for a photo of the library that nobody has credited: it is not to be printed."""
    if not sanitise.legible(photo.credit):
        raise Fault(
            "credit",
            _("%(photo)s is in the library without one: add it there") % {"photo": photo.record},
        )


def columns(values: dict[str, Any]) -> dict[str, Any]:
    """A photo's record from a line about it."""
    return {
        "credit": values["credit"],
        "caption": values["caption"],
        "alt": values["alt"],
        "photographer": values.get("photographer", ""),
        "organisation": values.get("organisation", ""),
        "copyright_notice": values.get("copyright", ""),
        "usage_terms": values.get("terms", ""),
        "taken_on": values.get("taken"),
        "place": values.get("place", ""),
    }


def other_credit(photo: Photo, values: dict[str, Any]) -> list[str]:
    """A note if the line credits the photo otherwise than its record, which stands."""
    if photo.credit == values["credit"]:
        return []
    return [
        _("credit: the record of %(file)s says “%(credit)s”, which stands")
        % {"file": values["file"], "credit": photo.credit}
    ]
