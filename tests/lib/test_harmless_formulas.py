"""No cell of an export is run by a spreadsheet, and every cell comes back as it was."""

from __future__ import annotations

import csv
import io
import itertools

import pytest

from dalel.lib.formulas import any_sign, harmless, restored

SIGNS = "=+-@\t\r"


def shown(cell: str, separator: str) -> list[str]:
    """What the cells are that a spreadsheet with this separator makes of a line of an export."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow(["i-1", cell, "end"])
    lines = csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=separator)
    return [shown for line in lines for shown in line]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("+7 701 000 00 00", "'+7 701 000 00 00"),
        ("-5", "'-5"),
        ("@cmd", "'@cmd"),
        ("'=1", "''=1"),
        ("''=1", "'''=1"),
        ("'tis", "'tis"),
        ("a; =1", "a; =1"),
        ("a;=1", "a;'=1"),
        ("a\n=1", "a\n'=1"),
        ('x;"=1', "x;'\"=1"),
        ("2018-05-17", "2018-05-17"),
        ("Иванова-Петрова", "Иванова-Петрова"),
        ("", ""),
    ],
)
def test_a_cell_and_its_harmless_form(cell: str, told: str) -> None:
    assert harmless(cell) == told
    assert restored(told) == cell


def test_every_text_of_the_signs_that_matter_comes_back_and_no_two_become_one() -> None:
    forms: dict[str, str] = {}
    for length in range(6):
        for letters in itertools.product("=-\t\r\n;'\"a", repeat=length):
            cell = "".join(letters)
            made = harmless(cell)
            assert restored(made) == cell
            assert forms.setdefault(made, cell) == cell
            assert made == cell or any_sign(["x", cell, "y"])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_begins_like_a_formula_whatever_the_separator(separator: str) -> None:
    for letters in itertools.product("=\t\n;\"'a", repeat=5):
        cell = "".join(letters)
        try:
            cells = shown(harmless(cell), separator)
        except csv.Error:
            continue  # a spreadsheet would not open it either
        assert not [one for one in cells if one and one[0] in SIGNS], cell
