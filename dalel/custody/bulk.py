"""Writes many rows at a time, straight through the driver: executemany on SQLite, COPY on PostgreSQL.

The callers have checked every value. Must be called inside a transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

Rows = Sequence[tuple[Any, ...]]


def insert(table: str, columns: Sequence[str], rows: Rows) -> None:
    """Add rows. Values are what the driver takes: text, int, bool, None; dates and JSON as text."""
    if not rows:
        return
    names = ", ".join(map(_quote, columns))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f"COPY {_quote(table)} ({names}) FROM STDIN") as copy:
            copy.write(_copy_text(rows))
        return
    marks = ", ".join("?" * len(columns))
    # The driver's own connection: Django's cursor would rewrite the statement for every call.
    _driver().executemany(f"INSERT INTO {_quote(table)} ({names}) VALUES ({marks})", rows)


def update(table: str, columns: Sequence[str], rows: Rows) -> None:
    """Change rows by their key. Each row holds the key first, then the new values of `columns`."""
    if not rows:
        return
    settings = ", ".join(f"{_quote(name)} = %s" for name in columns)
    statement = f"UPDATE {_quote(table)} SET {settings} WHERE id = %s"
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(*row[1:], row[0]) for row in rows])


def _driver() -> Any:
    connection.ensure_connection()
    return connection.connection


def _quote(name: str) -> str:
    return connection.ops.quote_name(name)


def _copy_text(rows: Rows) -> str:
    lines = ["\t".join(map(_copy_cell, row)) for row in rows]
    return "\n".join(lines) + "\n"


def _copy_cell(value: object) -> str:
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    text = value if isinstance(value, str) else str(value)
    if "\\" in text or "\t" in text or "\n" in text or "\r" in text:
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
    return text


def chunks(items: Iterable[Any], size: int) -> Iterable[list[Any]]:
    """The items, some at a time."""
    piece: list[Any] = []
    for item in items:
        piece.append(item)
        if len(piece) == size:
            yield piece
            piece = []
    if piece:
        yield piece
