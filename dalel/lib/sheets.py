"""Tables as people really have them: CSV in several encodings and with several separators, and .xlsx."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from dalel.lib.errors import InputError
from dalel.lib.speech import _

Row = tuple[int, list[str]]  # the line on which it begins, its cells

DELIMITERS = (",", ";", "\t")
LONGEST_CELL = 16 * 1024 * 1024
_PIECE = 1024 * 1024
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class SheetError(Exception):
    """A sheet that cannot be read on from some line."""

    def __init__(self, line: int, message: str, remedy: str) -> None:
        super().__init__(message)
        self.line, self.message, self.remedy = line, message, remedy


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file. `name` is the sheet of a workbook, "" for CSV."""

    path: Path
    file: str
    name: str = ""
    encoding: str = "utf-8"
    delimiter: str = ","

    @property
    def place(self) -> str:
        """How messages call it."""
        return f"{self.file} [{self.name}]" if self.name else self.file

    def rows(self) -> Iterator[Row]:
        """The rows that hold something, the header among them. Raises SheetError."""
        return _workbook_rows(self) if self.name else _csv_rows(self)


def text_encoding(path: Path) -> str:
    """How the file is encoded: its mark if it has one, else UTF-8 if it is that, else Windows-1251."""
    with path.open("rb") as stream:
        start = stream.read(4096)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    if b"\x00" in start:
        # Text has no NUL; in UTF-16 every second byte of a Latin heading is one.
        even, odd = start[0::2].count(0), start[1::2].count(0)
        return "utf-16-le" if odd > even else "utf-16-be"
    for encoding in ("utf-8", "cp1251"):
        if _decodes(path, encoding):
            return encoding
    raise InputError(
        _("{file} is in an encoding that cannot be told.", file=path.name),
        _("Save it as UTF-8 (in a spreadsheet: “CSV UTF-8”)."),
    )


def read_text(path: Path) -> str:
    """A whole text file, with line ends as "\\n"."""
    text = path.read_bytes().decode(text_encoding(path))
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def csv_sheet(path: Path, file: str, known: frozenset[str]) -> Sheet:
    """A CSV file, with its encoding and the separator that yields the most of the known column names."""
    encoding = text_encoding(path)
    with path.open(encoding=encoding, newline="") as stream:
        header = stream.readline(65_536)

    def fitting(delimiter: str) -> int:
        names = next(csv.reader([header], delimiter=delimiter), [])
        return sum(1 for name in names if name.strip().lower() in known)

    return Sheet(path, file, encoding=encoding, delimiter=max(DELIMITERS, key=fitting))


def workbook_sheets(path: Path, file: str) -> list[Sheet]:
    """The sheets of an .xlsx file."""
    return [Sheet(path, file, name=name) for name in _workbook(path).sheet_names]


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _csv_rows(sheet: Sheet) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    with sheet.path.open("rb") as raw, TextIOWrapper(raw, encoding=sheet.encoding, newline="") as stream:
        rows = csv.reader(stream, delimiter=sheet.delimiter, strict=True)
        line = 1
        try:
            for row in rows:
                if any(row):
                    yield line, row
                line = rows.line_num + 1
        except csv.Error as error:
            raise SheetError(
                line,
                _("The table cannot be read on from here: {error}.", error=error),
                _("Look for a quotation mark that is opened and not closed, or one inside a cell that is not doubled."),
            ) from None
        except UnicodeDecodeError:
            raise SheetError(
                rows.line_num + 1,
                _("From here on the file is not in the encoding {encoding}.", encoding=sheet.encoding),
                _("Save the whole file as UTF-8."),
            ) from None


def _workbook(path: Path) -> Any:
    # A heavy optional package: a folder of CSV is read without it.
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415

    try:
        return CalamineWorkbook.from_path(path)
    except (CalamineError, OSError) as error:
        raise InputError(
            _("{file} cannot be opened as a workbook: {error}.", file=path.name, error=error),
            _("Save it as .xlsx, without a password, or as CSV."),
        ) from None


def _workbook_rows(sheet: Sheet) -> Iterator[Row]:
    content = _workbook(sheet.path).get_sheet_by_name(sheet.name)
    for line, cells in enumerate(content.iter_rows(), 1 + (content.start[0] if content.start else 0)):
        row = [_cell(cell) for cell in cells]
        if any(row):
            yield line, row


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        # repr, not format: a spreadsheet's 0.1 is 0.1. Whole numbers come as 5.0.
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time().isoformat() == "00:00:00" else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
