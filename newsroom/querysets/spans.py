"""How many rows lie in each of many spans of time, in one statement."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

Span = tuple[datetime, datetime]

# Written by hand for its price: each count reads its own part of an index, of 100,000 editions in
# 0.09 s for 23 years of months. Grouping by the month of the local time zone took 1.3 s on SQLite,
# which calls back into Python for each row; a union of as many querysets 0.2 s to be written.
STATEMENT = """SELECT span.place, (
        SELECT COUNT(*) FROM ({listed}) AS listed
        WHERE listed.published_at >= span.opens AND listed.published_at < span.ends
    ) FROM (WITH span (place, opens, ends) AS (VALUES {rows}) SELECT * FROM span) AS span
"""


def counts(editions: QuerySet, spans: Iterable[Span]) -> list[int]:
    """How many of the editions were first published in each span, from its start to before its end.

    The counts come in the order of the spans.
    """
    rows = [(place, adapted(opens), adapted(ends)) for place, (opens, ends) in enumerate(spans)]
    if not rows:
        return []
    listed, parameters = editions.order_by().values("published_at").query.sql_with_params()
    statement = STATEMENT.format(rows=", ".join(["(%s, %s, %s)"] * len(rows)), listed=listed)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*parameters, *(value for row in rows for value in row)])
        found = dict(cursor.fetchall())
    return [found[place] for place in range(len(rows))]


def adapted(moment: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)
