"""How a cell stands in the database, as rules in plain values: the one place from which decoding, verifying, freezing
and the database's own constraints take them.

A cell is written in one way only. What stands there in any other way (a yes-or-no as 'yes', a list as `["a;b"]`, a
number as text, a day as 2025-1-5) was not written by us, and two readers would read two things in it: so nobody reads
it leniently. Pure: no Django, so that whatever reads the database past it can go by the same rules.

    column type         SQLite holds               PostgreSQL holds     as text
    id, ref             text (ref: or null)        varchar              a record's key, the project's mark before it
    text, code, edtf    text, "" for nothing       text, varchar        no control characters, no bytes that are no text
    codes, list         text, "[]" for nothing     jsonb                ["a", "b"]: texts, none empty, none with ";"
    day                 text or null               date                 2018-05-17
    integer             integer or null            bigint               1500
    decimal             integer, real or null      numeric(18,6)        1500.5, at most 15 digits
    boolean             integer 0 or 1             boolean              0 or 1
    first, last day     text or null               date                 2018-05-17, as the date's text says

Columns of a project's own lie together in one column, `own`: an object of texts, {"own_medium": "print"}, or NULL where
none is given. A text in it is the canonical cell; of a list it is the text that stands above.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from dalel.lib import edtf
from dalel.lib.errors import DalelError, DateError
from dalel.lib.ids import is_id
from dalel.lib.messages import _
from dalel.records.cells import plain_decimal
from dalel.records.kind import BOUNDS, Column, ColumnType, Kind
from dalel.records.sealing import seal, unseal_given

TEXT_LENGTHS: Mapping[str, int] = {"id": 120, "ref": 120, "code": 100, "edtf": 100}


@dataclass(frozen=True, slots=True)
class Form:
    """How cells of one type stand in the database.

    pattern: what the cell cast to text matches from end to end; for re and RE2 (DuckDB's regexp_full_match) alike.
    never_null: nothing is written as "" or "[]" or 0, never as NULL. Elsewhere it is NULL, unless it is required.
    """

    pattern: str
    never_null: bool = False


_NO_CONTROL = r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
_ITEM = r'"(?:[^"\\;\x00-\x1f\x7f]|\\["\\nt])+"'

FORMS: Mapping[ColumnType, Form] = {
    "id": Form(r"[A-Za-z0-9][A-Za-z0-9._-]{0,109}", never_null=True),
    "ref": Form(r"[A-Za-z0-9][A-Za-z0-9._-]{0,109}"),
    "text": Form(rf"(?s:{_NO_CONTROL}*)", never_null=True),
    "code": Form(rf"{_NO_CONTROL}{{0,100}}", never_null=True),
    "edtf": Form(r"[0-9TXZ?~%/:.+-]{0,100}", never_null=True),
    "codes": Form(rf"\[(?:{_ITEM}(?:, {_ITEM})*)?\]", never_null=True),
    "list": Form(rf"\[(?:{_ITEM}(?:, {_ITEM})*)?\]", never_null=True),
    "day": Form(r"\d{4}-\d{2}-\d{2}"),
    "integer": Form(r"0|-?[1-9]\d{0,17}"),
    "decimal": Form(r"-?\d{1,12}(?:\.\d{1,6})?|-?\d(?:\.\d+)?e-\d+"),
    "boolean": Form(r"[01]", never_null=True),
}


class DamagedError(DalelError):
    """A stored cell that we cannot have written. It is neither counted, nor shown, nor written out as if we had.

    What stands there is not in the message, which ends on pages and in logs: it may be a name. `value` has it.
    """

    code = "damaged"

    def __init__(self, kind: str, record: str, column: str, value: object) -> None:
        self.kind, self.record, self.column, self.value = kind, record, column, value
        super().__init__(
            _("{kind} {record}: what the database holds for {column} is damaged.",
              kind=kind, record=record if is_id(record) else "…", column=column),
            _("`dalel journal verify` lists everything that is; the journal holds the value that was written."),
        )  # fmt: skip


def database_names(column: Column) -> tuple[str, ...]:
    """The database's columns of a column: a date has its first and its last day beside it; an own one has none."""
    if column.own:
        return ()
    if column.type == "edtf":
        return column.name, *(f"{column.name}{end}" for end in BOUNDS)
    return (f"{column.name}_id" if column.type == "ref" else column.name,)


def may_be_null(column: Column) -> bool:
    """Whether nothing is kept as NULL."""
    return column.own or column.type == "decimal" or not (FORMS[column.type].never_null or column.required)


# --- decoding ----------------------------------------------------------------------------------------------------


def decode(column: Column, cells: Sequence[Any]) -> list[str]:
    """Canonical cells of one column from what a driver gives: int, float, str, bytes, bool, Decimal or None.

    Raises ValueError if any of them stands in a way in which we never write; `faulty` finds which.
    """
    classes = {str} if column.own else _CLASSES[column.type]
    if not set(map(type, cells)) <= classes | ({type(None)} if may_be_null(column) else set()):
        raise ValueError(column.name)
    if column.is_sealed:
        cells = [unseal_given(cell) for cell in cells]
    decoder = _own_decoder(column.type) if column.own else _DECODERS[column.type]
    return decoder(cells)


def faulty(column: Column, cells: Sequence[Any]) -> list[int]:
    """The places of those cells that cannot be decoded."""
    found = []
    for place, cell in enumerate(cells):
        try:
            decode(column, [cell])
        except ValueError:
            found.append(place)
    return found


def bounds(text: str) -> tuple[str | None, str | None]:
    """The earliest and latest day of a partial date, as the database keeps them beside it. Raises DateError."""
    if not text:
        return None, None
    read = edtf.parse(text)
    return (
        read.earliest.isoformat() if read.earliest is not None else None,
        read.latest.isoformat() if read.latest is not None else None,
    )


def own_text(column: Column, cell: str) -> str:
    """The text of an own column's cell, as it stands in the object of own values."""
    if column.is_sealed:
        return seal(cell)
    return listed(cell) if column.type in {"codes", "list"} else cell


def as_own(kind: Kind, cells: Sequence[str]) -> str | None:
    """The object of own values of a record, from its canonical cells in the order of `kind.own`."""
    given = {column.name: own_text(column, cell) for column, cell in zip(kind.own, cells, strict=True) if cell}
    return json.dumps(given, ensure_ascii=False, sort_keys=True) if given else None


def own_names(text: object) -> frozenset[str]:
    """The names under which something stands in an object of own values. ValueError if it is none."""
    if text is None:
        return frozenset()
    read = json.loads(text) if isinstance(text, str) else None
    if not isinstance(read, dict):
        raise ValueError(text)
    return frozenset(read)


def listed(cell: str) -> str:
    """A list as it stands in the database."""
    return json.dumps(cell.split(";") if cell else [], ensure_ascii=False)


_CLASSES: Mapping[ColumnType, set[type]] = {
    **{key: {str} for key in ("id", "ref", "text", "code", "edtf", "codes", "list", "day")},
    "integer": {int},
    "decimal": {int, float, Decimal},
    "boolean": {int, bool},
}
# Control characters; and halves of a letter, which is what bytes that are no text look like (surrogateescape).
_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_DAY = re.compile(FORMS["day"].pattern, re.ASCII)


def _texts(cells: Sequence[str]) -> list[str]:
    if _NEVER.search("".join(cells)) is not None:
        raise ValueError("control character")
    return list(cells)


def _codes(cells: Sequence[str]) -> list[str]:
    if max(map(len, cells), default=0) > TEXT_LENGTHS["code"]:
        raise ValueError("too long")
    return _texts(cells)


def _each(function: Callable[[Any], str]) -> Callable[[Sequence[Any]], list[str]]:
    """Few values of a column are different: each is read once. Values that only look equal (1 and 1.0) were told apart
    before, by their type."""
    known: dict[Any, str] = {}

    def all_of(cells: Sequence[Any]) -> list[str]:
        if len(known) > 100_000:
            known.clear()  # which another thread may do at any moment: what is needed here stands beside it
        met = {}
        for cell in set(cells):
            text = known.get(cell)
            met[cell] = known[cell] = function(cell) if text is None else text
        return [met[cell] for cell in cells]

    return all_of


def _references(cells: Sequence[str | None]) -> list[str]:
    if not all(cell is None or is_id(cell) for cell in cells):
        raise ValueError("key")
    return [cell or "" for cell in cells]


def _keys(cells: Sequence[str]) -> list[str]:
    if not all(map(is_id, cells)):
        raise ValueError("key")
    return list(cells)


def _date(cell: str) -> str:
    try:
        bounds(cell)
    except DateError:
        raise ValueError(cell) from None
    return cell


def _list(cell: str) -> str:
    try:
        items = json.loads(cell)
    except RecursionError:
        raise ValueError(cell) from None
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise ValueError(cell)
    text = ";".join(items)
    if listed(text) != cell or any(item != item.strip() for item in items) or len(set(items)) != len(items):
        raise ValueError(cell)
    return _texts([text])[0]


def _day(cell: str | None) -> str:
    if cell is None:
        return ""
    if _DAY.fullmatch(cell) is None:
        raise ValueError(cell)
    return date.fromisoformat(cell).isoformat()


def _integer(cell: int | None) -> str:
    if cell is not None and abs(cell) >= 10**18:
        raise ValueError(cell)
    return "" if cell is None else str(cell)


def _decimal(cell: Decimal | float | None) -> str:
    if cell is None:
        return ""
    # SQLite keeps a number with a point in eight bytes; we write none with more than 15 digits, which come back whole.
    value = Decimal(format(cell, ".15g")) if isinstance(cell, float) else Decimal(cell)
    text = plain_decimal(value)
    if not value.is_finite() or (isinstance(cell, float) and float(value) != cell) or abs(value) >= 10**12:
        raise ValueError(cell)
    if len(text.partition(".")[2]) > 6:
        raise ValueError(cell)
    return text


def _boolean(cell: int) -> str:
    if cell not in {0, 1}:
        raise ValueError(cell)
    return "yes" if cell else ""


def _own(type_: ColumnType, cell: str | None) -> str:
    """An own value as it stands, which is canonical already, or ValueError."""
    if cell is None:
        return ""
    made = _DECODERS[type_]([_OWN_VALUES.get(type_, str)(cell)])[0] if cell else ""
    if not made or (made != cell and type_ not in {"codes", "list"}):
        raise ValueError(cell)
    return made


def _yes(cell: str) -> int:
    if cell != "yes":
        raise ValueError(cell)
    return 1


def _number(cell: str) -> Decimal:
    try:
        return Decimal(cell)
    except ArithmeticError:
        raise ValueError(cell) from None


# What the decoder of a column of that type takes, from an own value.
_OWN_VALUES: Mapping[ColumnType, Callable[[str], Any]] = {"integer": int, "decimal": _number, "boolean": _yes}


@cache
def _own_decoder(type_: ColumnType) -> Callable[[Sequence[Any]], list[str]]:
    if type_ == "text":  # nearly all different
        return lambda cells: [_own(type_, cell) for cell in cells]
    return _each(lambda cell: _own(type_, cell))


_DECODERS: Mapping[ColumnType, Callable[[Sequence[Any]], list[str]]] = {
    "id": _keys,
    "ref": _references,  # nearly all different: nothing to remember
    "text": _texts,
    "code": _codes,
    "edtf": _each(_date),
    "codes": _each(_list),
    "list": _each(_list),
    "day": _each(_day),
    "integer": _each(_integer),
    "decimal": _each(_decimal),
    "boolean": _each(_boolean),
}
