"""The demonstration in the database, for as long as some tests look at it."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from newsroom import demonstration
from newsroom.demonstration.staff import password_file


@contextmanager
def loaded() -> Iterator[str]:
    """What was printed when the staff was made and the demonstration loaded; undone at the end."""
    printed = io.StringIO()
    password_file().unlink(missing_ok=True)
    with transaction.atomic():
        demonstration.make_staff(printed)
        demonstration.load(printed)
        yield printed.getvalue()
        transaction.set_rollback(True)
