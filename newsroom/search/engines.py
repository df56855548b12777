"""The engine of the database that the press centre runs on."""

from django.db import connection

from .interface import Engine
from .postgresql import PostgreSQLEngine
from .sqlite import SQLiteEngine

ENGINES: dict[str, type[Engine]] = {"sqlite": SQLiteEngine, "postgresql": PostgreSQLEngine}


def engine() -> Engine:
    return ENGINES[connection.vendor]()
