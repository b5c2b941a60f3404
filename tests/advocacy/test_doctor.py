"""What `dalel doctor` finds, mends when it may, and never takes away."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from dalel.advocacy.filed import MARK
from dalel.lib.files import UNFINISHED
from tests.advocacy.conftest import Said

Dalel = Callable[..., Said]
# Holds the journal as a filing does between its files and its commit, until its input ends.
FILING = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "dalel.config.settings"
django.setup()
from django.db import transaction
from dalel.accounts.policy import LocalOperator
from dalel.advocacy import filed_folder
from dalel.advocacy.models import Document, DocumentVersion
from dalel.custody.journal import writing
with transaction.atomic(), writing(LocalOperator("anna")):
    filed_folder.place("small", "letter", 1, {"letter.pdf": b"%PDF"})
    print("placed", flush=True)
    sys.stdin.read()
    document = Document.objects.create(project="small", name="letter")
    DocumentVersion.objects.create(
        document=document, number=1, made="2025-01-01T00:00Z", filed="2025-01-01T00:00Z", text="", sha256="0" * 64
    )
"""


@pytest.fixture
def home(project: Path, dalel: Dalel, tmp_path: Path) -> Path:
    for step in (["migrate", "--quiet"], ["import", project, "--as", "anna"], ["freeze"]):
        assert dalel(*step).status == 0
    return tmp_path / "home"


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


def test_a_filing_that_is_under_way_is_not_cleared(home: Path, dalel: Dalel) -> None:
    environment = {**os.environ, "DALEL_HOME": str(home), "DATABASE_URL": ""}
    with subprocess.Popen(
        [sys.executable, "-c", FILING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as filing:
        assert filing.stdin is not None
        assert filing.stdout is not None
        assert filing.stdout.readline() == "placed\n"
        threading.Timer(3, filing.stdin.close).start()
        dalel("doctor", "--mend")
    assert filing.returncode == 0
    assert (home / "filed/small/letter/1/letter.pdf").read_bytes() == b"%PDF"


def test_files_that_were_never_filed_are_cleared(home: Path, dalel: Dalel) -> None:
    place = home / "filed/small/letter/1"
    place.mkdir(parents=True)
    (place / MARK).touch()
    assert "was left by a run that was killed. Mended." in dalel("doctor", "--mend").out
    assert not place.exists()


def test_a_damaged_snapshot_is_moved_aside_and_only_where_the_database_is_known(home: Path, dalel: Dalel) -> None:
    (manifest,) = (home / "snapshots").glob("*/manifest.json")
    table = manifest.with_name("acts.parquet")
    table.write_bytes(b"x")
    (home / "dalel.sqlite3").rename(home / "elsewhere")
    assert dalel("doctor", "--mend").status == 1
    assert table.read_bytes() == b"x"
    (home / "elsewhere").rename(home / "dalel.sqlite3")
    assert "1 thing was mended." in dalel("doctor", "--mend").out
    (aside,) = (home / "snapshots").glob("*-damaged-1/acts.parquet")
    assert aside.read_bytes() == b"x"
    assert "All is well." in dalel("doctor").out


def test_what_cannot_be_mended_does_not_keep_the_rest_from_it(home: Path, dalel: Dalel) -> None:
    work = home / f"{UNFINISHED}x"
    work.mkdir()
    (work / "forward.json").write_text("{}")
    (home / "secret-key").chmod(0o644)
    said = dalel("doctor", "--mend")
    assert (said.status, "It could not be mended" in said.out, "1 thing was mended." in said.out) == (1, True, True)
    assert (home / "secret-key").stat().st_mode & 0o077 == 0
