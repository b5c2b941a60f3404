"""Tables that are damaged, or were made to do harm: each is refused with where it is, and nothing is read of it."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from dalel.lib.errors import InputError
from dalel.lib.limits import CELL, COLUMNS
from dalel.lib.sheets import SheetError, csv_sheet, read_text, workbook_sheets
from dalel.records.folder import read_folder
from dalel.reference.facts import load
from dalel.register.kinds import KINDS

Make = Callable[..., Path]
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


def workbook(cells: dict[str, object], sheet: bytes = b"") -> bytes:
    """An .xlsx file with these cells; `sheet` in the place of its table."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "organisations"
    for place, value in cells.items():
        book.active[place] = value
    saved = io.BytesIO()
    book.save(saved)
    if not sheet:
        return saved.getvalue()
    changed = io.BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, sheet if name.endswith("sheet1.xml") else old.read(name))
    return changed.getvalue()


def told(folder: Path) -> str:
    return " ".join(map(str, read_folder(folder, KINDS, load()).problems))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (workbook({"A1": "id", "XFD1048576": "x"}), "memory"),
        (workbook({"A1": "id", "XFD2": "x"}), "more than 2,000 columns"),
        (workbook({"A1": "id"}, SHEET.format("<row><c><v>1</v></c></row>" * 400_000).encode()), "unpacks to far more"),
        (workbook({"A1": "id"}, SHEET.format("<row").encode()), ""),
        (workbook({"A1": "id"})[:3000], "cannot be opened as a workbook"),
        (b"PK\x03\x04" + b"\xff" * 500, "cannot be opened as a workbook"),
        (b"id,label\no1,Bureau\n", "cannot be opened as a workbook"),
        (b"", "cannot be opened as a workbook"),
    ],
)
def test_a_workbook_that_asks_for_too_much_or_is_damaged_is_refused(folder: Make, content: bytes, words: str) -> None:
    said = told(folder({"records/organisations.xlsx": content}))
    assert said and words in said


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("id,label\no1," + "a" * (CELL.value + 1) + "\n", "longer than 1,000,000 characters"),
        ('id,label\no1,"never closed\n' + "o2,Bureau,ngo\n" * 100_000, "longer than 1,000,000 characters"),
        ("id,label\n" + "a" * (5 * CELL.value), "longer than 1,000,000 characters"),
        ("," * (COLUMNS.value + 5) + "\n", "more than 2,000 cells"),
        ("id,label\no1" + "," * (COLUMNS.value + 5) + "\n", "more than 2,000 cells"),
    ],
)
def test_a_table_beyond_the_limits_is_refused_with_its_line(folder: Make, content: str, words: str) -> None:
    said = told(folder({"records/organisations.csv": content}))
    assert words in said and "line" in said


def test_a_cell_at_the_limit_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "organisations.csv"
    path.write_text("id,label\no1," + "a" * CELL.value + "\n")
    rows = list(csv_sheet(path, "organisations.csv", frozenset({"id"})).rows())
    assert len(rows[1][1][1]) == CELL.value


def test_a_pipe_among_the_files_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "organisations.csv"
    os.mkfifo(pipe)
    for read in (
        lambda: csv_sheet(pipe, "x", frozenset()),
        lambda: read_text(pipe),
        lambda: workbook_sheets(pipe, "x"),
    ):
        with pytest.raises(InputError, match="no ordinary file"):
            read()


def test_rows_of_a_workbook_may_be_left_in_the_middle(tmp_path: Path) -> None:
    path = tmp_path / "organisations.xlsx"
    path.write_bytes(workbook({f"A{line}": f"o{line}" for line in range(1, 1001)}))
    rows = workbook_sheets(path, "organisations.xlsx")[0].rows()
    assert next(rows) == (1, ["o1"])
    del rows
    assert len(list(workbook_sheets(path, "organisations.xlsx")[0].rows())) == 1000


def test_a_workbook_that_goes_while_it_is_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "organisations.xlsx"
    path.write_bytes(workbook({"A1": "id"}))
    sheet = workbook_sheets(path, "organisations.xlsx")[0]
    path.unlink()
    with pytest.raises(SheetError):
        list(sheet.rows())
