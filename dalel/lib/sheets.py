"""Tables as people really have them: CSV in several encodings and with several separators, and .xlsx."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Container, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO, TextIOWrapper
from itertools import chain
from pathlib import Path

from dalel.lib import limits
from dalel.lib.apart import BROKE, Allowance, Child
from dalel.lib.errors import InputError
from dalel.lib.formulas import restored
from dalel.lib.messages import _

Row = tuple[int, list[str]]  # the line on which it begins, its cells

DELIMITERS = (",", ";", "\t")
_LONGEST_LINE = 4 * limits.CELL.value
_PIECE = 1024 * 1024
_LINES_AT_ONCE = 16_384  # characters: some hundred lines
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
_SEPARATOR = re.compile(r"\ufeff?sep=([^\w\s\"']|\t)\r?\n?")


class SheetError(Exception):
    """A sheet that cannot be read on from some line."""

    def __init__(self, line: int, message: str, remedy: str, code: str = "table") -> None:
        super().__init__(message)
        self.line, self.message, self.remedy, self.code = line, message, remedy, code


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
    """A whole text file, with line ends as "\\n". Raises InputError."""
    _regular(path)
    if path.stat().st_size > limits.FILE.value:
        raise InputError(
            _("The file is larger than {limit} MB, too large for a text.", limit=limits.FILE.value // limits.MB),
            _("Put its annexes and pictures into files of their own."),
        )
    encoding = text_encoding(path)
    try:
        text = path.read_bytes().decode(encoding)
    except UnicodeDecodeError:
        raise _falsely_marked(encoding) from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def csv_sheet(path: Path, file: str, known: frozenset[str]) -> Sheet:
    """A CSV file, with its encoding and the separator that yields the most of the known column names."""
    _regular(path)
    encoding = text_encoding(path)
    header = _first_line(path, encoding)
    if said := _SEPARATOR.fullmatch(header):
        return Sheet(path, file, encoding=encoding, delimiter=said[1], told=True)
    if not header:
        raise InputError(
            _("The file is empty."), _("Write the names of its columns into the first line, or delete the file.")
        )

    return Sheet(path, file, encoding=encoding, delimiter=separator(header, known))


def separator(header: str, known: Container[str]) -> str:
    """The separator by which a first line holds the most of the known names."""

    def fitting(delimiter: str) -> int:
        names: list[str] = []
        with suppress(csv.Error):
            names = next(csv.reader([header], delimiter=delimiter), [])
        return sum(1 for name in names if name.strip().lower() in known)

    return max(DELIMITERS, key=fitting)


def _first_line(path: Path, encoding: str) -> str:
    try:
        with path.open(encoding=encoding, newline="") as stream:
            return stream.readline(65_536)
    except UnicodeDecodeError:
        raise _falsely_marked(encoding) from None


def _falsely_marked(encoding: str) -> InputError:
    return InputError(
        _("The file is marked as {encoding}, and is not.", encoding=encoding.upper()), _("Save it as UTF-8.")
    )


def _regular(path: Path) -> None:
    """Refuse a pipe or a device that lies among the files: reading it might never end."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise InputError(_("{file} is no ordinary file.", file=path.name), _("Put the file itself in its place."))


def workbook_sheets(path: Path, file: str) -> list[Sheet]:
    """The sheets of an .xlsx file. Raises InputError."""
    _regular(path)
    with Child("dalel.lib.workbooks:sheets", _allowance(path)) as child:
        return [Sheet(path, file, name=name) for name in child.ask(path=str(path.resolve()))]


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
    csv.field_size_limit(limits.CELL.value)
    with sheet.path.open("rb") as raw, TextIOWrapper(raw, encoding=sheet.encoding, newline="") as stream:
        rows = csv.reader(_lines(stream), delimiter=sheet.delimiter, strict=True)
        line = 1
        try:
            if sheet.told:
                next(rows, None)
                line = 2
            for row in rows:
                if len(row) > limits.COLUMNS.value:
                    raise _too_wide(line)
                if any(row):
                    yield line, row
                line = rows.line_num + 1
        except csv.Error as error:
            raise _unreadable_from(line, error) from None
        except UnicodeDecodeError:
            raise SheetError(
                rows.line_num + 1,
                _("From here on the file is not in the encoding {encoding}.", encoding=sheet.encoding),
                _("Save the whole file as UTF-8."),
            ) from None


def _lines(stream: TextIOWrapper) -> Iterator[str]:
    """The lines of a file, each with its end. One that has none for millions of characters is no line of a table."""
    return chain.from_iterable(_lines_at_once(stream))


def _lines_at_once(stream: TextIOWrapper) -> Iterator[list[str]]:
    rest = ""
    while piece := stream.read(_LINES_AT_ONCE):
        lines = StringIO(rest + piece, newline="").readlines()
        rest = lines.pop()  # it may go on in the next piece, were it only with the second half of its end
        if len(rest) >= _LONGEST_LINE:
            raise csv.Error("line too long")
        yield lines
    if rest:
        yield [rest]


def _unreadable_from(line: int, error: csv.Error) -> SheetError:
    said = str(error)
    if "field limit" in said or "line too long" in said:
        return SheetError(
            line,
            _("A cell is longer than {limit:,} characters.", limit=limits.CELL.value),
            _("Look for a quotation mark that is opened and not closed, or for text that was pasted into one cell."),
        )
    return SheetError(
        line,
        _("The table cannot be read on from here: {error}.", error=said),
        _("Look for a quotation mark that is opened and not closed, or one inside a cell that is not doubled."),
    )


def _too_wide(line: int) -> SheetError:
    return SheetError(
        line,
        _("The row has more than {limit:,} cells.", limit=limits.COLUMNS.value),
        _("Delete what lies far to the right of the table, or put a cell that holds separators into quotation marks."),
    )


def _workbook_rows(sheet: Sheet) -> Iterator[Row]:
    line = 1
    try:
        with Child("dalel.lib.workbooks:rows", _allowance(sheet.path)) as child:
            for batch in child.each(path=str(sheet.path.resolve()), sheet=sheet.name):
                for line, cells in batch:
                    yield line, cells
    except InputError as error:
        raise SheetError(line, error.message, error.remedy, BROKE if error.code == BROKE else "table") from None


def _allowance(path: Path) -> Allowance:
    """A large workbook may take longer and more memory than a small one: as much as its honest rows need."""
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    return Allowance(
        seconds=limits.WORKBOOK_SECONDS.value + 4 * size // limits.MB,
        patience=limits.PATIENCE.value + 4 * size // limits.MB,
        memory=limits.WORKBOOK_MEMORY.value + 40 * size,
    )
