"""Where a snapshot's records come from: rows in memory (a project folder), SQLite, or PostgreSQL.

All three give the same text for the same value, so that the Parquet files come out the same to the byte.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from dalel.figures.snapshot import counted_columns
from dalel.lib.tables import Column, Kind, Table

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Rows:
    """Records in memory, as a project folder is read: kind -> table of canonical text."""

    tables: Mapping[str, Table]

    def stage(self, connection: duckdb.DuckDBPyConnection, kind: Kind, table: str) -> int:
        found = self.tables.get(kind.name)
        lists = [list(cells) for cells in zip(*found.rows, strict=True)] if found else []
        if not lists:
            return 0
        chosen = [
            ([_as_json(cell) for cell in cells] if column.type in ("codes", "list") else cells, column)
            for cells, column in zip(lists, kind.columns, strict=True)
            if column.counted
        ]
        wanted = ", ".join(
            f'unnest(${at}::VARCHAR[]) AS "{column.name}"' for at, (_cells, column) in enumerate(chosen, 1)
        )
        connection.execute(f"CREATE TABLE {table} AS SELECT {wanted}", [cells for cells, _column in chosen])
        return len(lists[0])

    def position(self) -> None:
        return None


def _as_json(cell: str) -> str:
    return json.dumps(cell.split(";"), ensure_ascii=False) if cell else ""


class Database:
    """The tables of the database, read in one transaction by ADBC: Arrow goes straight into DuckDB, row by row nothing.

    `tables` gives the database table of a kind. Every column is cast to text and never NULL: the driver for SQLite
    guesses a column's type from its first rows, and a column that is empty for two thousand rows would break it.
    """

    def __init__(self, driver: str, address: str, tables: Mapping[str, str], journal: str = "") -> None:
        self._driver = driver
        self._address = address
        self._tables = tables
        self._journal = journal

    @classmethod
    def sqlite(cls, path: Path, tables: Mapping[str, str], journal: str = "") -> Self:
        return cls("sqlite", str(path), tables, journal)

    @classmethod
    def postgresql(cls, uri: str, tables: Mapping[str, str], journal: str = "") -> Self:
        return cls("postgresql", uri, tables, journal)

    def __enter__(self) -> Self:
        self._connection: Any = self._connect()
        if self._driver == "postgresql":
            self._run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY").close()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._connection.close()

    def _connect(self) -> Any:
        if self._driver == "sqlite":
            from adbc_driver_sqlite import dbapi  # noqa: PLC0415 - only where a database is frozen

            return dbapi.connect(self._address)
        from adbc_driver_postgresql import dbapi as postgresql  # noqa: PLC0415 - an optional package

        return postgresql.connect(self._address)

    def _run(self, sql: str) -> Any:
        cursor = self._connection.cursor()
        if self._driver == "sqlite" and sql.startswith("SELECT"):
            cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": "65536"})
        cursor.execute(sql)
        return cursor

    def stage(self, connection: duckdb.DuckDBPyConnection, kind: Kind, table: str) -> int:
        wanted = ", ".join(_text(column, self._driver) for column in counted_columns(kind))
        cursor = self._run(f'SELECT {wanted} FROM "{self._tables[kind.name]}"')
        try:
            stream = connection.from_arrow(cursor.fetch_arrow())
            stream.create(table)
            found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        finally:
            cursor.close()
        rows = int(found[0]) if found else 0
        if not rows:
            connection.execute(f"DROP TABLE {table}")
        return rows

    def position(self) -> tuple[int, str] | None:
        if not self._journal:
            return None
        cursor = self._run(f'SELECT sequence, hash FROM "{self._journal}" ORDER BY sequence DESC LIMIT 1')
        try:
            import duckdb  # noqa: PLC0415 - 0.1 s to import

            rows = duckdb.connect().from_arrow(cursor.fetch_arrow()).fetchall()
        finally:
            cursor.close()
        return (int(rows[0][0]), str(rows[0][1])) if rows else None


# Kept as text that is "" where nothing is given (reference.fields), never as NULL.
_NEVER_NULL = frozenset({"id", "text", "code", "edtf", "codes", "list"})


def _text(column: Column, driver: str) -> str:
    name = f"{column.name}_id" if column.type == "ref" else column.name
    if driver == "sqlite" and column.type in _NEVER_NULL:
        return f'"{name}" AS "{column.name}"'  # text as it is: the driver's guess is right, and a cast costs a third
    if column.type == "boolean" and driver == "postgresql":
        return f"CASE WHEN \"{name}\" THEN '1' ELSE '' END AS \"{column.name}\""
    return f'coalesce(CAST("{name}" AS TEXT), \'\') AS "{column.name}"'
