"""Brings stored rows into a table of DuckDB as text, and holds every cell against the form in which we write it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Lock
from typing import TYPE_CHECKING

from dalel.lib.tables import Column
from dalel.reference.stored import FORMS, decode, may_be_null

if TYPE_CHECKING:
    import duckdb

_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"


def fill(
    connection: duckdb.DuckDBPyConnection, columns: Sequence[Column], table: str, blocks: Iterator[Sequence[tuple[str]]]
) -> int:
    """Make a table of text and add all rows, each a JSON array: numbers become text, what is not given NULL.

    Returns the number of rows. Two threads take turns at reading, so that one reads while DuckDB takes apart what the
    other has read; in what order rows arrive does not matter, as a snapshot is sorted.
    """
    connection.execute(f"CREATE TABLE {table} (" + ", ".join(f'"{one.name}" VARCHAR' for one in columns) + ")")
    cells = ", ".join(f"cells[{place}]" for place in range(1, len(columns) + 1))
    statement = (
        f"INSERT INTO {table} SELECT {cells} FROM (SELECT from_json(line, '[\"VARCHAR\"]') AS cells"
        " FROM (SELECT unnest(string_split($1, chr(10))) AS line))"
    )
    turn = Lock()

    def work(cursor: duckdb.DuckDBPyConnection) -> int:
        added = 0
        with cursor.begin() as own:
            while True:
                with turn:
                    block = next(blocks, None)
                if block is None:
                    break
                own.execute(statement, ["\n".join([row for (row,) in block])])
                added += len(block)
            own.commit()
        return added

    with ThreadPoolExecutor(2, thread_name_prefix="staging") as threads:
        return sum(threads.map(work, [connection.cursor(), connection.cursor()]))


def is_sound(connection: duckdb.DuckDBPyConnection, columns: Sequence[Column], table: str) -> bool:
    """Whether every cell of the table stands there in the way in which we write it (see `reference.stored`)."""
    return _is_given(connection, columns, table) and all(_is_decoded(connection, one, table) for one in columns)


def _is_given(connection: duckdb.DuckDBPyConnection, columns: Sequence[Column], table: str) -> bool:
    """What is not given is NULL in some columns and "" in others, never the one for the other."""
    odd = (f'count_if("{one.name}" {"= " + chr(39) * 2 if may_be_null(one) else "IS NULL"})' for one in columns)
    found = connection.execute(f"SELECT {' + '.join(odd)} FROM {table}").fetchone()
    return found is not None and not found[0]


def _is_decoded(connection: duckdb.DuckDBPyConnection, column: Column, table: str) -> bool:
    name, pattern = f'"{column.name}"', FORMS[column.type].pattern
    if column.type == "text":
        return _finds_none(connection, f"SELECT 1 FROM {table} WHERE regexp_matches({name}, '{_CONTROL}')")
    if column.type in {"id", "ref"}:  # all different, and the pattern is the whole rule
        return _finds_none(connection, f"SELECT 1 FROM {table} WHERE NOT regexp_full_match({name}, '{pattern}')")
    # Few of the others are different, so each is decoded once.
    different = connection.execute(
        f"SELECT {name}, regexp_full_match({name}, $1)"
        f" FROM (SELECT DISTINCT {name} FROM {table} WHERE {name} IS NOT NULL)",
        [pattern],
    )
    while values := different.fetchmany(20_000):
        if not all(matches and _decodes(column, value) for value, matches in values):
            return False
    return True


def _finds_none(connection: duckdb.DuckDBPyConnection, statement: str) -> bool:
    return connection.execute(f"{statement} LIMIT 1").fetchone() is None


def _decodes(column: Column, text: str) -> bool:
    number = {"integer": int, "decimal": Decimal, "boolean": int}.get(column.type)
    try:
        decode(column, [number(text) if number else text])
    except (ValueError, ArithmeticError):
        return False
    return True
