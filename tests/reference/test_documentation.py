"""The page about the reference data names every table and every column."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalel.reference.facts import DATA
from dalel.reference.layout import LAYOUTS, Layout

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "data.md").read_text(encoding="utf-8")
COMMON = {"valid_from", "valid_to", "source", "certainty"}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.file)
def test_the_page_lists_the_columns_of_a_table_in_their_order(layout: Layout) -> None:
    line = next(line for line in PAGE.splitlines() if line.startswith(f"| `{layout.file}.csv`"))
    said = [name.strip() for name in line.split("|")[3].split(",")]
    assert said == [name for name in layout.columns if name not in COMMON]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.file)
def test_a_shipped_table_has_the_columns_of_its_layout(layout: Layout) -> None:
    with (DATA / f"{layout.file}.csv").open(encoding="utf-8") as opened:
        assert tuple(opened.readline().strip().split(",")) == layout.columns


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.file)
def test_every_shipped_row_would_pass_as_a_projects_own(layout: Layout, tmp_path: Path) -> None:
    from dalel.reference.facts import load

    (tmp_path / f"{layout.file}.csv").write_bytes((DATA / f"{layout.file}.csv").read_bytes())
    assert load(tmp_path)


def test_every_file_of_data_is_named_on_the_page() -> None:
    for file in DATA.glob("*.csv"):
        assert f"`{file.name}`" in PAGE
