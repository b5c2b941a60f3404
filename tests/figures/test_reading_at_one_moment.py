"""Two connections read the database for a snapshot: both see the same moment, and every row comes once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dalel.figures import readers
from dalel.records.keys import Keys
from dalel.records.kind import Column, Kind

COLUMNS = [Column("id", "id", "Id"), Column("amount", "decimal", "Amount")]
MARK = "testmark"
THINGS = readers.Wanted(Kind("things", "some.Thing", "Things.", tuple(COLUMNS)), COLUMNS, "things", Keys(MARK))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with the rows r0 to r9, of which r4 was deleted."""
    made = tmp_path / "some.sqlite3"
    with closing(sqlite3.connect(made, isolation_level=None)) as link:
        link.execute("PRAGMA journal_mode = WAL")
        link.execute("CREATE TABLE things (id text PRIMARY KEY, amount decimal)")
        link.execute("CREATE TABLE empty (id text PRIMARY KEY, amount decimal)")
        link.executemany(
            "INSERT INTO things VALUES (?, ?)", [(f"{MARK}:r{at}", at if at % 2 else None) for at in range(10)]
        )
        link.execute("DELETE FROM things WHERE id LIKE '%:r4'")
    return made


def read(reader: readers.Reader, connection: int = 0) -> list[tuple[str, ...]]:
    """All rows, over one of the connections."""
    found: list[tuple[str, ...]] = []
    for part in reader.parts("things"):
        for block in reader.blocks(connection, THINGS, part):
            assert block.sound == block.rows
            found += zip(*(text.split(readers.SEPARATOR) for text in block.texts), strict=True)
    return found


def opened(monkeypatch: pytest.MonkeyPatch, file: Path, meanwhile: Callable[[], None]) -> readers.Reader:
    """A reader of the file; something happens whenever one connection has begun and the other has not."""
    plainly, made = readers._Sqlite._opened, []

    def watched(self: readers._Sqlite) -> sqlite3.Connection:
        connection = plainly(self)
        made.append(connection)
        if len(made) == 2:
            connection.set_trace_callback(lambda statement: meanwhile() if statement.startswith("BEGIN") else None)
        return connection

    monkeypatch.setattr(readers._Sqlite, "_opened", watched)
    return readers.of_sqlite(str(file))


def adding(file: Path, times: int) -> Callable[[], None]:
    left = iter(range(100, 100 + times))

    def add() -> None:
        for at in left:
            with closing(sqlite3.connect(file, isolation_level=None)) as link:
                link.execute("INSERT INTO things VALUES (?, NULL)", [f"{MARK}:r{at}"])
            return

    return add


@pytest.mark.parametrize(("writes", "connections"), [(0, 2), (1, 2), (9, 2), (10, 1)])
def test_what_is_written_between_two_beginnings_is_seen_by_both_or_by_none(
    monkeypatch: pytest.MonkeyPatch, file: Path, writes: int, connections: int
) -> None:
    with closing(opened(monkeypatch, file, adding(file, writes))) as reader:
        assert reader.connections == connections
        seen = [read(reader, at) for at in range(connections)]
        assert all(one == seen[0] for one in seen)
        assert len(seen[0]) == 9 + writes


def test_what_is_written_afterwards_is_seen_by_none(file: Path) -> None:
    with closing(readers.of_sqlite(str(file))) as reader:
        with closing(sqlite3.connect(file, isolation_level=None)) as link:
            link.execute("INSERT INTO things VALUES (?, 1)", [f"{MARK}:later"])
        assert [len(read(reader, at)) for at in range(reader.connections)] == [9, 9]


@pytest.mark.parametrize("at_once", [1, 2, 3, 9, 10, 11])
def test_however_the_table_is_parted_every_row_comes_once(
    monkeypatch: pytest.MonkeyPatch, file: Path, at_once: int
) -> None:
    monkeypatch.setattr(readers, "AT_ONCE", at_once)
    with closing(readers.of_sqlite(str(file))) as reader:
        assert read(reader) == [(f"r{at}", str(at) if at % 2 else "") for at in range(10) if at != 4]
        assert reader.parts("empty") == []


def test_rows_too_long_to_be_read_at_once_are_read_in_smaller_parts(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as link:
        link.execute("UPDATE things SET id = id || printf('%.*c', 5000, 'x')")
    reader = readers._Sqlite(str(file))
    with closing(reader):
        before = read(reader)
        for connection in reader._all:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 12_000)
        assert read(reader) == before
        for connection in reader._all:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 4000)
        with pytest.raises(sqlite3.DataError):
            read(reader)
