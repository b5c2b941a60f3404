"""From database rows to canonical cells, a column of many rows at a time; the same on both databases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection, transaction

from dalel.records import stored
from dalel.records.fields import kinds, model_of
from dalel.records.kind import Column, Kind, Table
from dalel.records.stored import DamagedError, database_names

READ_AT_ONCE = 10_000
ASKED_AT_ONCE = 5_000


def _selected(column: Column) -> str:
    """The SQL that gives a cell as it stands there, for `stored.decode`."""
    name = connection.ops.quote_name(database_names(column)[0])
    if connection.vendor == "sqlite":
        return f"+{name}"  # an expression has no declared type, by which a driver would make something else of the cell
    if column.type in {"codes", "list"}:
        return f"CAST({name} AS TEXT)"
    return _day(name) if column.type == "day" else name


def _day(name: str) -> str:
    return f"to_char({name}, 'YYYY-MM-DD')" if connection.vendor == "postgresql" else f"+{name}"


def _sorted_by_id() -> str:
    # By code point on both, whatever the database's language is.
    return 'id COLLATE "C"' if connection.vendor == "postgresql" else "id"


def decode(kind: Kind, rows: Sequence[tuple[Any, ...]]) -> list[tuple[str, ...]]:
    """Canonical cells from selected rows. DamagedError if one stands there in a way in which we never write."""
    if not rows:
        return []
    columns = []
    for column, cells in zip(kind.columns, zip(*rows, strict=True), strict=True):
        try:
            columns.append(stored.decode(column, cells))
        except ValueError:
            place = stored.faulty(column, cells)[0]
            raise DamagedError(kind.name, str(rows[place][0]), column.name, cells[place]) from None
    return list(zip(*columns, strict=True))


def decode_each(kind: Kind, rows: Sequence[tuple[Any, ...]]) -> list[tuple[str | None, ...]]:
    """The same for whoever looks for damage: None where a cell is damaged."""
    with suppress(DamagedError):
        return list(decode(kind, rows))
    columns: list[list[str | None]] = []
    for column, cells in zip(kind.columns, zip(*rows, strict=True), strict=True):
        faulty = set(stored.faulty(column, cells))
        good = iter(stored.decode(column, [cell for at, cell in enumerate(cells) if at not in faulty]))
        columns.append([None if at in faulty else next(good) for at in range(len(cells))])
    return list(zip(*columns, strict=True))


class Cells(NamedTuple):
    """A row for whoever looks for damage."""

    key: object
    cells: tuple[str | None, ...]
    days: tuple[object, ...]


@dataclass(frozen=True)
class Stored:
    """The rows of a kind in the database, read some at a time, sorted by key."""

    kind: Kind

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        selected = ", ".join(map(_selected, self.kind.columns))
        for rows in stream(f"SELECT {selected} FROM {_table(self.kind)} ORDER BY {_sorted_by_id()}"):
            yield from decode(self.kind, rows)

    def as_stored(self) -> Iterator[Cells]:
        """Each row as it stands: its cells, None where one is damaged; its key as it stands, and the days beside its
        dates. For verifying: nothing stops it."""
        days = [_day(_quoted(name)) for column in self.kind.columns for name in database_names(column)[1:]]
        selected = ", ".join([*map(_selected, self.kind.columns), *days])
        width = len(self.kind.columns)
        for rows in stream(f"SELECT {selected} FROM {_table(self.kind)} ORDER BY {_sorted_by_id()}"):
            cells = decode_each(self.kind, [row[:width] for row in rows])
            for row, decoded in zip(rows, cells, strict=True):
                yield Cells(row[0], decoded, row[width:])


def find(kind: Kind, keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The rows with these keys, by key."""
    found: dict[str, tuple[str, ...]] = {}
    selected = ", ".join(map(_selected, kind.columns))
    for start in range(0, len(keys), ASKED_AT_ONCE):
        some = keys[start : start + ASKED_AT_ONCE]
        marks = ", ".join(["%s"] * len(some))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {selected} FROM {_table(kind)} WHERE id IN ({marks})", list(some))
            rows = decode(kind, cursor.fetchall())
        found.update((row[0], row) for row in rows)
    return found


def existing(kind: Kind, keys: Sequence[str]) -> set[str]:
    """Which of these keys have a record."""
    found: set[str] = set()
    for start in range(0, len(keys), ASKED_AT_ONCE):
        some = list(keys[start : start + ASKED_AT_ONCE])
        found.update(model_of(kind).everything.filter(pk__in=some).values_list("pk", flat=True))
    return found


def is_empty(kind: Kind) -> bool:
    return not model_of(kind).everything.exists()


def tables() -> dict[str, Table]:
    """Every kind's table in the database, as plain values. Read them within `one_moment()`."""
    return {name: Table(kind, Stored(kind)) for name, kind in kinds().items()}


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything read inside is the state of one moment, whatever others write meanwhile; and nobody waits for it.

    Only for reading: PostgreSQL refuses to write inside, and SQLite if somebody else has written meanwhile.
    """
    if connection.in_atomic_block:  # within a change, or within another moment: that is the moment
        yield
        return
    connection.ensure_connection()  # before that it knows no mode
    with ExitStack() as stack:
        link: Any = connection
        usual = link.transaction_mode if link.vendor == "sqlite" else None
        link.transaction_mode = "DEFERRED"  # SQLite's; the usual one takes the only place for a writer at once
        try:
            stack.enter_context(transaction.atomic())
        finally:
            link.transaction_mode = usual
        if link.vendor == "postgresql":
            with link.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def any_text() -> Iterator[None]:
    """Bytes that are no text are read too, as halves of letters (surrogateescape): for whoever looks for damage."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    driver: Any = connection.connection
    usual, driver.text_factory = driver.text_factory, lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = usual


def stream(statement: str, parameters: Sequence[Any] = ()) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a query, some at a time. Several may run side by side; call it within `one_moment()`."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, parameters)
        while rows := cursor.fetchmany(READ_AT_ONCE):
            yield rows


def _table(kind: Kind) -> str:
    return _quoted(model_of(kind)._meta.db_table)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
