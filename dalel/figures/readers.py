"""Reads the tables of a database for a snapshot: one connection, one transaction, some rows at a time.

A row comes as a JSON array of its cells, made by the database: one object of Python a row instead of twenty, and it
still tells text from a number and from nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from dalel.custody.one_library import require_one_library
from dalel.lib.tables import Column
from dalel.reference.stored import database_names

AT_ONCE = 20_000
Rows = list[tuple[Any, ...]]


class Reader(Protocol):
    """A connection that sees one moment of the database. What goes wrong is an error of its driver's."""

    def row(self, columns: list[Column]) -> str:
        """The SQL that gives a row as a JSON array: numbers (and yes or no, as 1 or 0) bare, all else as text."""

    def cell(self, column: Column) -> str:
        """The SQL that gives a cell as it stands, for `stored.decode`."""

    def rows(self, statement: str, *, any_text: bool = False) -> Iterator[Rows]:
        """The rows of a query, some at a time. With any_text, bytes that are no text come as halves of letters."""

    def close(self) -> None: ...


class _Sqlite:
    def __init__(self, path: str) -> None:
        # Python's own library and no other: the locks of a process belong to all its connections, and only they know.
        import sqlite3  # noqa: PLC0415 - only where a database is frozen

        require_one_library()
        address = f"file:{quote(str(Path(path).absolute()))}?mode=ro"
        self._connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=30, check_same_thread=False)
        self._connection.execute("BEGIN")

    def row(self, columns: list[Column]) -> str:
        return f"json_array({', '.join(map(self._exact, columns))})"

    def _exact(self, column: Column) -> str:
        name = f'"{database_names(column)[0]}"'
        if column.type != "decimal":
            return name
        # A number with more digits than its text shows is none that we wrote.
        return f"CASE WHEN CAST(CAST({name} AS TEXT) AS REAL) <> {name} THEN 'inexact' ELSE {name} END"

    def cell(self, column: Column) -> str:
        return f'+"{database_names(column)[0]}"'

    def rows(self, statement: str, *, any_text: bool = False) -> Iterator[Rows]:
        if any_text:
            self._connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        cursor = self._connection.execute(statement)
        while rows := cursor.fetchmany(AT_ONCE):
            yield rows

    def close(self) -> None:
        self._connection.close()


class _Postgresql:
    def __init__(self, address: str) -> None:
        import psycopg  # noqa: PLC0415 - an optional package

        self._connection = psycopg.connect(address)
        self._connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        self._connection.read_only = True

    def row(self, columns: list[Column]) -> str:
        cells = (f"CAST({self.cell(one)} AS int)" if one.type == "boolean" else self.cell(one) for one in columns)
        return f"CAST(json_build_array({', '.join(cells)}) AS text)"

    def cell(self, column: Column) -> str:
        name = f'"{database_names(column)[0]}"'
        if column.type in {"codes", "list"}:
            return f"CAST({name} AS text)"
        return f"to_char({name}, 'YYYY-MM-DD')" if column.type == "day" else name

    def rows(self, statement: str, *, any_text: bool = False) -> Iterator[Rows]:
        del any_text  # this server takes nothing but text
        with self._connection.cursor("reading") as cursor:
            cursor.execute(statement)
            while rows := cursor.fetchmany(AT_ONCE):
                yield rows

    def close(self) -> None:
        self._connection.close()


def of_sqlite(path: str) -> Reader:
    """The database file, read by the library by which Python reads SQLite."""
    return _Sqlite(path)


def of_postgresql(address: str) -> Reader:
    """The server at that address."""
    return _Postgresql(address)
