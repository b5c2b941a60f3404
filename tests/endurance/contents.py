"""What a database holds, read past the product: SQLite in a home, or a database of a PostgreSQL server."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

Column = tuple[str, str]  # table, column


@dataclass(frozen=True)
class Table:
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


Contents = Mapping[str, Table]


@contextmanager
def sqlite(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that commits each statement."""
    with closing(sqlite3.connect(file, isolation_level=None, timeout=60)) as link:
        yield link


def of_sqlite(file: Path) -> Contents:
    """Everything in a database file; nothing where there is no file. sqlite3.Error if it cannot be read."""
    if not file.exists():
        return {}
    with sqlite(file) as link:
        names = [row[0] for row in link.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
        found = {}
        for name in names:
            if not name.startswith("sqlite_"):
                cursor = link.execute(f'SELECT * FROM "{name}"')
                found[name] = Table(tuple(one[0] for one in cursor.description), cursor.fetchall())
        return found


def of_postgres(url: str) -> Contents:
    """Everything in a database of a server, once nobody else is connected: a killed client's work is undone by then."""
    with psycopg.connect(url, autocommit=True) as link:
        _alone(link)
        asked = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"
        found = {}
        for (name,) in link.execute(asked).fetchall():
            cursor = link.execute(f'SELECT * FROM "{name}"'.encode())
            found[name] = Table(tuple(one.name for one in cursor.description or ()), cursor.fetchall())
        return found


def _alone(link: psycopg.Connection[Any], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    while time.monotonic() < until:
        row = link.execute(asked).fetchone()
        if row is None or row[0] == 0:
            return
        time.sleep(0.02)
    raise RuntimeError("the server still works for a client that was killed")


def fleeting(one: Contents, other: Contents) -> frozenset[Column]:
    """Columns that differ between two undisturbed runs of the same command: moments, salts and what is made of them;
    and numbers that the database gives, in which what was rolled back leaves gaps."""
    return frozenset(
        (name, column)
        for name, table in one.items()
        for at, column in enumerate(table.columns)
        if name not in other
        or (column == "id" and all(isinstance(row[at], int) for row in table.rows))
        or sorted(repr(row[at]) for row in table.rows) != sorted(repr(row[at]) for row in other[name].rows)
    )


def digest(contents: Contents, without: frozenset[Column] = frozenset()) -> dict[str, str]:
    """One hash a table, whatever the order of its rows: two states that say the same are the same."""
    found = {}
    for name, table in contents.items():
        kept = [at for at, column in enumerate(table.columns) if (name, column) not in without]
        rows = sorted(repr([row[at] for at in kept]) for row in table.rows)
        found[name] = hashlib.sha256("\n".join([str(table.columns), *rows]).encode("utf-8", "replace")).hexdigest()
    return found


def faults_of_sqlite(file: Path) -> str:
    """What SQLite itself finds wrong with a file; empty if nothing."""
    if not file.exists():
        return ""
    try:
        with sqlite(file) as link:
            said = str(link.execute("PRAGMA integrity_check").fetchone()[0])
            broken = len(link.execute("PRAGMA foreign_key_check").fetchall())
    except sqlite3.DatabaseError as error:
        return f"the database cannot be read: {error}"
    if said != "ok":
        return f"the database is damaged: {said[:120]}"
    return f"{broken} references lead nowhere" if broken else ""
