"""From the database: the same snapshot as from the folder, a version as it was filed, and what has moved since."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.advocacy.conftest import Said, claims

Dalel = Callable[..., Said]


def _amend(project: Path, file: str, before: str, after: str) -> None:
    path = project / file
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def test_folder_and_database_freeze_to_the_same_bytes(dalel: Dalel, stored: Path) -> None:
    frozen = Path(dalel("freeze", "--verify").out.splitlines()[-1])
    dalel("build", stored)
    own = stored / ".dalel-cache" / "snapshots" / frozen.name
    assert own.is_dir()
    for file in frozen.glob("*.parquet"):
        assert file.read_bytes() == (own / file.name).read_bytes(), file.name


def test_freezing_twice_gives_the_same_snapshot(dalel: Dalel, stored: Path) -> None:
    assert dalel("freeze").out == dalel("freeze").out


def test_a_filed_version_is_frozen_and_says_what_moved_by_whose_hand(
    dalel: Dalel, stored: Path, tmp_path: Path
) -> None:
    filed = dalel("file", "letter", "--as", "anna")
    assert filed.status == 0, filed.err
    kept = tmp_path / "home" / "filed" / "small" / "letter" / "1"
    before = {file.name: file.read_bytes() for file in kept.iterdir()}
    assert dalel("drift").status == 0

    _amend(stored, "records/incidents.csv", "i3,2017", "i3,2018-03")
    _amend(stored, "records/incidents.csv", "i1,2018-01-10,verified", "i1,2018-01-10,refuted")
    assert dalel("import", stored, "--as", "boris").status == 0
    said = dalel("drift", "letter")
    assert said.status == 1
    assert "A1 (paragraph 1): 2 as before, from other records" in said.out  # one came, one went
    assert "came: incidents i3" in said.out
    assert "went: incidents i1" in said.out
    assert "second-figure (paragraph 2): words that are not repeated here" in said.out
    assert "went: persons p1" in said.out
    assert "boris: amend incidents i1" in said.out
    assert before == {file.name: file.read_bytes() for file in kept.iterdir()}
    assert dalel("journal", "verify").status == 0


def test_a_figure_that_moved_names_the_records_that_came(dalel: Dalel, stored: Path) -> None:
    dalel("file", "letter")
    _amend(stored, "records/incidents.csv", "i3,2017", "i3,2018-03")
    dalel("import", stored, "--as", "boris")
    said = dalel("drift")
    assert "A1 (paragraph 1): 2 → 3" in said.out
    assert "came: incidents i3" in said.out
    assert "boris: amend incidents i3" in said.out


def test_errors_stop_a_filing(dalel: Dalel, stored: Path) -> None:
    _amend(stored, "documents/letter.md", 'act="threat"', 'act="physical-attack"')
    dalel("import", stored)
    said = dalel("file", "letter")
    assert (said.status, "E-CONSENT" in said.err) == (1, True)
    assert "Nothing was filed" in dalel("drift").err


def test_a_second_filing_is_a_second_version(dalel: Dalel, stored: Path) -> None:
    dalel("file", "letter")
    assert "version 2" in dalel("file", "letter").out


def test_what_nobody_knows_is_said(dalel: Dalel, stored: Path) -> None:
    assert "Did you mean letter" in dalel("file", "leter").err
    assert dalel("drift", "letter").status == 1


def test_a_claim_is_computed_again_from_its_snapshot(dalel: Dalel, project: Path) -> None:
    dalel("build", project)
    said = dalel("figure", "show", "A1", project)
    assert said.status == 0, said.err
    assert "the same value as in the claim" in said.out
    assert claims(project / "build")["A1"]["snapshot"] in said.out
    assert "SELECT" in said.out
    assert "There is no claim “A2”" in dalel("figure", "show", "A2", project).err
    asked = dalel("figure", "show", 'count("incidents")', project, "--format", "json")
    assert '"value": 3' in asked.out


def test_a_filed_version_that_somebody_altered_is_found(dalel: Dalel, stored: Path, tmp_path: Path) -> None:
    dalel("file", "letter")
    assert dalel("journal", "verify").status == 0
    filed = tmp_path / "home" / "filed" / "small" / "letter" / "1"
    (filed / "letter.html").write_text("another text", encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "home" / "dalel.sqlite3")) as database:
        database.execute("UPDATE advocacy_documentversion SET text = text || 'x'")
        database.execute("UPDATE advocacy_claim SET entry = replace(entry, '2018', '2017')")
        database.commit()
    said = dalel("journal", "verify")
    assert said.status == 1
    for what in ("the text is not", "letter.html is not", "its claims are not"):
        assert what in said.out


@pytest.mark.parametrize("content", ['[{"Id": "A1"}]', "[1]", "7", "[" * 100_000])
def test_a_filed_list_of_claims_in_another_shape_is_a_finding_and_stops_nothing(
    dalel: Dalel, stored: Path, tmp_path: Path, content: str
) -> None:
    dalel("file", "letter")
    filed = tmp_path / "home" / "filed" / "small" / "letter" / "1"
    (filed / "claims.json").write_text(content, encoding="utf-8")
    (filed / "letter.html").unlink()
    os.mkfifo(filed / "letter.html")  # which nobody waits for
    said = dalel("journal", "verify")
    assert said.status == 1
    assert "claims.json is not the one that was filed" in said.out
    assert "letter.html cannot be read" in said.out
