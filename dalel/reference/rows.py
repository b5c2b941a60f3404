"""Between canonical cells and database rows, a column of many rows at a time; the same on both databases."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection, transaction

from dalel.lib import edtf
from dalel.lib.cells import plain_decimal
from dalel.lib.tables import Column, Kind, Table
from dalel.reference.fields import kinds, model_of

READ_AT_ONCE = 10_000
ASKED_AT_ONCE = 5_000


class Memo(dict[Any, Any]):
    """Remembers what a function answered; begins anew when it has grown large."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        super().__init__()
        self.function = function

    def __missing__(self, key: Any) -> Any:
        if len(self) > 100_000:
            self.clear()
        value = self[key] = self.function(key)
        return value

    def each(self, cells: Sequence[Any]) -> list[Any]:
        return [self[cell] for cell in cells]


def database_columns(kind: Kind) -> list[str]:
    """The database's columns of a kind, in the order of `encode`."""
    return [name for column in kind.columns for name in _names(column)]


def _names(column: Column) -> list[str]:
    if column.type == "edtf":
        return [column.name, f"{column.name}_earliest", f"{column.name}_latest"]
    return [f"{column.name}_id" if column.type == "ref" else column.name]


def encode(kind: Kind, columns: Sequence[list[str]]) -> list[tuple[Any, ...]]:
    """Rows for the database from columns of canonical cells."""
    encoded: list[Sequence[Any]] = []
    for column, cells in zip(kind.columns, columns, strict=True):
        encoded.extend(_encode_column(column, cells))
    return list(zip(*encoded, strict=True))


def bounds(text: str) -> tuple[str | None, str | None]:
    """The earliest and latest day of a partial date, as the database keeps them beside it."""
    if not text:
        return None, None
    date = edtf.parse(text)
    return (
        date.earliest.isoformat() if date.earliest is not None else None,
        date.latest.isoformat() if date.latest is not None else None,
    )


def _encode_column(column: Column, cells: list[str]) -> Iterator[Sequence[Any]]:
    if column.type == "edtf":
        yield cells
        memo = _BOUNDS.each(cells)
        yield [pair[0] for pair in memo]
        yield [pair[1] for pair in memo]
    elif column.type in _ENCODERS:
        yield _ENCODERS[column.type].each(cells)
    else:
        yield cells


def _listed(cell: str) -> str:
    return json.dumps(cell.split(";") if cell else [], ensure_ascii=False)


def _unlisted(text: str) -> str:
    return ";".join(json.loads(text)) if text else ""


def _number(text: str | None) -> str:
    return "" if text is None else plain_decimal(Decimal(text))


_BOUNDS = Memo(bounds)
_ENCODERS: dict[str, Memo] = {
    "codes": Memo(_listed),
    "list": Memo(_listed),
    "day": Memo(lambda cell: cell or None),
    "ref": Memo(lambda cell: cell or None),
    "integer": Memo(lambda cell: int(cell) if cell else None),
    "decimal": Memo(lambda cell: cell or None),
    "boolean": Memo(lambda cell: cell == "yes"),
}
_DECODERS: dict[str, Memo] = {
    "codes": Memo(_unlisted),
    "list": Memo(_unlisted),
    "decimal": Memo(_number),
    "boolean": Memo(lambda text: "yes" if text in {"1", "true", "t"} else ""),
}


def _selected(column: Column) -> str:
    """The SQL that gives a column as text; a cast keeps the driver from making dates and numbers of it."""
    name = connection.ops.quote_name(_names(column)[0])
    if column.type in {"id", "text", "code", "edtf"}:
        return name
    if column.type == "day":
        return _day(name)
    return f"CAST({name} AS TEXT)"


def _day(name: str) -> str:
    return f"to_char({name}, 'YYYY-MM-DD')" if connection.vendor == "postgresql" else f"CAST({name} AS TEXT)"


def _sorted_by_id() -> str:
    # By code point on both, whatever the database's language is.
    return 'id COLLATE "C"' if connection.vendor == "postgresql" else "id"


def decode(kind: Kind, rows: Sequence[tuple[Any, ...]]) -> list[tuple[str, ...]]:
    """Canonical cells from selected rows."""
    if not rows:
        return []
    columns = list(zip(*rows, strict=True))
    for place, column in enumerate(kind.columns):
        memo = _DECODERS.get(column.type)
        if memo is not None:
            columns[place] = tuple(memo.each(columns[place]))
        elif column.type in {"day", "ref", "integer"}:
            columns[place] = tuple(["" if cell is None else cell for cell in columns[place]])
    return list(zip(*columns, strict=True))


@dataclass(frozen=True)
class Stored:
    """The rows of a kind in the database, read some at a time, sorted by key."""

    kind: Kind

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        selected = ", ".join(map(_selected, self.kind.columns))
        for rows in stream(f"SELECT {selected} FROM {_table(self.kind)} ORDER BY {_sorted_by_id()}"):
            yield from decode(self.kind, rows)

    def with_bounds(self) -> Iterator[tuple[tuple[str, ...], tuple[str | None, ...]]]:
        """Each row with the earliest and latest days that stand beside its dates."""
        days = [_day(connection.ops.quote_name(name)) for column in self.kind.columns for name in _names(column)[1:]]
        selected = ", ".join([*map(_selected, self.kind.columns), *days])
        width = len(self.kind.columns)
        for rows in stream(f"SELECT {selected} FROM {_table(self.kind)} ORDER BY {_sorted_by_id()}"):
            cells = decode(self.kind, [row[:width] for row in rows])
            yield from zip(cells, (row[width:] for row in rows), strict=True)


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
        found.update(model_of(kind)._default_manager.filter(pk__in=some).values_list("pk", flat=True))
    return found


def is_empty(kind: Kind) -> bool:
    return not model_of(kind)._default_manager.exists()


def tables() -> dict[str, Table]:
    """Every kind's table in the database, as plain values. Read them within `one_moment()`."""
    return {name: Table(kind, Stored(kind)) for name, kind in kinds().items()}


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything read inside is the state of one moment, whatever others write meanwhile."""
    with transaction.atomic():
        if connection.vendor == "postgresql" and not connection.savepoint_ids:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def stream(statement: str, parameters: Sequence[Any] = ()) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a query, some at a time. Several may run side by side; call it within `one_moment()`."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, parameters)
        while rows := cursor.fetchmany(READ_AT_ONCE):
            yield rows


def _table(kind: Kind) -> str:
    return connection.ops.quote_name(model_of(kind)._meta.db_table)
