"""The latest snapshot is the one of the very entry that the journal ends with; damage to it is mended, never used."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.advocacy.conftest import Said
from tests.homes import migrated

Dalel = Callable[..., Said]
ASK = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "dalel.config.settings"
django.setup()
from dalel.accounts.policy import LocalOperator
from dalel.accounts.projects import chosen
from dalel.figures.actions import freeze_database, latest_snapshot
print(latest_snapshot(chosen()).hash, freeze_database(project=chosen(), actor=LocalOperator("x")).hash)
"""


@pytest.fixture
def home(project: Path, dalel: Dalel, tmp_path: Path) -> Path:
    migrated(tmp_path / "home")
    for step in (["import", project, "--as", "anna"], ["freeze"]):
        assert dalel(*step).status == 0
    return tmp_path / "home"


def _noted(home: Path) -> Path:
    """The file that says which snapshot is the latest of the only project."""
    (found,) = (home / "snapshots").glob("latest-*")
    return found


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
    first = _noted(home).read_text()
    amend(project, "2018-01-10", "2016-01-10")
    dalel("import", project)
    dalel("freeze")
    now = _noted(home).read_text()
    made_up = " ".join([first.split()[0], *now.split()[1:]]) + "\n"
    for told in (first, made_up, "", "x" * 200, now[:-9], "../.. 1 - x\n"):
        _noted(home).write_text(told)
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
