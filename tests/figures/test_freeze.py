"""Freezing: the same data give the same bytes, and nothing that says who somebody is gets in."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from dalel.advocacy.project import KINDS
from dalel.figures.snapshot import freeze, open_snapshot, verify
from dalel.figures.sources import Rows
from dalel.lib.errors import MissingError
from dalel.records.kind import Table
from tests.figures.conftest import make_snapshot, make_tables
from tests.figures.world import WORLD


def _read(path: Path, sql: str) -> list[tuple[object, ...]]:
    return duckdb.connect().execute(sql.replace("FILE", f"'{path}'")).fetchall()


def test_the_same_records_give_the_same_hash_in_any_order(tmp_path: Path) -> None:
    turned = {name: Table(table.kind, list(reversed(list(table.rows)))) for name, table in make_tables(WORLD).items()}
    assert make_snapshot(WORLD, tmp_path / "a").hash == freeze(Rows(turned), KINDS, tmp_path / "b").hash


def test_one_changed_cell_gives_another_hash(tmp_path: Path) -> None:
    changed = {**WORLD, "sources": [{**WORLD["sources"][0], "label": "Another"}, WORLD["sources"][1]]}
    assert make_snapshot(WORLD, tmp_path).hash != make_snapshot(changed, tmp_path).hash


def test_text_that_nobody_counts_changes_nothing_and_is_not_there(tmp_path: Path) -> None:
    noted = {**WORLD, "incidents": [{**one, "summary": "Somebody's story"} for one in WORLD["incidents"]]}
    snapshot = make_snapshot(noted, tmp_path)
    assert snapshot.hash == make_snapshot(WORLD, tmp_path).hash
    assert all(b"Somebody's story" not in file.read_bytes() for file in snapshot.path.iterdir())


def test_identity_tables_are_not_in_a_snapshot(tmp_path: Path) -> None:
    snapshot = make_snapshot(WORLD, tmp_path)
    assert {kind.name for kind in KINDS if kind.identity}.isdisjoint(snapshot.manifest["tables"])
    assert snapshot.file("person-names") is None
    assert not (snapshot.path / "person-names.parquet").exists()


def test_a_date_has_its_text_and_its_two_ends(tmp_path: Path) -> None:
    snapshot = make_snapshot({"incidents": [{"id": "i1", "date": "2018-05", "verification": "verified"}]}, tmp_path)
    rows = _read(snapshot.file("incidents"), "SELECT date, date_earliest::VARCHAR, date_latest::VARCHAR FROM FILE")
    assert rows == [("2018-05", "2018-05-01", "2018-05-31")]


def test_lists_numbers_and_yes_no_have_their_types(tmp_path: Path) -> None:
    snapshot = make_snapshot(WORLD, tmp_path)
    assert _read(snapshot.file("acts"), "SELECT targets FROM FILE WHERE id = 'a2'") == [(["child", "relative"],)]
    assert _read(snapshot.file("acts"), "SELECT targets, invented FROM FILE WHERE id = 'a3'") == [(None, False)]
    assert str(_read(snapshot.file("sanctions"), "SELECT amount FROM FILE WHERE id = 'z2'")[0][0]) == "1500.500000"


def test_rows_are_sorted_by_id(tmp_path: Path) -> None:
    snapshot = make_snapshot(WORLD, tmp_path)
    ids = [row[0] for row in _read(snapshot.file("acts"), "SELECT id FROM FILE")]
    assert ids == sorted(ids)


def test_freezing_again_leaves_the_folder_as_it_is(tmp_path: Path) -> None:
    first = make_snapshot(WORLD, tmp_path)
    before = {file.name: file.stat().st_mtime_ns for file in first.path.iterdir()}
    second = make_snapshot(WORLD, tmp_path)
    assert before == {file.name: file.stat().st_mtime_ns for file in second.path.iterdir()}
    assert [file.name for file in tmp_path.iterdir()] == [first.hash]


def test_an_altered_file_is_found(tmp_path: Path) -> None:
    snapshot = make_snapshot(WORLD, tmp_path)
    assert verify(snapshot) == []
    file = snapshot.file("acts")
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert verify(snapshot) == ["acts.parquet"]


def test_a_folder_without_a_manifest_is_no_snapshot(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="no snapshot"):
        open_snapshot(tmp_path)


def test_a_project_without_records_has_a_snapshot_too(tmp_path: Path) -> None:
    assert len(make_snapshot({}, tmp_path).hash) == 64
