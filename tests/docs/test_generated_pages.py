"""The pages that are made from code say what the code says."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalel.advocacy.project import KINDS
from docs import generate


def test_no_committed_page_is_stale() -> None:
    assert generate.stale() == [], "run `make docs`"


def test_a_stale_page_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reference").mkdir()
    monkeypatch.setattr(generate, "DOCS", tmp_path)
    assert generate.main(["--check"]) == 1
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
    page = tmp_path / "reference" / "records.md"
    page.write_text(page.read_text(encoding="utf-8").replace("incidents", "events", 1), encoding="utf-8")
    assert generate.stale() == ["reference/records.md"]


def test_every_kind_with_every_column_is_on_the_page() -> None:
    page = generate.PAGES["reference/records.md"]()
    for kind in KINDS:
        section = page.split(f"### {kind.name}\n")[1].split("\n### ")[0]
        assert ("**identity**" in section) == kind.identity
        for column in kind.columns:
            assert f"| `{column.name}`" in section
