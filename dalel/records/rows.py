"""From database rows to canonical cells, a column of many rows at a time; the same on both databases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection, transaction

from dalel.accounts.models import Sharing
from dalel.records import stored
from dalel.records.fields import model_of
from dalel.records.keys import START, Keys, key_of
from dalel.records.kind import Column, Kind, Table
from dalel.records.stored import DamagedError, database_names

READ_AT_ONCE = 10_000
ASKED_AT_ONCE = 5_000


def keys_of(mark: str) -> Keys:
    """How the project of that mark calls records."""
    shared: dict[str, dict[str, str]] = {}
    for kind, record in Sharing.objects.filter(project=mark).values_list("kind", "record"):
        shared.setdefault(kind, {})[key_of(record)] = record
    return Keys(mark, shared)


def _selected(keys: Keys, kind: Kind, column: Column) -> str:
    """The SQL that gives a cell as it stands there, for `stored.decode`; of an id or a reference, the key."""
    if column.type in {"id", "ref"}:
        return keys.key(kind, column, connection.vendor)
    if column.own:
        return keys.own_value(kind, column, connection.vendor)
    name = connection.ops.quote_name(database_names(column)[0])
    if connection.vendor == "sqlite":
        return f"+{name}"  # an expression has no declared type, by which a driver would make something else of the cell
    if column.type in {"codes", "list"}:
        return f"CAST({name} AS TEXT)"
    return _day(name) if column.type == "day" else name


def _day(name: str) -> str:
    return f"to_char({name}, 'YYYY-MM-DD')" if connection.vendor == "postgresql" else f"+{name}"


def _by_id() -> str:
    # By code point on both, whatever the database's language is.
    return 'id COLLATE "C"' if connection.vendor == "postgresql" else "id"


def _by_key() -> str:
    key = f"substr(id, {START})"
    return f'{key} COLLATE "C"' if connection.vendor == "postgresql" else key


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
    own: object  # the object of own values, as text


@dataclass(frozen=True)
class Stored:
    """The rows of a kind in one project, with those that it was given, read some at a time, sorted by key."""

    kind: Kind
    keys: Keys

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        where = self.keys.rows(self.kind, connection.vendor)
        order = _by_key() if self.keys.is_given(self.kind) else _by_id()
        statement = f"SELECT {self._selected()} FROM {_table(self.kind)} WHERE {where} ORDER BY {order}"
        for rows in stream(statement):
            yield from decode(self.kind, rows)

    def _selected(self) -> str:
        return ", ".join(_selected(self.keys, self.kind, column) for column in self.kind.columns)

    def as_stored(self) -> Iterator[Cells]:
        """Each row of the project itself as it stands: its cells, None where one is damaged; its key as it stands, and
        the days beside its dates. For verifying: nothing stops it."""
        days = [_day(_quoted(name)) for column in self.kind.columns for name in database_names(column)[1:]]
        own = "CAST(own AS TEXT)" if connection.vendor == "postgresql" else "+own"
        selected = ", ".join([self._selected(), *days, own])
        width, where = len(self.kind.columns), self.keys.own(connection.vendor)
        for rows in stream(f"SELECT {selected} FROM {_table(self.kind)} WHERE {where} ORDER BY {_by_id()}"):
            cells = decode_each(self.kind, [row[:width] for row in rows])
            for row, decoded in zip(rows, cells, strict=True):
                yield Cells(row[0], decoded, row[width:-1], row[-1])


def find(kind: Kind, wanted: Sequence[str], keys: Keys) -> dict[str, tuple[str, ...]]:
    """The rows that a project knows by these keys, by key."""
    found: dict[str, tuple[str, ...]] = {}
    selected = ", ".join(_selected(keys, kind, column) for column in kind.columns)
    ids = keys.ids(kind.name, wanted)
    for start in range(0, len(ids), ASKED_AT_ONCE):
        some = ids[start : start + ASKED_AT_ONCE]
        places = ", ".join(["%s"] * len(some))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {selected} FROM {_table(kind)} WHERE id IN ({places})", some)
            rows = decode(kind, cursor.fetchall())
        found.update((row[0], row) for row in rows)
    return found


def existing(kind: Kind, wanted: Sequence[str], keys: Keys) -> set[str]:
    """Which of these keys have a record in a project."""
    found: set[str] = set()
    ids = keys.ids(kind.name, wanted)
    for start in range(0, len(ids), ASKED_AT_ONCE):
        some = ids[start : start + ASKED_AT_ONCE]
        found.update(map(key_of, model_of(kind).everything.filter(pk__in=some).values_list("pk", flat=True)))
    return found


def all_keys(kind: Kind, keys: Keys) -> Iterator[str]:
    """The keys of every record of a kind that a project knows, sorted."""
    where = keys.rows(kind, connection.vendor)
    for some in stream(f"SELECT substr(id, {START}) FROM {_table(kind)} WHERE {where} ORDER BY {_by_key()}"):
        yield from (key for (key,) in some)


def given(kind: Kind, column: Column, keys: Keys) -> list[str]:
    """The keys of a project's own records that hold a value in one of its own columns, sorted."""
    value = keys.own_value(kind, column, connection.vendor)
    where = f"{keys.own(connection.vendor)} AND {value} IS NOT NULL"
    statement = f"SELECT substr(id, {START}) FROM {_table(kind)} WHERE {where} ORDER BY {_by_key()}"
    return [key for some in stream(statement) for (key,) in some]


def count(kind: Kind, keys: Keys) -> int:
    """How many records of a kind a project knows."""
    return _one_number(f"SELECT count(*) FROM {_table(kind)} WHERE {keys.rows(kind, connection.vendor)}")


def is_empty(kind: Kind, keys: Keys) -> bool:
    """Whether a project knows no record of a kind."""
    where = keys.rows(kind, connection.vendor)
    return not _one_number(f"SELECT EXISTS (SELECT 1 FROM {_table(kind)} WHERE {where})")


def _one_number(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.fetchone()[0])


def tables(kinds: Mapping[str, Kind], keys: Keys) -> dict[str, Table]:
    """Every kind's table in a project, as plain values. Read them within `one_moment()`."""
    return {name: Table(kind, Stored(kind, keys)) for name, kind in kinds.items()}


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
