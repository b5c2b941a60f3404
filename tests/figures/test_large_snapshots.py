"""A large snapshot answers from files of its own, made once; the answers are those of a small one."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalel.figures import wide_tables
from dalel.figures.context import FigureContext
from dalel.figures.engine import Engine
from dalel.figures.functions import count
from dalel.figures.snapshot import Snapshot
from dalel.reference.facts import load
from tests.figures.conftest import make_snapshot
from tests.figures.world import WORLD

QUESTIONS = (
    ("incidents", {"during": "2018"}),
    ("incidents", {"during": "2018", "act": "threat"}),
    ("incidents", {"during": "2018", "not_act": "threat"}),
    ("acts", {"during": "2018"}),
    ("persons", {"during": "2017/2018"}),
    ("sanctions", {}),
)


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return make_snapshot(WORLD, tmp_path)


def answers(snapshot: Snapshot) -> list[tuple[object, int, dict[str, list[str]]]]:
    context = FigureContext(Engine(snapshot), load())
    found = [count(context, unit, **words) for unit, words in QUESTIONS]
    context.engine.close()
    return [(one.value, one.touching, one.records) for one in found]


def test_a_large_snapshot_gives_the_same_answers_as_a_small_one(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = answers(snapshot)
    monkeypatch.setattr(wide_tables, "SMALL", 0)
    assert answers(snapshot) == small
    assert list((snapshot.path.parent / "wide").glob("*.duckdb"))


def test_the_files_are_made_once_and_again_after_somebody_deleted_them(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wide_tables, "SMALL", 0)
    wide_tables.prepare(snapshot)
    files = {file: file.stat().st_mtime_ns for file in (snapshot.path.parent / "wide").iterdir()}
    wide_tables.prepare(snapshot)
    assert files == {file: file.stat().st_mtime_ns for file in (snapshot.path.parent / "wide").iterdir()}
    for file in files:
        file.unlink()
    answers(snapshot)
    assert list((snapshot.path.parent / "wide").glob("*.duckdb"))


def test_only_large_tables_are_kept_in_files(snapshot: Snapshot) -> None:
    wide_tables.prepare(snapshot)
    assert not (snapshot.path.parent / "wide").exists()
