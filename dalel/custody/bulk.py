"""Writes many rows at a time, straight through the driver: many a statement on SQLite, COPY on PostgreSQL.

The callers have checked every value. Must be called inside a transaction.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from itertools import chain
from typing import Any

from django.db import DatabaseError, connection

Rows = Sequence[tuple[Any, ...]]
AT_ONCE = 500  # rows of one statement of SQLite: while it runs, Python is free to prepare the next
WAITING = 4  # portions of rows that wait for the disk


def insert(table: str, columns: Sequence[str], rows: Rows) -> None:
    """Add rows. Values are what the driver takes: text, int, bool, None; dates and JSON as text."""
    if not rows:
        return
    names = ", ".join(map(_quote, columns))
    if connection.vendor == "postgresql":
        statement = f"COPY {_quote(table)} ({names}) FROM STDIN"
        with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(statement) as copy:
            copy.write(_copy_text(rows))
        return
    beside = _beside.get()
    if beside is None:
        with connection.wrap_database_errors:
            _insert(_driver(), f"INSERT INTO {_quote(table)} ({names}) VALUES ", rows)
    else:
        beside.insert(f"INSERT INTO {_quote(table)} ({names}) VALUES ", list(rows))


def _insert(driver: Any, statement: str, rows: Rows) -> None:
    one = f"({', '.join('?' * len(rows[0]))})"
    at_once = max(1, min(AT_ONCE, 30_000 // len(rows[0])))  # 32,766 values are what SQLite takes at most
    whole = len(rows) - len(rows) % at_once
    many = statement + ", ".join([one] * at_once)
    for start in range(0, whole, at_once):
        driver.execute(many, list(chain.from_iterable(rows[start : start + at_once])))
    driver.executemany(statement + one, rows[whole:])


class _Beside:
    """A thread that sends rows to SQLite while this one prepares the next. In between nobody else may use the
    connection: `settle` waits until all is sent."""

    def __init__(self, thread: ThreadPoolExecutor) -> None:
        self.thread, self.driver = thread, _driver()
        self.waiting: deque[Future[None]] = deque()

    def insert(self, statement: str, rows: Rows) -> None:
        self.waiting.append(self.thread.submit(_insert, self.driver, statement, rows))
        self.settle(WAITING)

    def settle(self, left: int = 0) -> None:
        while len(self.waiting) > left:
            with connection.wrap_database_errors:
                self.waiting.popleft().result()


_beside: ContextVar[_Beside | None] = ContextVar("_beside", default=None)


@contextmanager
def beside() -> Iterator[None]:
    """Inside, rows go to SQLite in a thread of their own. An error of theirs is raised at the latest at the end."""
    if connection.vendor != "sqlite" or _beside.get() is not None:
        yield
        return
    with ThreadPoolExecutor(1, thread_name_prefix="writing") as thread:
        own = _Beside(thread)
        before = _beside.set(own)
        try:
            yield
            own.settle()
        finally:
            _beside.reset(before)
            for one in own.waiting:
                one.cancel()


def settle() -> None:
    """Wait until every row is sent: before anything else asks the connection."""
    own = _beside.get()
    if own is not None:
        own.settle()


@contextmanager
def indexed_late(table: str) -> Iterator[None]:
    """Inside, the table's indexes are not kept; they are built at the end, all at once. For filling an empty table.

    All in the caller's transaction: whoever else looks finds them there all the time, and so does the next run if this
    one is killed. On PostgreSQL they are kept, because there nobody could read the table meanwhile.
    """
    if connection.vendor != "sqlite":
        yield
        return
    settle()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL"
                       " AND sql NOT LIKE 'CREATE UNIQUE%%'", [table])  # fmt: skip
        indexes = cursor.fetchall()
        for name, _sql in indexes:
            cursor.execute(f"DROP INDEX {_quote(name)}")
        yield
        settle()
        for _name, sql in indexes:
            cursor.execute(sql)


def take_stock(tables: Iterable[str]) -> None:
    """Let PostgreSQL look at tables that were just filled, once that is committed. Until it has by itself, it guesses
    how many rows there are, and looks up for each of an index whether it may be seen: a list takes seconds."""
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        for table in tables:
            with suppress(DatabaseError):  # everything is written; somebody else may be doing the same
                cursor.execute(f"VACUUM (ANALYZE) {_quote(table)}")


def update(table: str, columns: Sequence[str], rows: Rows) -> None:
    """Change rows by their key. Each row holds the key first, then the new values of `columns`."""
    if not rows:
        return
    settle()
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
