"""A filing is of one moment, and leaves nothing or everything behind."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.advocacy.conftest import Said

Dalel = Callable[..., Said]

# Files the letter; just before the files are made, the code of the test runs.
FILING = """
import os, signal, subprocess, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "dalel.config.settings"
import django
django.setup()
from dalel.accounts.policy import LocalOperator
from dalel.advocacy import actions, filed_folder, outputs
made, placed, settled = outputs.files, filed_folder.place, filed_folder.settle
SETUP
print(actions.file_document(name="letter", actor=LocalOperator("anna")).version.number)
"""
KILL = "os.kill(os.getpid(), signal.SIGKILL)"


def _file(tmp_path: Path, setup: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DALEL_HOME": str(tmp_path / "home"), "DATABASE_URL": "", "DALEL_LANG": "en"}
    command = [sys.executable, "-c", FILING.replace("SETUP", setup)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_a_filing_begins_anew_when_somebody_imports_meanwhile(dalel: Dalel, stored: Path, tmp_path: Path) -> None:
    # The folder is changed and imported after the first freeze: what is filed is the state after it.
    incidents = stored / "records" / "incidents.csv"
    setup = f"""
def files(built, **kw):
    with open({str(incidents)!r}) as stream: text = stream.read()
    with open({str(incidents)!r}, "w") as stream: stream.write(text.replace("i3,2017", "i3,2018-03"))
    subprocess.run([sys.executable, "-m", "dalel.config.cli", "import", {str(stored)!r}], check=True, stdout=2)
    return made(built, **kw)
outputs.files = files
"""
    done = _file(tmp_path, setup)
    assert (done.returncode, done.stdout.strip()) == (0, "1"), done.stderr
    claims = (tmp_path / "home" / "filed" / "small" / "letter" / "1" / "claims.json").read_text()
    assert '"value": 3' in claims
    assert dalel("journal", "verify").status == 0
    assert dalel("drift").status == 0


def test_somebody_who_never_stops_writing_is_told_of(dalel: Dalel, stored: Path, tmp_path: Path) -> None:
    setup = """
from django.db import transaction
from dalel.custody import chain
from dalel.custody.journal import writing
def files(built, **kw):
    with transaction.atomic(), writing(LocalOperator("boris")) as journal:
        journal.write("explain", "explanations", [("a/b", chain.NOTHING, chain.NOTHING)])
    return made(built, **kw)
outputs.files = files
"""
    done = _file(tmp_path, setup)
    assert "somebody was writing to the database all the while" in done.stderr
    assert not (tmp_path / "home" / "filed").exists()


@pytest.mark.parametrize(
    ("setup", "versions"),
    [
        (f"filed_folder.place = lambda *a: {KILL}", 0),
        (f"filed_folder.place = lambda *a: (placed(*a), {KILL})", 0),
        (f"filed_folder.settle = lambda *a: {KILL}", 1),
    ],
    ids=["before the files", "after the files", "after the commit"],
)
def test_a_killed_filing_is_not_there_or_whole(
    dalel: Dalel, stored: Path, tmp_path: Path, setup: str, versions: int
) -> None:
    assert _file(tmp_path, setup).returncode == -9
    assert ("letter, version 1" in dalel("drift").out) == bool(versions)
    filed = dalel("file", "letter")
    assert f"Filed as version {versions + 1}" in filed.out, filed.err
    place = tmp_path / "home" / "filed" / "small" / "letter"
    assert sorted(path.name for path in place.iterdir()) == ["1", "2"][: versions + 1]
    assert len(list((place / "1").glob("*.*"))) >= 5
    assert not list(place.rglob(".being-filed"))
    assert dalel("journal", "verify").status == 0


def test_what_was_filed_in_another_history_is_moved_aside_and_never_lost(
    dalel: Dalel, stored: Path, tmp_path: Path
) -> None:
    place = tmp_path / "home" / "filed" / "small" / "letter"
    (place / "1").mkdir(parents=True)
    (place / "1" / "letter.pdf").write_text("filed before the database was put back")
    assert dalel("file", "letter").status == 0
    (kept,) = place.glob("1-of-another-history-*/letter.pdf")
    assert kept.read_text() == "filed before the database was put back"
    assert (place / "1" / "letter.pdf").read_bytes().startswith(b"%PDF")


def test_a_link_in_place_of_the_folder_is_not_followed(dalel: Dalel, stored: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "home" / "filed" / "small").mkdir(parents=True)
    (tmp_path / "home" / "filed" / "small" / "letter").symlink_to(elsewhere)
    assert "is a link" in dalel("file", "letter").err
    assert list(elsewhere.iterdir()) == []
