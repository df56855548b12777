"""Triggers: the history of the registry is only ever added to, by whatever writes past Django.

All columns but who it was: an account that is deleted leaves its entries without a name. SQLite
drops a table's triggers when a migration rebuilds the table: such a migration must call ``install``
again, and ``tests/exercises/test_guards.py`` fails until it does. Deleting is refused on PostgreSQL
only, see ``newsroom.guards``.
"""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from newsroom.guards import REFUSAL

PREFIX = "exercises_historical"


def histories(connection: BaseDatabaseWrapper) -> list[str]:
    """The tables that hold what was."""
    return sorted(t for t in connection.introspection.table_names() if t.startswith(PREFIX))


def fixed_columns(connection: BaseDatabaseWrapper, table: str) -> str:
    """The columns of the table that never change."""
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, table)
    return ", ".join(f'"{c.name}"' for c in columns if c.name != "history_user_id")


def sqlite_statements(table: str, columns: str) -> list[str]:
    return [
        f"DROP TRIGGER IF EXISTS {table}_append_only",
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OF {columns} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    ]


def postgresql_statements(table: str, columns: str) -> list[str]:
    call = "FOR EACH ROW EXECUTE FUNCTION newsroom_refuse()"
    return [
        f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}",
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OF {columns} ON {table} {call}",
        f"DROP TRIGGER IF EXISTS {table}_kept ON {table}",
        f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} {call}",
    ]


def install(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of all histories anew: for ``RunPython`` in a migration."""
    connection = schema_editor.connection
    statements = {"sqlite": sqlite_statements, "postgresql": postgresql_statements}
    for table in histories(connection):
        for statement in statements[connection.vendor](table, fixed_columns(connection, table)):
            schema_editor.execute(statement, params=None)
