"""A column of raw cells in, the same column in canonical text out, with what is wrong in it.

A register has millions of cells and few different ones, so each reader works on a whole column at a time and
remembers what it has read. Canonical text is what an export writes: the same value is always the same text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dalel.lib import edtf
from dalel.lib.errors import DateError
from dalel.lib.facts import Facts
from dalel.lib.ids import LONGEST_KEY, are_ids, is_id, near
from dalel.lib.messages import _
from dalel.records.kind import Column

REMEMBERED = 100_000  # different cells of one column; then it begins anew, so that memory stays bounded
LONGEST_CODE = 100

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_NUMBER_WITH_COMMA = re.compile(r"[+-]?[\d   ]*\d,\d+", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell, and what would mend it."""

    code: str
    message: str
    remedy: str


class CellError(Exception):
    """Raised by a parser of one cell; it never leaves this module."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.fault = Fault(code, message, remedy)


@dataclass
class ColumnReader:
    """Reads the cells of one column. `bad` holds every raw cell that could not be read, for as long as it lives."""

    column: Column
    parse: Callable[[str], str]
    bad: dict[str, Fault] = field(default_factory=dict)
    _known: _Memory = field(init=False)

    def __post_init__(self) -> None:
        self._known = _Memory(self)

    def read(self, cells: list[str]) -> list[str]:
        """The cells in canonical text; a bad cell comes back as it was."""
        if len(self._known) > REMEMBERED:
            self._known.clear()
        return list(map(self._known.__getitem__, cells))


class TextReader(ColumnReader):
    """Free text and keys are nearly all different, so nothing is remembered; whole columns are checked at once."""

    def read(self, cells: list[str]) -> list[str]:
        stripped = [cell.strip() for cell in cells]
        everything = "".join(stripped)
        plain = (
            unicodedata.is_normalized("NFC", everything)
            and "\r" not in everything
            and _CONTROL.search(everything) is None
        )
        if plain:
            return stripped
        known = self._known
        known.clear()
        return [known[cell] for cell in cells]


class KeyReader(ColumnReader):
    """Keys and references to keys."""

    def read(self, cells: list[str]) -> list[str]:
        stripped = [cell.strip() for cell in cells]
        if not are_ids(stripped):
            for cell in stripped:
                if cell and not is_id(cell):
                    self.bad.setdefault(cell, _bad_key(cell))
        return stripped


class _Memory(dict[str, str]):
    def __init__(self, reader: ColumnReader) -> None:
        super().__init__()
        self.reader = reader

    def __missing__(self, raw: str) -> str:
        try:
            value = self.reader.parse(unicodedata.normalize("NFC", raw).strip())
        except CellError as error:
            self.reader.bad[raw] = error.fault
            value = raw
        self[raw] = value
        return value


def reader(column: Column, facts: Facts) -> ColumnReader:
    """The reader of a column."""
    if column.type in {"id", "ref"}:
        return KeyReader(column, parse_text)
    if column.type == "text":
        return TextReader(column, parse_text)
    if column.type in {"code", "codes"}:
        return ColumnReader(column, _code_parser(column, facts))
    return ColumnReader(column, _PARSERS[column.type])


def faults_in(column: Column, cells: list[str], facts: Facts) -> Mapping[str, Fault]:
    """What is wrong with cells of a column, by the cell. An empty one of a required column is wrong."""
    one = reader(column, facts)
    one.read(cells)
    if column.required and "" in cells:
        missing = Fault(
            "required", _("This must be filled in."), _("Fill it in, or declare the column without required.")
        )
        return {**one.bad, "": missing}
    return one.bad


def parse_text(cell: str) -> str:
    if _CONTROL.search(cell) is not None:
        raise CellError(
            "control-character",
            _("It holds a character that is no letter and no sign (such as a NUL)."),
            _("Delete the cell and type its text again."),
        )
    return cell.replace("\r\n", "\n").replace("\r", "\n")


def _parse_edtf(cell: str) -> str:
    if not cell:
        return ""
    if len(cell) > LONGEST_CODE:
        raise CellError("date", _("This is too long for a date."), _("Write it like 2018-05-17, 2018-05 or 2018."))
    try:
        edtf.parse(cell)
    except DateError as error:
        raise CellError("date", error.message, error.remedy) from None
    return cell


def _parse_day(cell: str) -> str:
    if not cell:
        return ""
    try:
        if _DAY.fullmatch(cell) is None:
            raise ValueError(cell)
        return date.fromisoformat(cell).isoformat()
    except ValueError:
        raise CellError("date", _("This is not a day of the calendar."), _("Write it like 2018-05-17.")) from None


def _parse_integer(cell: str) -> str:
    if not cell:
        return ""
    if _INTEGER.fullmatch(cell) is None:
        raise CellError(
            "number",
            _("This is not a whole number."),
            _("Write digits only, without spaces, points or commas: 1500."),
        )
    return str(int(cell))


def _parse_decimal(cell: str) -> str:
    if not cell:
        return ""
    if _NUMBER_WITH_COMMA.fullmatch(cell) is not None:
        meant = re.sub(r"[\s ]", "", cell).replace(",", ".")
        raise CellError(
            "number",
            _("A number is written with a point here, not with a comma."),
            _("Write {meant}.", meant=meant),
        )
    if _DECIMAL.fullmatch(cell) is None:
        raise CellError("number", _("This is not a number."), _("Write digits and a point: 1500.50."))
    value = Decimal(cell)
    text = plain_decimal(value)
    digits = text.lstrip("-").replace(".", "").lstrip("0")
    # SQLite keeps numbers with 15 digits; more would come back changed.
    if len(digits) > 15 or len(text.partition(".")[2]) > 6 or abs(value) >= 10**12:
        raise CellError(
            "number",
            _("The number has too many digits."),
            _("At most 12 before the point, 6 after it, and 15 together can be kept."),
        )
    return text


def plain_decimal(value: Decimal) -> str:
    """A number without exponent, without zeros at its end."""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def _parse_boolean(cell: str) -> str:
    if cell in {"", "no"}:
        return ""
    if cell == "yes":
        return "yes"
    raise CellError("yes-no", _("This is neither yes nor no."), _("Write yes, no, or leave it empty for no."))


def _parse_list(cell: str) -> str:
    parts = [part.strip() for part in parse_text(cell).split(";")]
    return ";".join(dict.fromkeys(part for part in parts if part))


_PARSERS: Mapping[str, Callable[[str], str]] = {
    "edtf": _parse_edtf,
    "day": _parse_day,
    "integer": _parse_integer,
    "decimal": _parse_decimal,
    "boolean": _parse_boolean,
    "list": _parse_list,
}


def _code_parser(column: Column, facts: Facts) -> Callable[[str], str]:
    vocabulary = column.vocabulary or ""
    codes = facts.terms(vocabulary)

    def one(cell: str) -> str:
        if not cell or cell in codes:
            return cell
        raise CellError(
            "code",
            _("The vocabulary “{vocabulary}” has no code “{code}”.", vocabulary=vocabulary, code=cell),
            _did_you_mean(near(cell, codes)),
        )

    def several(cell: str) -> str:
        return ";".join(dict.fromkeys(one(part.strip()) for part in cell.split(";") if part.strip()))

    return several if column.type == "codes" else one


def _did_you_mean(names: list[str]) -> str:
    if names:
        return _("Did you mean {names}?", names=", ".join(names))
    return _("Use one of its codes, or add yours to the folder's reference/.")


def _bad_key(cell: str) -> Fault:
    return Fault(
        "id",
        _("This cannot be a key of a record.") if len(cell) <= LONGEST_KEY else _("This key is too long."),
        _(
            "Use letters without accents, digits, “-”, “_” and “.”, beginning with a letter or digit and not ending"
            " with “.”; at most 110."
        ),
    )
