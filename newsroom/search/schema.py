"""Where each database keeps the words: made by a migration, because no model can say it.

SQLite: an FTS5 table without content, which is emptied when the last document is deleted (as the
tests' flush does). PostgreSQL: a column of the documents' own table. A migration that makes SQLite
rebuild the table of documents drops the trigger and must call ``install`` again.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

STATEMENTS = {
    "sqlite": (
        "CREATE VIRTUAL TABLE IF NOT EXISTS newsroom_searchindex USING fts5("
        "title, lead, body, keys, content='', tokenize=\"ascii tokenchars '/'\")",
        "CREATE TRIGGER IF NOT EXISTS newsroom_searchindex_emptied "
        "AFTER DELETE ON newsroom_searchdocument "
        "WHEN NOT EXISTS (SELECT 1 FROM newsroom_searchdocument) "
        "BEGIN INSERT INTO newsroom_searchindex (newsroom_searchindex) VALUES ('delete-all'); END",
    ),
    "postgresql": (
        "ALTER TABLE newsroom_searchdocument ADD COLUMN IF NOT EXISTS vector tsvector",
        "CREATE INDEX IF NOT EXISTS newsroom_searchindex "
        "ON newsroom_searchdocument USING gin (vector)",
    ),
}


def install(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make room for the words: for ``RunPython`` in a migration."""
    for statement in STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)
