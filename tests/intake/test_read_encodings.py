"""Tables are read as people have them: encodings, separators, workbooks."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from dalel.records.folder import Folder, read_folder
from dalel.reference.facts import load
from dalel.register.kinds import KINDS

Make = Callable[..., Path]
TABLE = "id,label,kind\no1,Бюро по правам человека,ngo\n"


def organisations(path: Path) -> tuple[Folder, list[tuple[str, ...]]]:
    folder = read_folder(path, KINDS, load())
    assert folder.problems == []
    return folder, list(folder.tables["organisations"].rows)


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", False),
        ("utf-8-sig", False),
        ("utf-16", True),
        ("utf-16-le", True),
        ("utf-16-be", True),
        ("cp1251", True),
    ],
)
def test_an_encoding_is_found_out_and_said(folder: Make, encoding: str, said: bool) -> None:
    read, rows = organisations(folder({"records/organisations.csv": TABLE.encode(encoding)}))
    assert rows[0][:2] == ("o1", "Бюро по правам человека")
    assert bool(read.notes) == said


def test_kazakh_letters_survive_utf_8_beyond_the_first_megabyte(folder: Make) -> None:
    many = "".join(f"o{number:06d},Бюро,ngo\n" for number in range(100_000))
    _read, rows = organisations(folder({"records/organisations.csv": f"id,label,kind\n{many}z1,Қазақ,ngo\n"}))
    assert rows[-1][1] == "Қазақ"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_separator_is_found_out(folder: Make, delimiter: str) -> None:
    _read, rows = organisations(folder({"records/organisations.csv": TABLE.replace(",", delimiter)}))
    assert rows[0][:4] == ("o1", "Бюро по правам человека", "", "ngo")


def test_line_ends_of_windows_and_spaces_around_cells_are_not_part_of_a_value(folder: Make) -> None:
    table = 'id , label,kind\r\n o1 ,"Two\r\nlines ", ngo \r\n,,\r\n'
    _read, rows = organisations(folder({"records/organisations.csv": table}))
    assert rows == [("o1", "Two\nlines", "", "ngo", *[""] * 8)]


def test_letters_in_two_parts_become_one(folder: Make) -> None:
    table = TABLE.replace("Бюро", "Буи\u0306ро")  # и and a breve, as some systems write й
    _read, rows = organisations(folder({"records/organisations.csv": table}))
    assert rows[0][1].startswith("Буйро")


def test_a_workbook_with_a_sheet_a_kind_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "incidents"
    sheet.append(["id", "date", "verification", "invented"])
    sheet.append(["i1", date(2018, 3, 5), "reported", True])
    sheet.append(["i2", 2018, "reported", None])
    places = book.create_sheet("places")
    places.append(["id", "label", "country", "latitude"])
    places.append(["x1", "Алматы", "KAZ", 43.25])
    book.save(tmp_path / "project.xlsx")
    read = read_folder(tmp_path, KINDS, load())
    assert read.problems == []
    rows = list(read.tables["incidents"].rows)
    assert [(row[0], row[2], row[-1]) for row in rows] == [("i1", "2018-03-05", "yes"), ("i2", "2018", "")]
    assert next(iter(read.tables["places"].rows))[5] == "43.25"


def test_a_workbook_of_one_kind_names_its_row_in_a_problem(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "date", "verification"])
    sheet.append([])
    sheet.append(["i1", "2018-99", "reported"])
    (tmp_path / "records").mkdir()
    book.save(tmp_path / "records" / "incidents.xlsx")
    problems = read_folder(tmp_path, KINDS, load()).problems
    assert [(one.code, one.line, one.value) for one in problems] == [("date", 3, "2018-99")]


def test_a_file_that_is_no_workbook_is_said(folder: Make) -> None:
    problems = read_folder(folder({"records/incidents.xlsx": b"PK no"}), KINDS, load()).problems
    assert [(one.code, one.file) for one in problems] == [("file", "records/incidents.xlsx")]


def test_kazakh_letters_of_kz_1048_are_not_taken_for_macedonian_ones(folder: Make) -> None:
    kazakh = TABLE.replace("Бюро", "Қазақстан Үңгірі")
    _read, rows = organisations(folder({"records/organisations.csv": kazakh.encode("kz1048")}))
    assert rows[0][1].startswith("Қазақстан Үңгірі")
    serbian = TABLE.replace("Бюро", "Њихова јавна кућа")
    _read, rows = organisations(folder({"records/organisations.csv": serbian.encode("cp1251")}, "other"))
    assert rows[0][1].startswith("Њихова јавна")


def test_the_line_in_which_a_spreadsheet_names_its_separator_is_no_header(folder: Make) -> None:
    _read, rows = organisations(folder({"records/organisations.csv": "sep=|\r\n" + TABLE.replace(",", "|")}))
    assert rows[0][1] == "Бюро по правам человека"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty"),
        (TABLE.replace("Бюро", "Б\0юро").encode(), "control-character"),
        (b"\xff\xfe" + b"\x00\xd8" * 40, "is marked as UTF-16"),
        (bytes(range(256)) * 8, "cannot be told"),
        (TABLE.encode() + b"\xff\x98", "cannot be told"),
    ],
)
def test_a_file_that_is_no_table_is_one_mistake_and_not_many(folder: Make, content: bytes, said: str) -> None:
    files = {"records/organisations.csv": content, "records/organisation-names.csv": "id,organisation,text\nn,o1,X\n"}
    problems = read_folder(folder(files), KINDS, load()).problems
    assert any(re.search(said, f"{one.message} {one.code}") for one in problems), problems
    assert all(one.file == "records/organisations.csv" for one in problems if one.code != "required"), problems
