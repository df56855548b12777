"""Columns that hold what another query found, so that a page needs no query more."""

from typing import Any

from django.db.models import Func, IntegerField, JSONField, QuerySet, Subquery
from django.db.models.lookups import IsNull


def found(rows: QuerySet) -> IsNull:
    """Whether there is a row, looked for row by row of the query around it.

    An ``Exists`` that stands in an "or" PostgreSQL answers for all rows at once, by reading
    everything in print, where a few topics are asked for.
    """
    return IsNull(Subquery(rows.order_by().values("pk")[:1]), False)  # noqa: FBT003 - a lookup


class Counted(Subquery):
    """The number of rows of a query. Give the query a limit: counting is what gets slow."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


class Keys(Subquery):
    """The rows of a query with one column named ``key``, as a list, in the query's order."""

    template = "(SELECT JSONB_AGG(listed.key) FROM (%(subquery)s) AS listed)"
    output_field = JSONField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, tuple]:
        template = "(SELECT JSON_GROUP_ARRAY(listed.key) FROM (%(subquery)s) AS listed)"
        return self.as_sql(compiler, connection, template=template, **extra)


class Rows(Subquery):
    """The rows of a query with one JSON object named ``entry``, as a list, in its order."""

    template = "(SELECT JSONB_AGG(listed.entry) FROM (%(subquery)s) AS listed)"
    output_field = JSONField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, tuple]:
        template = "(SELECT JSON_GROUP_ARRAY(JSON(listed.entry)) FROM (%(subquery)s) AS listed)"
        return self.as_sql(compiler, connection, template=template, **extra)


class Nested(Func):
    """A JSON column as a part of a JSON object, where SQLite would put its text."""

    arity = 1
    output_field = JSONField()
    template = "%(expressions)s"

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, tuple]:
        return self.as_sql(compiler, connection, template="JSON(%(expressions)s)", **extra)


class Element(Func):
    """The element of a JSON list (the first column) at a position (the second), from 0."""

    arity = 2
    output_field = JSONField()
    template = "(%(expressions)s)"
    arg_joiner = " -> "

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, tuple]:
        template = "JSON_EXTRACT(%(expressions)s || ']')"
        return self.as_sql(
            compiler, connection, template=template, arg_joiner=", '$[' || ", **extra
        )
