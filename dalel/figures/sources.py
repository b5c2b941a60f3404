"""Where a snapshot's records come from: rows in memory (a project folder), SQLite, or PostgreSQL.

All three give the same text for the same value, so that the Parquet files come out the same to the byte.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dalel.figures import staging
from dalel.figures.readers import Reader, Wanted, of_postgresql, of_sqlite
from dalel.figures.snapshot import counted_columns
from dalel.lib.drivers import first_line
from dalel.lib.errors import InputError
from dalel.lib.messages import _
from dalel.records.keys import Keys
from dalel.records.kind import Kind, Table
from dalel.records.stored import DamagedError, faulty

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Rows:
    """Records in memory, as a project folder is read: kind -> table of canonical text."""

    tables: Mapping[str, Table]

    @property
    def kinds(self) -> list[Kind]:
        """The kinds of the tables, with the columns that a project added to them."""
        return [table.kind for table in self.tables.values()]

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
    """One project's part of the tables of the database, read at one moment over connections of its own.

    They are made by the library by which Django reaches the same database: a second copy of SQLite in one process would
    know nothing of the locks of the first, and drop them when it closes the file. `tables` gives the database table of
    a kind.
    """

    def __init__(self, driver: str, address: str, tables: Mapping[str, str], keys: Keys, journal: str = "") -> None:
        self._driver = driver
        self._address = address
        self._tables = tables
        self._keys = keys
        self._journal = journal

    @classmethod
    def sqlite(cls, path: Path, tables: Mapping[str, str], keys: Keys, journal: str = "") -> Self:
        return cls("sqlite", str(path), tables, keys, journal)

    @classmethod
    def postgresql(cls, uri: str, tables: Mapping[str, str], keys: Keys, journal: str = "") -> Self:
        return cls("postgresql", uri, tables, keys, journal)

    def __enter__(self) -> Self:
        opened = of_sqlite if self._driver == "sqlite" else of_postgresql
        with _plain_words():
            self._reader: Reader = opened(self._address)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._reader.close()

    def stage(self, connection: duckdb.DuckDBPyConnection, kind: Kind, table: str) -> int:
        """Raises DamagedError for a cell that cannot have been written as it stands, InputError if reading fails."""
        columns = counted_columns(kind)
        wanted = Wanted(kind, columns, self._tables[kind.name], self._keys)
        try:
            rows, sound = staging.fill(connection, table, self._reader, wanted)
            sound = sound and (not rows or staging.is_sound(connection, columns, table))
        except Exception as error:
            if not _is_of_driver(error):
                raise
            self._say_damaged(wanted)
            raise _plain(error) from None
        if not sound:
            self._say_damaged(wanted)
            raise _plain(ValueError(kind.name))  # whoever only reads may doubt a cell that can be decoded; never use it
        if not rows:
            connection.execute(f"DROP TABLE {table}")
        return rows

    def _say_damaged(self, wanted: Wanted) -> None:
        """Read the table once more, slowly, and stop at the first cell that the decoder refuses."""
        selected = ", ".join(self._reader.cell(wanted, column) for column in wanted.columns)
        statement = f'SELECT {selected} FROM "{wanted.table}" WHERE {self._reader.where(wanted)}'
        with _plain_words():
            for rows in self._reader.rows(statement, any_text=True):
                for column, cells in zip(wanted.columns, zip(*rows, strict=True), strict=True):
                    for place in faulty(column, cells):
                        raise DamagedError(wanted.kind.name, str(rows[place][0]), column.name, cells[place])

    def position(self) -> tuple[int, str] | None:
        if not self._journal:
            return None
        statement = f'SELECT sequence, hash FROM "{self._journal}" ORDER BY sequence DESC LIMIT 1'
        with _plain_words():
            found = [row for rows in self._reader.rows(statement) for row in rows]
        return (int(found[0][0]), str(found[0][1])) if found else None


@contextmanager
def _plain_words() -> Iterator[None]:
    """What a driver raises, as an error that says what to look at."""
    try:
        yield
    except Exception as error:
        if not _is_of_driver(error):
            raise
        raise _plain(error) from None


def _is_of_driver(error: Exception) -> bool:
    return type(error).__module__.partition(".")[0] in {"sqlite3", "psycopg", "_duckdb", "duckdb"}


def _plain(error: Exception) -> InputError:
    return InputError(
        _("The database cannot be read: {error}.", error=first_line(error)),
        _("Look at DATABASE_URL and DALEL_HOME, whether the database runs, and whether the disk is full."),
    )
