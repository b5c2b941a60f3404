"""From canonical cells to database rows, a column of many rows at a time; the same on both databases. Pure: no Django,
so that a process without a database can prepare the rows of an import."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from dalel.records import stored
from dalel.records.keys import Keys
from dalel.records.kind import Column, Kind
from dalel.records.sealing import seal
from dalel.records.stored import database_names


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
        return list(map(self.__getitem__, cells))


def database_columns(kind: Kind) -> list[str]:
    """The database's columns of a kind, in the order of `encode`."""
    return [*(name for column in kind.columns for name in database_names(column)), *(["own"] if kind.own else [])]


def encode(kind: Kind, columns: Sequence[list[str]], keys: Keys) -> list[tuple[Any, ...]]:
    """Rows for the database from columns of canonical cells of one project."""
    encoded: list[Sequence[Any]] = []
    own: list[list[str]] = []
    for column, cells in zip(kind.columns, columns, strict=True):
        if column.own:
            own.append(cells)
        elif column.type == "id":
            encoded.append([keys.prefix + cell for cell in cells])  # what was given is never written here
        elif column.type == "ref":
            encoded.append([one or None for one in keys.ids(str(column.kind), cells)])
        else:
            encoded.extend(_encode_column(column, cells))
    if own:
        encoded.append([stored.as_own(kind, cells) for cells in zip(*own, strict=True)])
    return list(zip(*encoded, strict=True))


def _encode_column(column: Column, cells: list[str]) -> Iterator[Sequence[Any]]:
    if column.is_sealed:
        yield [seal(cell) if cell else cell for cell in cells]
    elif column.type == "edtf":
        yield cells
        memo = _BOUNDS.each(cells)
        yield [pair[0] for pair in memo]
        yield [pair[1] for pair in memo]
    elif column.type in _ENCODERS:
        yield _ENCODERS[column.type].each(cells)
    else:
        yield cells


_BOUNDS = Memo(stored.bounds)
_ENCODERS: dict[str, Memo] = {
    "codes": Memo(stored.listed),
    "list": Memo(stored.listed),
    "day": Memo(lambda cell: cell or None),
    "integer": Memo(lambda cell: int(cell) if cell else None),
    "decimal": Memo(lambda cell: cell or None),
    "boolean": Memo(lambda cell: cell == "yes"),
}
