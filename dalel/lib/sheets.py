"""Tables as people really have them: CSV in several encodings and with several separators, and .xlsx."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from dalel.lib.errors import InputError
from dalel.lib.formulas import restored
from dalel.lib.speech import _

Row = tuple[int, list[str]]  # the line on which it begins, its cells

DELIMITERS = (",", ";", "\t")
LONGEST_CELL = 16 * 1024 * 1024
_PIECE = 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Letters of Kazakh in KZ-1048, where Windows-1251 has letters of Macedonian and Serbian; and such letters that
# Kazakh text never has. With some of the first and none of the second, the file is KZ-1048.
_KAZAKH = re.compile(rb"[\x8d\x9d\x8e\x9e\xa3\xbc\xbd\xbe]")
_BALKAN = re.compile(rb"[\x80\x81\x83\x8a\x8c\x8f\x90\x9a\x9c\x9f]")
# Spreadsheets write the separator into a line of its own before the header.
_SEPARATOR = re.compile(r"\ufeff?sep=(.)\r?\n?")


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
    told: bool = False  # whether the first line names the separator
    harmless: bool = False  # whether formulas in it were made harmless by an export of ours

    @property
    def place(self) -> str:
        """How messages call it."""
        return f"{self.file} [{self.name}]" if self.name else self.file

    def rows(self) -> Iterator[Row]:
        """The rows that hold something, the header among them. Raises SheetError."""
        if self.harmless:
            return ((line, list(map(restored, cells))) for line, cells in _csv_rows(self))
        return _workbook_rows(self) if self.name else _csv_rows(self)


def text_encoding(path: Path) -> str:
    """How the file is encoded: its mark if it has one, else UTF-8 if it is that, else KZ-1048 or Windows-1251."""
    with path.open("rb") as stream:
        start = stream.read(4096)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    if b"\x00" in start:
        # Text has no NUL; in UTF-16 every second byte of a Latin heading is one.
        even, odd = start[0::2].count(0), start[1::2].count(0)
        wide = "utf-16-le" if odd > even else "utf-16-be"
        if max(even, odd) > len(start) // 20 and _decodes(path, wide):
            return wide
    if _decodes(path, "utf-8"):
        return "utf-8"
    if _decodes(path, "cp1251"):
        return "kz1048" if _has_kazakh_letters(path) else "cp1251"
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
    header = _first_line(path, encoding)
    if said := _SEPARATOR.fullmatch(header):
        return Sheet(path, file, encoding=encoding, delimiter=said[1], told=True)
    if not header:
        raise InputError(
            _("The file is empty."), _("Write the names of its columns into the first line, or delete the file.")
        )

    def fitting(delimiter: str) -> int:
        names = next(csv.reader([header], delimiter=delimiter), [])
        return sum(1 for name in names if name.strip().lower() in known)

    return Sheet(path, file, encoding=encoding, delimiter=max(DELIMITERS, key=fitting))


def _first_line(path: Path, encoding: str) -> str:
    try:
        with path.open(encoding=encoding, newline="") as stream:
            return stream.readline(65_536)
    except UnicodeDecodeError:
        raise InputError(
            _("The file is marked as {encoding}, and is not.", encoding=encoding.upper()), _("Save it as UTF-8.")
        ) from None


def workbook_sheets(path: Path, file: str) -> list[Sheet]:
    """The sheets of an .xlsx file."""
    return [Sheet(path, file, name=name) for name in _workbook(path).sheet_names]


def _has_kazakh_letters(path: Path) -> bool:
    found = False
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            if _BALKAN.search(piece):
                return False
            found = found or _KAZAKH.search(piece) is not None
    return found


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
            if sheet.told:
                next(rows)
                line = 2
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
