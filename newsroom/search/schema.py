"""Where each database keeps the words: made by a migration, because no model can say it.

SQLite: an FTS5 table without content, which is emptied when the last document is deleted (as the
tests' flush does). A migration that makes SQLite rebuild the table of documents drops the trigger
and must call ``install`` again.

PostgreSQL: two columns of the documents' own table, all words and those of the head, and a function
that reads the first one's index whatever the planner thinks. The planner takes a look into a vector
to be free, where it has to be fetched and unpacked, and reads all of them for a word that is rare.
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
        "ALTER TABLE newsroom_searchdocument ADD COLUMN IF NOT EXISTS vector tsvector, "
        "ADD COLUMN IF NOT EXISTS head tsvector",
        "CREATE INDEX IF NOT EXISTS newsroom_searchindex "
        "ON newsroom_searchdocument USING gin (vector)",
        """
        CREATE OR REPLACE FUNCTION newsroom_search(
            asked tsquery, most integer, oldest boolean, languages text[], kinds text[],
            sections text[], years integer[], with_photos boolean[], topics bigint[],
            states bigint[], exercises bigint[]
        ) RETURNS SETOF bigint LANGUAGE sql STABLE ROWS 1000
        SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off
        AS $$
            SELECT key FROM newsroom_searchdocument WHERE vector @@ asked
            AND (languages IS NULL OR language = ANY(languages))
            AND (kinds IS NULL OR kind = ANY(kinds))
            AND (sections IS NULL OR section_slug = ANY(sections))
            AND (years IS NULL OR year = ANY(years))
            AND (with_photos IS NULL OR pictured = ANY(with_photos))
            AND (topics IS NULL OR edition_id IN (
                SELECT edition_id FROM newsroom_editiontopic WHERE topic_id = ANY(topics)))
            AND (states IS NULL OR edition_id IN (
                SELECT edition_id FROM newsroom_editiontopic WHERE topic_id = ANY(states)))
            AND (exercises IS NULL OR edition_id IN (
                SELECT edition_id FROM newsroom_editiontopic WHERE topic_id = ANY(exercises)))
            ORDER BY CASE WHEN oldest THEN key ELSE -key END LIMIT most
        $$
        """,
    ),
}


def install(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make room for the words: for ``RunPython`` in a migration."""
    for statement in STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)
