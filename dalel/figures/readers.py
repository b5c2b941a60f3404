"""Reads the tables of a database for a snapshot: connections that see one moment, some thousand rows at a time.

What comes is the text of all cells of a column at once, put together by the database: twenty objects of Python for
thousands of rows. Several connections read different parts of a table, so that every processor has work.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

from dalel.custody.one_library import require_one_library
from dalel.records.keys import Keys
from dalel.records.kind import Column, Kind
from dalel.records.stored import database_names, may_be_null

if TYPE_CHECKING:
    import psycopg

SEPARATOR = "\x1f"  # between cells: it stands in none that we write
AT_ONCE = 16_384
_PARTS = 10_000
_PAGES = 256  # of PostgreSQL, which hold about as many rows
_ATTEMPTS = 10
Part = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is read: these columns of the rows of a kind that one project knows, in that table of the database."""

    kind: Kind
    columns: Sequence[Column]
    table: str
    keys: Keys

    def is_marked(self, column: Column) -> bool:
        """Whether ids of this project alone stand in a column: they are read as they are, with the mark, which costs
        the database least, and lose it here (`_without_marks`)."""
        return column.type in {"id", "ref"} and self.keys.stays_inside(self.kind, column)

    def is_plain(self, column: Column) -> bool:
        """Whether a column is read as it stands."""
        return not column.own and (column.type not in {"id", "ref"} or self.is_marked(column))


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows of a table.

    sound: in how many of them every cell is of a kind that we write, and what is not given is NULL or "" as we do it.
    texts: for each column all its cells, in one order for all, with a separator between; "" for what is not given.
    """

    rows: int
    sound: int
    texts: Sequence[str]


class Reader(Protocol):
    """Sees one moment of the database. What goes wrong is an error of the driver's."""

    connections: int

    def parts(self, table: str) -> Sequence[Part]:
        """Which parts the table has to be read in; none if it is empty."""

    def blocks(self, connection: int, wanted: Wanted, part: Part) -> Iterator[Block]:
        """The rows of a part, over the connection of that number; a thread has one to itself."""

    def cell(self, wanted: Wanted, column: Column) -> str:
        """The SQL that gives a cell as it stands, for `stored.decode`; of an id or a reference, the key."""

    def where(self, wanted: Wanted) -> str:
        """The SQL that is true for the rows that are wanted."""

    def rows(self, statement: str, *, any_text: bool = False) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a query, some at a time. With any_text, bytes that are no text come as halves of letters."""

    def close(self) -> None: ...


class _Sqlite:
    def __init__(self, path: str) -> None:
        # Python's own library and no other: the locks of a process belong to all its connections, and only they know.
        require_one_library()
        self._address = f"file:{quote(str(Path(path).absolute()))}?mode=ro"
        self._too_big = sqlite3.DataError
        self._all = [self._opened()]
        if not self._begin_at_one_moment():
            self._all.pop().close()
        self.connections = len(self._all)

    def _opened(self) -> sqlite3.Connection:
        return sqlite3.connect(self._address, uri=True, isolation_level=None, timeout=30, check_same_thread=False)

    def _begin_at_one_moment(self) -> bool:
        """Begin reading on the first connection and on a second; False if somebody always wrote between the two.

        The second one is told by SQLite if anything was written since it last looked, which was before the first began.
        """
        first, second = self._all[0], self._opened()
        self._all.append(second)
        for _attempt in range(_ATTEMPTS):
            before = _version(second)
            for connection in (first, second):
                connection.execute("BEGIN")
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # a moment begins with reading
            if _version(second) == before:
                return True
            for connection in (first, second):
                connection.execute("ROLLBACK")
        first.execute("BEGIN")
        return False

    def parts(self, table: str) -> Sequence[Part]:
        found = self._all[0].execute(f'SELECT (SELECT min(rowid) FROM "{table}"), (SELECT max(rowid) FROM "{table}")')
        first, last = found.fetchone()
        if first is None:
            return []
        step = max(AT_ONCE, (last - first) // _PARTS + 1)
        return [(at, min(at + step - 1, last)) for at in range(first, last + 1, step)]

    def blocks(self, connection: int, wanted: Wanted, part: Part) -> Iterator[Block]:
        columns = wanted.columns
        texts = (f"group_concat(ifnull({self._text(wanted, one)}, ''), '{SEPARATOR}')" for one in columns)
        sound = " AND ".join(self._sound(wanted, one) for one in columns)
        statement = f'SELECT count(*), count(CASE WHEN {sound} THEN 1 END), {", ".join(texts)} FROM "{wanted.table}"'
        # The plus keeps the planner from looking the project's rows up by their ids, one by one.
        own = self.where(wanted).replace("id >=", "+id >=").replace("id <", "+id <")
        for block in self._halved(self._all[connection], f"{statement} WHERE rowid BETWEEN ? AND ? AND {own}", part):
            yield _without_marks(block, wanted)

    def _text(self, wanted: Wanted, column: Column) -> str:
        return _name(column) if wanted.is_plain(column) else self.cell(wanted, column)

    def _halved(self, connection: sqlite3.Connection, statement: str, part: Part) -> Iterator[Block]:
        first, last = part
        try:
            rows, sound, *texts = connection.execute(statement, part).fetchone()
        except self._too_big:  # cells of a million letters: fewer of them at once
            if last is None or first == last:
                raise
            yield from self._halved(connection, statement, (first, (first + last) // 2))
            yield from self._halved(connection, statement, ((first + last) // 2 + 1, last))
            return
        if rows:
            yield Block(rows, sound, texts)

    def _sound(self, wanted: Wanted, column: Column) -> str:
        if column.own:  # text of our making, which the staged cells are held to
            return "1 = 1"
        name = _name(column)
        if wanted.is_marked(column):
            return _inside(wanted, column, "sqlite")  # no number and no bytes lie between these texts
        sound = f"{name} < x''"  # true for numbers and text, not for bytes, nor for NULL
        if column.type == "decimal":  # a number with more digits than its text shows is none that we wrote
            sound += f" AND CAST(CAST({name} AS TEXT) AS REAL) = {name}"
        return f"({name} IS NULL OR {name} <> '' AND {sound})" if may_be_null(column) else sound

    def cell(self, wanted: Wanted, column: Column) -> str:
        if column.type in {"id", "ref"}:
            return wanted.keys.key(wanted.kind, column, "sqlite")
        if column.own:
            return wanted.keys.own_value(wanted.kind, column, "sqlite")
        return f"+{_name(column)}"

    def where(self, wanted: Wanted) -> str:
        return wanted.keys.rows(wanted.kind, "sqlite")

    def rows(self, statement: str, *, any_text: bool = False) -> Iterator[list[tuple[Any, ...]]]:
        if any_text:
            self._all[0].text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        cursor = self._all[0].execute(statement)
        while rows := cursor.fetchmany(AT_ONCE):
            yield rows

    def close(self) -> None:
        for connection in self._all:
            connection.close()


class _Postgresql:
    def __init__(self, address: str) -> None:
        import psycopg  # noqa: PLC0415 - an optional package

        self._all = [self._opened(address)]
        with suppress(psycopg.Error):  # no room for a second connection, or another server answers it: one will do
            self._join(address)
        self.connections = len(self._all)

    def _opened(self, address: str) -> psycopg.Connection:
        import psycopg  # noqa: PLC0415

        connection = psycopg.connect(address)
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        return connection

    def _join(self, address: str) -> None:
        """A second connection that sees what the first one sees."""
        exported = self._all[0].execute("SELECT pg_export_snapshot()").fetchone()
        other = self._opened(address)
        try:
            other.execute(f"SET TRANSACTION SNAPSHOT '{exported[0] if exported else ''}'".encode())
        except BaseException:
            other.close()
            raise
        self._all.append(other)

    def parts(self, table: str) -> Sequence[Part]:
        size = "SELECT pg_relation_size(%s::regclass) / current_setting('block_size')::int"
        found = self._all[0].execute(size, [f'"{table}"']).fetchone()
        pages = int(found[0]) if found else 0
        starts = list(range(0, pages, _PAGES))
        return list(zip(starts, [*starts[1:], None], strict=True)) if starts else []

    def blocks(self, connection: int, wanted: Wanted, part: Part) -> Iterator[Block]:
        columns = wanted.columns
        texts = (f"string_agg(coalesce({self._text(wanted, one)}, ''), '{SEPARATOR}')" for one in columns)
        sound = " AND ".join(self._sound(wanted, one) for one in columns)
        first, behind = part
        where = f"ctid >= '({first},0)'" + (f" AND ctid < '({behind},0)'" if behind is not None else "")
        where += f" AND {self.where(wanted)}"
        statement = f'SELECT count(*), count(*) FILTER (WHERE {sound}), {", ".join(texts)} FROM "{wanted.table}"'
        rows, right, *cells = self._all[connection].execute(f"{statement} WHERE {where}".encode()).fetchone() or (0, 0)
        if rows:
            yield _without_marks(Block(rows, right, cells), wanted)

    def _text(self, wanted: Wanted, column: Column) -> str:
        cell = _name(column) if wanted.is_marked(column) else self.cell(wanted, column)
        is_number = column.type == "boolean" and not column.own
        return f"CAST(CAST({cell} AS int) AS text)" if is_number else f"CAST({cell} AS text)"

    def _sound(self, wanted: Wanted, column: Column) -> str:
        if column.own:
            return "true"
        if wanted.is_marked(column):
            return _inside(wanted, column, "postgresql")
        if may_be_null(column):
            return f"({_name(column)} IS NULL OR {_name(column)} <> '')" if column.type == "ref" else "true"
        return f"{_name(column)} IS NOT NULL"

    def where(self, wanted: Wanted) -> str:
        return wanted.keys.rows(wanted.kind, "postgresql")

    def cell(self, wanted: Wanted, column: Column) -> str:
        if column.type in {"id", "ref"}:
            return wanted.keys.key(wanted.kind, column, "postgresql")
        if column.own:
            return wanted.keys.own_value(wanted.kind, column, "postgresql")
        if column.type in {"codes", "list"}:
            return f"CAST({_name(column)} AS text)"
        return f"to_char({_name(column)}, 'YYYY-MM-DD')" if column.type == "day" else _name(column)

    def rows(self, statement: str, *, any_text: bool = False) -> Iterator[list[tuple[Any, ...]]]:
        del any_text  # this server takes nothing but text
        with self._all[0].cursor("reading") as cursor:
            cursor.execute(statement.encode())
            while rows := cursor.fetchmany(AT_ONCE):
                yield rows

    def close(self) -> None:
        for connection in self._all:
            connection.close()


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _without_marks(block: Block, wanted: Wanted) -> Block:
    """With keys in place of ids: a mark with the sign behind it stands nowhere else, for no key has that sign."""
    columns = zip(wanted.columns, block.texts, strict=True)
    texts = [text.replace(wanted.keys.prefix, "") if wanted.is_marked(one) else text for one, text in columns]
    return replace(block, texts=texts)


def _inside(wanted: Wanted, column: Column, vendor: str) -> str:
    """SQL that is true for what does not lead out of the project. Of its own id a row was chosen by that."""
    if column.type == "id":
        return "1 = 1"
    name = _name(column)
    own = wanted.keys.own(vendor, name)
    return f"({name} IS NULL OR {own})" if may_be_null(column) else f"({own})"


def _name(column: Column) -> str:
    return f'"{database_names(column)[0]}"'


def of_sqlite(path: str) -> Reader:
    """The database file, read by the library by which Python reads SQLite."""
    return _Sqlite(path)


def of_postgresql(address: str) -> Reader:
    """The server at that address."""
    return _Postgresql(address)
