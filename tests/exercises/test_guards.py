"""What the history of the registry says is never changed, past Django either."""

import pytest
from django.db import DatabaseError, connection, transaction

from exercises.guards import histories
from tests.registry import exercise


def test_every_history_is_guarded(db):
    names = {
        "sqlite": "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE ?",
        "postgresql": "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE %s",
    }
    with connection.cursor() as cursor:
        cursor.execute(names[connection.vendor].replace("?", "%s"), ["%_append_only"])
        guarded = {name for (name,) in cursor.fetchall()}
    assert len(histories(connection)) > 10
    assert set(histories(connection)) <= guarded


def test_an_entry_is_not_changed(db):
    row = exercise("Echelon-2023")
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        row.history.update(name="Another")
    assert row.history.get().name == "Echelon-2023"


def test_an_account_that_goes_leaves_its_entries(db, registrar, outsider):
    row = exercise("Echelon-2023")
    row.history.update(history_user=outsider)
    outsider.delete()
    assert row.history.get().history_user is None
