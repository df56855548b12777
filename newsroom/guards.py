"""Triggers: what is on record cannot be changed, by this application or past it.

Revisions and the log are append-only. An edition may only be closed (or, while its end is in the
future, closed otherwise), and two editions of a release may not overlap. SQLite drops a table's
triggers when a migration rebuilds the table: such a migration must call ``install`` again, and
``tests/newsroom/test_guards.py`` fails until it does.

Deleting is refused on PostgreSQL only: on SQLite it would refuse the tests' flush as well.
"""

from collections.abc import Callable

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

APPEND_ONLY = ("newsroom_revision", "newsroom_transition")
NEVER_DELETED = (*APPEND_ONLY, "newsroom_edition", "newsroom_approval")
# Logs that came later: see ``keep_log``.
PHOTO_LOG = "newsroom_phototransition"
MERGE_LOG = ("newsroom_topicmerge", "newsroom_topicmergeundo")
REFUSAL = "what is on record is never changed"


def edition_columns(connection: BaseDatabaseWrapper) -> list[str]:
    """All columns of an edition that are fixed when it opens, as the database has them now."""
    with connection.cursor() as cursor:
        table = connection.introspection.get_table_description(cursor, "newsroom_edition")
    return [column.name for column in table if column.name not in {"id", "visible_until"}]


def sqlite_statements(columns: list[str]) -> list[str]:
    """The triggers in SQLite's words."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    frozen = [
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} {refuse}"
        for table in APPEND_ONLY
    ]
    # Not '9999': a comparison with a column of dates would make it a number, less than any text.
    overlap = """
        SELECT RAISE(ABORT, 'editions of one release overlap') WHERE EXISTS (
            SELECT 1 FROM newsroom_edition AS other
            WHERE other.release_id = NEW.release_id AND other.id IS NOT NEW.id
            AND NEW.visible_from < COALESCE(other.visible_until, '9999-12-31')
            AND other.visible_from < COALESCE(NEW.visible_until, '9999-12-31')
            AND other.visible_from < COALESCE(other.visible_until, '9999-12-31')
            AND NEW.visible_from < COALESCE(NEW.visible_until, '9999-12-31'))"""
    return [
        *frozen,
        f"CREATE TRIGGER newsroom_edition_fixed BEFORE UPDATE OF {', '.join(columns)} "
        f"ON newsroom_edition {refuse}",
        "CREATE TRIGGER newsroom_edition_closed BEFORE UPDATE OF visible_until ON newsroom_edition "
        f"WHEN OLD.visible_until <= STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW') {refuse}",
        f"CREATE TRIGGER newsroom_edition_alone BEFORE INSERT ON newsroom_edition "
        f"BEGIN {overlap}; END",
        "CREATE TRIGGER newsroom_edition_alone_still BEFORE UPDATE OF visible_until "
        f"ON newsroom_edition BEGIN {overlap}; END",
    ]


def postgresql_statements(columns: list[str]) -> list[str]:
    """The triggers and the exclusion constraint in PostgreSQL's words."""
    call = "FOR EACH ROW EXECUTE FUNCTION newsroom_refuse()"
    return [
        "CREATE OR REPLACE FUNCTION newsroom_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'check_violation'; END $$",
        *[
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} {call}"
            for table in APPEND_ONLY
        ],
        *[
            f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} {call}"
            for table in NEVER_DELETED
        ],
        f"CREATE TRIGGER newsroom_edition_fixed BEFORE UPDATE OF {', '.join(columns)} "
        f"ON newsroom_edition {call}",
        "CREATE TRIGGER newsroom_edition_closed BEFORE UPDATE OF visible_until ON newsroom_edition "
        "FOR EACH ROW WHEN (OLD.visible_until <= STATEMENT_TIMESTAMP()) "
        "EXECUTE FUNCTION newsroom_refuse()",
        # A range of one number stands for equality, so that no extension is needed.
        "ALTER TABLE newsroom_edition ADD CONSTRAINT newsroom_edition_alone EXCLUDE USING gist ("
        "int8range(release_id, release_id, '[]') WITH &&, "
        "tstzrange(visible_from, visible_until, '[)') WITH &&)",
    ]


def install(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers: for ``RunPython`` in a migration."""
    connection = schema_editor.connection
    statements = {"sqlite": sqlite_statements, "postgresql": postgresql_statements}
    for statement in statements[connection.vendor](edition_columns(connection)):
        schema_editor.execute(statement, params=None)


def keep_log(table: str) -> Callable[[object, BaseDatabaseSchemaEditor], None]:
    """Keep a log that came later as the releases' is kept: for ``RunPython`` in a migration."""
    call = "FOR EACH ROW EXECUTE FUNCTION newsroom_refuse()"
    statements = {
        "sqlite": [
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        ],
        "postgresql": [
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} {call}",
            f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} {call}",
        ],
    }

    def install(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)

    return install


install_photo_log = keep_log(PHOTO_LOG)
