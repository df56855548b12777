"""Guards for every public page's test: what its SQL may read, and how much of it there is."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from newsroom.models import desk, merges, photos

# Tables of the staff's side of the wall, from the files that hold their models.
DESK_TABLES = {
    model._meta.db_table
    for model in apps.get_models()
    if model.__module__
    in {desk.__name__, merges.__name__, photos.__name__, "newsroom.models.staff"}
    or model._meta.app_label in {"auth", "sessions", "admin"}
}
# What is print once a second person has approved it.
APPROVED_TABLES = {"newsroom_topicintroduction", "newsroom_frontpage"}
CLOCK = re.compile(r"STRFTIME\('%Y-%m-%d %H:%M:%f', 'NOW'\)|STATEMENT_TIMESTAMP\(\)")


def tables(sql: str) -> set[str]:
    """The tables that a statement names behind FROM or JOIN."""
    return set(re.findall(r'(?:FROM|JOIN)\s+"?(\w+)"?', sql))


def wrongs(sql: str) -> list[str]:
    """What is wrong with a statement that public code sends."""
    read = tables(sql)
    found = [f"reads the desk table {table}: {sql}" for table in sorted(read & DESK_TABLES)]
    if "newsroom_edition" in read and not CLOCK.search(sql):
        found.append(f"reads editions without the clock: {sql}")
    if "approved_at" not in sql:
        reviewed = sorted(read & APPROVED_TABLES)
        found += [f"reads what nobody approved in {table}: {sql}" for table in reviewed]
    if not sql.lstrip(" (").upper().startswith(("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT")):
        found.append(f"writes: {sql}")
    return found


class Reader(Client):
    """A stranger who reads: every answer's SQL is held to the wall and to the page's budget."""

    def read(self, path: str, *, budget: int, status: int = 200):
        """GET a public address. Fails on a wrong statement, on too many, or another status.

        What is not found may ask four times more: whether it is an old address of an archive, and
        what its words may have meant: topics, what those name, releases.
        """
        with CaptureQueriesContext(connection) as queries:
            response = self.get(path)
        statements = [query["sql"] for query in queries]
        assert [wrong for sql in statements for wrong in wrongs(sql)] == []
        assert len(statements) <= budget + 4 * (status == 404), "\n".join(statements)
        assert response.status_code == status
        assert not response.cookies, "readers get no cookies"
        return response


@pytest.fixture
def reader(db) -> Reader:
    """A stranger, without an account."""
    return Reader()


@contextmanager
def held_to_the_wall() -> Iterator[None]:
    """Within: any statement that public code may not send fails the test."""
    with CaptureQueriesContext(connection) as queries:
        yield
    assert [wrong for query in queries for wrong in wrongs(query["sql"])] == []
