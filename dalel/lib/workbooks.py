"""Reads a workbook (.xlsx): names of sheets and rows of canonical cells. Runs in a child process only.

The library is not in Python: a damaged or hostile file can end the process or ask for any amount of memory.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from dalel.lib import limits
from dalel.lib.errors import InputError
from dalel.lib.messages import _

BATCH = 200  # rows that cross to the parent at once


def sheets(path: str) -> list[str]:
    """The names of the sheets. Raises InputError."""
    names = [str(name) for name in _opened(path).sheet_names]
    if len(names) > limits.SHEETS.value:
        raise InputError(
            _("The workbook has more than {limit} sheets.", limit=limits.SHEETS.value),
            _("Keep one sheet a kind of record."),
        )
    return names


def rows(path: str, sheet: str) -> Iterator[list[list[Any]]]:
    """The rows that hold something, in batches of [line, cells]. Raises InputError."""
    batch: list[list[Any]] = []
    for line, cells in _numbered(_content(path, sheet)):
        row = [_cell(cell) for cell in cells]
        if any(row):
            batch.append([line, row])
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _numbered(content: Any) -> Iterator[tuple[int, list[object]]]:
    first = content.start[0] + 1 if content.start else 1
    width = content.width
    if width > limits.COLUMNS.value:
        raise InputError(
            _("The sheet has more than {limit:,} columns.", limit=limits.COLUMNS.value),
            _("Delete what lies far to the right of the table."),
        )
    return enumerate(content.iter_rows(), first)


def _content(path: str, sheet: str) -> Any:
    book = _opened(path)
    try:
        return book.get_sheet_by_name(sheet)
    except MemoryError:
        raise
    except Exception as error:  # the library has a class of its own for each kind of damage
        raise _damaged(path, error) from None


def _opened(path: str) -> Any:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - a heavy optional package

    _refuse_bombs(path)
    try:
        return CalamineWorkbook.from_path(path)
    except MemoryError:
        raise
    except Exception as error:
        raise _damaged(path, error) from None


def _damaged(path: str, error: Exception) -> InputError:
    return InputError(
        _("{file} cannot be opened as a workbook: {error}.", file=Path(path).name, error=str(error)[:200]),
        _("Save it as .xlsx, without a password, or as CSV."),
    )


def _refuse_bombs(path: str) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError, UnicodeDecodeError) as error:
        raise _damaged(path, error) from None
    for one in members:
        if one.file_size > limits.SMALL_PART.value and one.file_size > limits.DENSITY.value * max(one.compress_size, 1):
            raise InputError(
                _("The workbook unpacks to far more than a table needs ({size} MB).", size=one.file_size // limits.MB),
                _("Do not open it. Ask the sender for the table as CSV."),
            )


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        # repr, not format: a spreadsheet's 0.1 is 0.1. Whole numbers come as 5.0; 1e300 is no whole number to anyone.
        return str(int(value)) if value.is_integer() and abs(value) < 1e18 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    text = "" if value is None else str(value)
    if len(text) > limits.CELL.value:
        raise InputError(
            _("A cell is longer than {limit:,} characters.", limit=limits.CELL.value),
            _("Look for text that was pasted into one cell, and divide it."),
        )
    return text
