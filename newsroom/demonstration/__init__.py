"""The demonstration: a press centre with content, a working desk and staff, for a new database.

What is in print comes in as any archive does (``archive.jsonl``, ``photos/``); what a newsroom is
in the middle of is then played by its people through the workflow (``desk.jsonl``). The
photographs are rendered, see ``make_photos.py``. Loaded by ``manage.py serve`` into a database
without accounts.
"""

from pathlib import Path
from typing import Protocol

from django.db import transaction

from ..models import Release
from .desk import Desk, acts
from .staff import make_staff

__all__ = ["load", "make_staff"]

HERE = Path(__file__).parent


class Out(Protocol):
    """What a command writes to."""

    def write(self, text: str, /) -> object: ...


@transaction.atomic
def load(stdout: Out) -> None:
    """Fill an empty press centre, all or nothing; where there is a release, change nothing.

    ``make_staff`` comes first: the content is written, reviewed and published by its people.
    Raises User.DoesNotExist without them.
    """
    if Release.objects.exists():
        stdout.write("There are releases here already: the demonstration was not loaded.")
        return
    desk = Desk(HERE)
    for act in acts(HERE / "desk.jsonl"):
        desk.play(**act)
    stdout.write(f"Loaded {Release.objects.count()} releases of the demonstration.")
