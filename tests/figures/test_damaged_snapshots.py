"""A snapshot that is not what was frozen is refused in plain words or made again; a wrong figure never comes of it."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from dalel.advocacy.project import KINDS
from dalel.figures import manifests, wide_tables
from dalel.figures.context import FigureContext
from dalel.figures.engine import Engine
from dalel.figures.functions import count
from dalel.figures.snapshot import MANIFEST, Snapshot, damage, freeze, open_snapshot, verify
from dalel.figures.sources import Rows
from dalel.lib.errors import InputError, MissingError
from dalel.reference.facts import load
from tests.figures.conftest import make_snapshot, make_tables
from tests.figures.world import WORLD


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return make_snapshot(WORLD, tmp_path)


def answers(path: Path) -> list[tuple[object, object]]:
    context = FigureContext(Engine(open_snapshot(path)), load())
    try:
        asked = [count(context, unit, during="2017/2018") for unit in ("incidents", "acts", "persons")]
    finally:
        context.engine.close()
    return [(one.value, one.records) for one in asked]


def flip(file: Path, dice: random.Random) -> None:
    """One bit, by the file's own time of change: a disk that forgets changes no time."""
    state, raw = file.stat(), bytearray(file.read_bytes())
    raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
    file.write_bytes(raw)
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))


def test_no_flipped_bit_gives_another_figure(snapshot: Snapshot) -> None:
    right, dice = answers(snapshot.path), random.Random(6)
    parts = [file for file in snapshot.path.iterdir() if file.stem in ("acts", "incidents", "persons", "manifest")]
    refused = 0
    for _time in range(300):
        file = dice.choice(parts)
        raw = file.read_bytes()
        flip(file, dice)
        try:
            assert answers(snapshot.path) == right
        except InputError:
            refused += 1
        file.write_bytes(raw)
    assert refused > 250  # a few bits of the manifest are spaces between its words
    assert answers(snapshot.path) == right


def test_no_flipped_bit_of_a_wide_table_gives_another_figure(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    right, dice = answers(snapshot.path), random.Random(7)
    monkeypatch.setattr(wide_tables, "SMALL", 0)
    for _time in range(25):
        assert answers(snapshot.path) == right
        flip(dice.choice(sorted((snapshot.path.parent / "wide").iterdir())), dice)
    assert answers(snapshot.path) == right


def test_a_wide_table_of_another_snapshot_is_not_believed(
    snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = answers(snapshot.path)
    monkeypatch.setattr(wide_tables, "SMALL", 0)
    other = make_snapshot({**WORLD, "acts": WORLD["acts"][:1]}, tmp_path)
    answers(other.path)
    for file in (tmp_path / "wide").iterdir():
        file.rename(file.with_name(file.name.replace(other.hash[:16], snapshot.hash[:16])))
    assert answers(snapshot.path) == right


def test_wide_tables_of_snapshots_that_are_gone_or_old_go_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wide_tables, "SMALL", 0)
    made = [make_snapshot({**WORLD, "acts": WORLD["acts"][:n]}, tmp_path) for n in range(1, 3)]
    wide_tables.prepare(made[0])
    shutil.rmtree(made[0].path)
    assert wide_tables.strays(tmp_path)
    wide_tables.prepare(made[1])
    assert wide_tables.strays(tmp_path) == []
    assert {file.name[:16] for file in (tmp_path / "wide").iterdir()} == {made[1].hash[:16]}


def thin(snapshot: Snapshot) -> None:
    """A valid file with rows taken away."""
    file = snapshot.path / "acts.parquet"
    short = file.with_name("short")
    duckdb.connect().execute(f"COPY (SELECT * FROM read_parquet('{file}') LIMIT 1) TO '{short}' (FORMAT parquet)")
    short.replace(file)


def cut(snapshot: Snapshot) -> None:
    (snapshot.path / MANIFEST).write_bytes((snapshot.path / MANIFEST).read_bytes()[:40])


def without_manifest(snapshot: Snapshot) -> None:
    (snapshot.path / MANIFEST).unlink()


def without_table(snapshot: Snapshot) -> None:
    (snapshot.path / "acts.parquet").unlink()


def link_to_table(snapshot: Snapshot) -> None:
    file = snapshot.path / "acts.parquet"
    file.rename(snapshot.path.parent / "acts.parquet")
    file.symlink_to(snapshot.path.parent / "acts.parquet")


def empty_table_told(snapshot: Snapshot) -> None:
    """A manifest that fits a thinned table, in the folder of the old name."""
    manifest = dict(snapshot.manifest)
    tables = {**manifest["tables"], "acts": {**manifest["tables"]["acts"], "rows": 0}}
    del tables["acts"]["sha256"]
    made = manifests.made(tables, None, manifest["tool"])
    (snapshot.path / MANIFEST).write_bytes(manifests.as_bytes(made))


DAMAGES = (thin, cut, without_manifest, without_table, link_to_table, empty_table_told)


@pytest.mark.parametrize("spoil", DAMAGES)
def test_a_damaged_snapshot_is_refused_told_and_mended_by_freezing(
    snapshot: Snapshot, spoil: Callable[[Snapshot], None], tmp_path: Path
) -> None:
    right = answers(snapshot.path)
    spoil(snapshot)
    with pytest.raises((InputError, MissingError)):
        open_snapshot(snapshot.path)
    assert damage(snapshot.path)
    assert verify(snapshot)
    assert freeze(Rows(make_tables(WORLD)), KINDS, tmp_path).hash == snapshot.hash
    assert (damage(snapshot.path), verify(snapshot)) == ([], [])
    assert answers(snapshot.path) == right


@pytest.mark.parametrize(
    "change",
    [
        {"journal": {"position": 7, "head": "0" * 64}},
        {"tool": "another"},
        {"format": True},
        {"hash": "../../elsewhere"},
        {"tables": []},
        {"more": 1},
    ],
)
def test_every_part_of_a_manifest_is_checked(snapshot: Snapshot, change: dict[str, object]) -> None:
    manifest = json.loads((snapshot.path / MANIFEST).read_bytes())
    (snapshot.path / MANIFEST).write_text(json.dumps({**manifest, **change}))
    with pytest.raises(InputError, match="altered"):
        open_snapshot(snapshot.path)


def test_a_manifest_that_would_reach_outside_or_run_something_is_refused(tmp_path: Path) -> None:
    for name, columns in (("../acts", {}), ("acts", {'id" --': "VARCHAR"}), ("acts", {"id": "VARCHAR), (SELECT 1"})):
        manifest = manifests.made({name: {"rows": 0, "columns": columns}}, None, "a stranger")
        (tmp_path / MANIFEST).write_bytes(manifests.as_bytes(manifest))
        with pytest.raises(InputError, match="altered"):
            open_snapshot(tmp_path)


def test_a_snapshot_of_the_first_version_is_read_and_says_nothing_of_the_journal(snapshot: Snapshot) -> None:
    manifest = json.loads((snapshot.path / MANIFEST).read_bytes())
    del manifest["check"]
    manifest["journal"] = {"position": 7, "head": "0" * 64}
    (snapshot.path / MANIFEST).write_text(json.dumps(manifest))
    assert open_snapshot(snapshot.path).manifest["journal"] is None
