"""Brings stored rows into a table of DuckDB as text, and holds every cell against the form in which we write it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import TYPE_CHECKING

from dalel.figures.readers import Block, Part, Reader, Wanted
from dalel.records.kind import Column
from dalel.records.stored import FORMS, decode, may_be_null

if TYPE_CHECKING:
    import duckdb

_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"


def fill(connection: duckdb.DuckDBPyConnection, table: str, reader: Reader, wanted: Wanted) -> tuple[int, bool]:
    """Make a table of text ("" for what is not given) and bring all rows of a table of the database into it.

    Returns the number of rows; and whether all cells are of a kind that we write, each in its own place. If they are
    not, rows are missing. Every connection has a thread; in what order rows arrive does not matter, as a snapshot is
    sorted.
    """
    columns = wanted.columns
    connection.execute(f"CREATE TABLE {table} (" + ", ".join(f'"{one.name}" VARCHAR' for one in columns) + ")")
    waiting = deque(reader.parts(wanted.table))
    places = range(1, len(columns) + 1)
    # The text is a row's, not the statement's: the planner would make a list of values of it by itself.
    insert = (
        f"INSERT INTO {table} SELECT {', '.join(f'unnest(string_split(c{at}, chr(31)))' for at in places)}"
        f" FROM (SELECT {', '.join(f'unnest([${at}::VARCHAR]) AS c{at}' for at in places)})"
    )

    def work(at: int, cursor: duckdb.DuckDBPyConnection) -> tuple[int, bool]:
        added = 0
        try:
            with cursor.begin() as own:
                for block in _blocks(reader, at, wanted, waiting):
                    # A separator within a cell would move those behind it: then the columns are not of one length.
                    made = own.execute(insert, list(block.texts)).fetchone()
                    if block.sound != block.rows or made != (block.rows,):
                        waiting.clear()
                        return added, False
                    added += block.rows
                own.commit()
        except BaseException:
            waiting.clear()  # nobody needs what the other thread would still read
            raise
        return added, True

    at_work = range(min(reader.connections, len(waiting)))
    if not at_work:
        return 0, True
    with ThreadPoolExecutor(len(at_work), thread_name_prefix="staging") as threads:
        done = list(threads.map(work, at_work, [connection.cursor() for _at in at_work]))
    return sum(rows for rows, _sound in done), all(sound for _rows, sound in done)


def _blocks(reader: Reader, connection: int, wanted: Wanted, waiting: deque[Part]) -> Iterator[Block]:
    """What is still waiting when this thread comes to it."""
    while True:
        try:
            part = waiting.popleft()
        except IndexError:
            return
        yield from reader.blocks(connection, wanted, part)


def is_sound(connection: duckdb.DuckDBPyConnection, columns: Sequence[Column], table: str) -> bool:
    """Whether the text of every cell is one that we write (see `reference.stored`)."""
    wrong = [found for one in columns if (found := _wrong(one))]
    return _finds_none(connection, f"SELECT 1 FROM {table} WHERE {' OR '.join(wrong)}") and all(
        _is_decoded(connection, one, table) for one in columns if not _wrong(one)
    )


def _wrong(column: Column) -> str:
    """SQL of DuckDB that is true for a cell that we cannot have written, where a pattern is the whole rule; or ""."""
    name = f'"{column.name}"'
    if column.own:
        return ""
    if column.type == "text":
        return f"regexp_matches({name}, '{_CONTROL}')"
    if column.type in {"id", "ref"}:
        wrong = f"NOT regexp_full_match({name}, '{FORMS[column.type].pattern}')"
        return f"({name} <> '' AND {wrong})" if may_be_null(column) else wrong
    return ""


def _is_decoded(connection: duckdb.DuckDBPyConnection, column: Column, table: str) -> bool:
    """Few of the values of the other columns are different, so each is decoded once."""
    name, given = f'"{column.name}"', f"WHERE \"{column.name}\" <> ''" if may_be_null(column) else ""
    different = connection.execute(
        f"SELECT {name}, regexp_full_match({name}, $1) FROM (SELECT DISTINCT {name} FROM {table} {given})",
        ["(?s:.*)" if column.own else FORMS[column.type].pattern],
    )
    while values := different.fetchmany(20_000):
        if not all(matches and _decodes(column, value) for value, matches in values):
            return False
    return True


def _finds_none(connection: duckdb.DuckDBPyConnection, statement: str) -> bool:
    return connection.execute(f"{statement} LIMIT 1").fetchone() is None


def _decodes(column: Column, text: str) -> bool:
    number = None if column.own else {"integer": int, "decimal": Decimal, "boolean": int}.get(column.type)
    try:
        decode(column, [number(text) if number else text])
    except (ValueError, ArithmeticError):
        return False
    return True
