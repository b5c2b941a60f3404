"""The latest snapshot is the one of the very entry that the journal ends with; damage to it is mended, never used."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dalel.lib.files import UNFINISHED
from tests.advocacy.conftest import Said
from tests.homes import migrated

Dalel = Callable[..., Said]
ASK = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "dalel.config.settings"
django.setup()
from dalel.accounts.policy import AtTheMachine
from dalel.figures.actions import freeze_database, latest_snapshot
print(latest_snapshot().hash, freeze_database(actor=AtTheMachine("x")).hash)
"""


@pytest.fixture
def home(project: Path, dalel: Dalel, tmp_path: Path) -> Path:
    migrated(tmp_path / "home")
    for step in (["import", project, "--as", "anna"], ["freeze"]):
        assert dalel(*step).status == 0
    return tmp_path / "home"


def latest_and_true(home: Path) -> tuple[str, str]:
    """The hash of what the site would show, and of what the database holds."""
    environment = {**os.environ, "DALEL_HOME": str(home), "DATABASE_URL": ""}
    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, env=environment, check=True)
    shown, true = done.stdout.split()
    return shown, true


def amend(project: Path, before: str, after: str) -> None:
    table = project / "records/incidents.csv"
    table.write_text(table.read_text().replace(before, after))


def test_after_a_backup_is_put_back_another_history_shows_its_own_figures(
    project: Path, home: Path, dalel: Dalel, tmp_path: Path
) -> None:
    original = (project / "records/incidents.csv").read_text()
    shutil.copytree(home, tmp_path / "backup")
    amend(project, "2018-01-10", "2016-01-10")
    dalel("import", project)
    dalel("freeze")
    for file in home.glob("dalel.sqlite3*"):
        file.unlink()
    for file in (tmp_path / "backup").glob("*"):
        if file.is_file():
            shutil.copy(file, home)
    (project / "records/incidents.csv").write_text(original)
    amend(project, "2018-05", "2016-05")
    dalel("import", project)
    shown, true = latest_and_true(home)
    assert shown == true


def test_a_note_that_was_altered_or_made_up_is_not_believed(project: Path, home: Path, dalel: Dalel) -> None:
    first = (home / "snapshots/latest").read_text()
    amend(project, "2018-01-10", "2016-01-10")
    dalel("import", project)
    dalel("freeze")
    now = (home / "snapshots/latest").read_text()
    made_up = " ".join([first.split()[0], *now.split()[1:]]) + "\n"
    for told in (first, made_up, "", "x" * 200, now[:-9], "../.. 1 - x\n"):
        (home / "snapshots/latest").write_text(told)
        shown, true = latest_and_true(home)
        assert shown == true


def test_freezing_and_the_site_mend_a_damaged_snapshot(home: Path, dalel: Dalel) -> None:
    (manifest,) = (home / "snapshots").glob("*/manifest.json")
    table = manifest.with_name("acts.parquet")
    for spoil in (lambda: table.write_bytes(table.read_bytes()[:40]), lambda: manifest.write_bytes(b"{}")):
        spoil()
        shown, true = latest_and_true(home)
        assert shown == true
        assert dalel("freeze", "--verify").status == 0


def test_doctor_tells_what_it_finds_mends_what_it_may_and_asks_for_a_person(home: Path, dalel: Dalel) -> None:
    assert (dalel("doctor").status, "All is well." in dalel("doctor").out) == (0, True)
    (home / "snapshots" / f"{UNFINISHED}x").mkdir()
    (home / "secret-key").chmod(0o644)
    (home / "journal.head").chmod(0o666)
    (manifest,) = (home / "snapshots").glob("*/manifest.json")
    manifest.with_name("acts.parquet").unlink()
    (home / "snapshots/wide").mkdir()
    (home / "snapshots/wide/0123456789abcdef-00000000.duckdb").write_bytes(b"old")
    said = dalel("doctor")
    assert (said.status, "5 things can be mended" in said.out) == (0, True), said.out
    assert "5 things were mended." in dalel("doctor", "--mend").out
    assert "All is well." in dalel("doctor").out


def test_doctor_sees_a_damaged_database_and_a_filed_snapshot_that_is_gone(home: Path, dalel: Dalel) -> None:
    assert dalel("file", "letter", "--as", "anna").status == 0
    shutil.rmtree(home / "snapshots")
    said = dalel("doctor", "--mend")
    assert (said.status, "A version was filed on the snapshot" in said.out) == (1, True)
    database = home / "dalel.sqlite3"
    for extra in home.glob("dalel.sqlite3-*"):
        extra.unlink()
    database.write_bytes(database.read_bytes()[: database.stat().st_size // 2])
    said = dalel("doctor")
    assert (said.status, "Traceback" in said.err) == (1, False)
    assert "look  pages and references of the database" in said.out
