"""Work that nobody waits for: done by a thread of this process, one job after another.

Only for what is done again on demand if the process ends first, as renditions are. A job touches
no database, so it needs no connection of its own.
"""

import logging
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

from django.db import transaction

from .models import Photo, ReleasePhoto
from .rendering import make_all
from .snapshot import photo_entry

log = logging.getLogger(__name__)


class Background:
    """A queue and its thread, which begins with the first job and ends with the process."""

    def __init__(self) -> None:
        self.jobs: SimpleQueue[tuple[Callable[..., object], tuple[Any, ...]]] = SimpleQueue()
        self.beginning = threading.Lock()
        self.thread: threading.Thread | None = None

    def put(self, work: Callable[..., object], *about: Any) -> None:
        """Do the work when those before it are done."""
        self.jobs.put((work, about))
        with self.beginning:
            if self.thread is None:
                self.thread = threading.Thread(target=self.run, name="background", daemon=True)
                self.thread.start()

    def run(self) -> None:
        """Do one job after another; one that fails is written down and stops no other."""
        while True:
            work, about = self.jobs.get()
            try:
                work(*about)
            except Exception:
                log.exception("%s failed in the background", work.__name__)


background = Background()


def render_later(entries: list[dict[str, Any]]) -> None:
    """Make the renditions of photos, as a revision keeps them, once the transaction is through."""
    for entry in entries:
        transaction.on_commit(lambda entry=entry: background.put(make_all, entry))


def render_photo_later(photo: Photo) -> None:
    """Make the renditions that the photo has with the words of its own record."""
    render_later([photo_entry(ReleasePhoto(photo=photo))])
