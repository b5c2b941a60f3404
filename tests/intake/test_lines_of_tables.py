"""A table is read in pieces, and its lines are the same wherever a piece ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalel.lib import sheets
from dalel.lib.sheets import Sheet, SheetError

TABLE = 'id,title\r\ni1,"Two\r\nlines, ""so"""\r\ni2,\u2028Дом\x0b\r\ni3,last'
ROWS = [(1, ["id", "title"]), (2, ["i1", 'Two\r\nlines, "so"']), (4, ["i2", "\u2028Дом\x0b"]), (5, ["i3", "last"])]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 11, 16_384])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_rows_do_not_depend_on_where_a_piece_ends(
    size: int, end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "_LINES_AT_ONCE", size)
    path = tmp_path / "incidents.csv"
    path.write_bytes(TABLE.replace("\r\n", end).encode())
    expected = [(line, [cell.replace("\r\n", end) for cell in cells]) for line, cells in ROWS]
    assert list(Sheet(path, path.name).rows()) == expected


def test_a_line_without_end_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "incidents.csv"
    path.write_text("id,title\n" + ("x" * 3_000 + ",") * 1_900)
    with pytest.raises(SheetError, match="longer than"):
        list(Sheet(path, path.name).rows())
