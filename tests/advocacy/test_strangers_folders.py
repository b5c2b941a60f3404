"""A folder that somebody sent brings links and kept results along: none is followed, none is believed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from dalel.advocacy.cache import FOLDER, BuildCache
from tests.advocacy.conftest import Said, claims

Dalel = Callable[..., Said]


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A folder of ours, with what a build would delete or write over."""
    folder = tmp_path / "victim"
    for n in range(60):
        (folder / f"photos{n}").mkdir(parents=True)
        (folder / f"photos{n}/picture.jpg").write_text("mine")
    for name in ("claims.json", "checks.json", "letter.html", "a.json"):
        (folder / name).write_text("mine")
    return folder


def seen(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "link",
    [
        "build",
        FOLDER,
        *(f"{FOLDER}/{kind}" for kind in ("snapshots", "runs", "figures", "records", "made", "snapshots/wide")),
        "records",
        "identity",
        "documents",
        "reference",
        "records/incidents.csv",
        "records/deeper",
        "documents/letter.md",
        "dalel.toml",
        "one.xlsx",
    ],
)
def test_a_link_in_a_project_is_followed_neither_in_nor_out(
    project: Path, victim: Path, link: str, dalel: Dalel
) -> None:
    before, place = seen(victim), project / link
    if place.is_dir():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(victim if "." not in place.name[1:] else victim / "a.json")
    said = dalel("build", project)
    assert seen(victim) == before
    assert "Traceback" not in said.err
    if not link.startswith(FOLDER):
        assert (said.status, "is a link" in said.out + said.err) == (1, True)


@pytest.mark.parametrize("target", ["..", ".", "/"])
def test_a_link_to_a_folder_above_is_refused(project: Path, target: str, dalel: Dalel) -> None:
    (project / "records/more").symlink_to(target)
    assert "records/more: This is a link" in dalel("build", project).err


def test_an_output_that_is_a_link_is_replaced(project: Path, victim: Path, dalel: Dalel) -> None:
    (project / "build").mkdir()
    (project / "build/claims.json").symlink_to(victim / "claims.json")
    assert dalel("build", project).status == 0
    assert (victim / "claims.json").read_text() == "mine"
    assert claims(project / "build")


def test_a_folder_named_on_the_command_line_may_be_reached_through_a_link(
    project: Path, tmp_path: Path, dalel: Dalel
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "way").symlink_to(tmp_path / "real")
    assert dalel("build", project, "--out", tmp_path / "way").status == 0
    assert claims(tmp_path / "real")


def test_a_pipe_among_the_tables_is_not_waited_for(project: Path, dalel: Dalel) -> None:
    os.mkfifo(project / "records/persons.csv.csv")
    assert "neither a file nor a folder" in dalel("build", project).err


def kept(project: Path, kind: str) -> Iterator[Path]:
    yield from sorted((project / FOLDER / kind).glob("*.json"))


def test_a_report_that_a_stranger_kept_is_not_believed(project: Path, dalel: Dalel) -> None:
    honest = dalel("build", project).out
    for file in kept(project, "runs"):
        known = json.loads(file.read_bytes())
        known["kept"]["report"] = "All is well, says the stranger."
        file.write_text(json.dumps(known, separators=(",", ":")))
    assert dalel("build", project).out == honest


def test_what_a_killed_build_left_is_cleared_by_the_next_wherever_it_lies(project: Path) -> None:
    BuildCache(project).keep("made", "k", {})
    left = [project / ".dalel-cache" / part / ".unfinished-dalel-0123" for part in (".", "made")]
    for path in left:
        path.write_text("half")
    BuildCache(project).keep("runs", "k", {})
    assert not any(path.exists() for path in left)


@pytest.mark.parametrize("kind", ["figures", "records", "runs", "made"])
def test_no_flipped_bit_of_a_kept_result_changes_a_figure(project: Path, kind: str, tmp_path: Path) -> None:
    memory = BuildCache(project)
    memory.keep(kind, "k", {"value": 17, "text": "семь"})
    (file,) = kept(project, kind)
    raw = file.read_bytes()
    for at in range(len(raw) * 8):
        one = bytearray(raw)
        one[at // 8] ^= 1 << at % 8
        file.write_bytes(one)
        assert memory.read(kind, "k") in (None, {"value": 17, "text": "семь"})
    file.write_bytes(raw)
    assert memory.read(kind, "k") == {"value": 17, "text": "семь"}
    file.rename(file.with_name("other.json"))
    assert memory.read(kind, "other") is None


def test_a_kept_snapshot_with_rows_taken_away_is_frozen_anew(project: Path, dalel: Dalel) -> None:
    dalel("build", project)
    right = claims(project / "build")
    (file,) = (project / FOLDER / "snapshots").glob("*/incidents.parquet")
    duckdb.connect().execute(f"COPY (SELECT * FROM read_parquet('{file}') LIMIT 1) TO '{file}.x' (FORMAT parquet)")
    Path(f"{file}.x").replace(file)
    for part in ("figures", "runs"):
        shutil.rmtree(project / FOLDER / part)
    shutil.rmtree(project / "build")
    assert dalel("build", project).status == 0
    assert claims(project / "build") == right
