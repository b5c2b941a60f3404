"""An import that is killed leaves the database as it was."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.homes import migrated

ROWS = 400_000  # far more than can be written before the test looks


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**kept, "DALEL_HOME": str(tmp_path / "home"), "DALEL_LANG": "en"}


def dalel(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dalel.config.cli", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


def project(folder: Path, rows: int) -> Path:
    (folder / "records").mkdir(parents=True)
    (folder / "dalel.toml").write_text('[project]\nname = "large"\n')
    with (folder / "records" / "incidents.csv").open("w") as stream:
        stream.write("id,date,verification\n")
        stream.writelines(f"i{number:08d},2018-03-05,reported\n" for number in range(rows))
    return folder


def count(database: Path, table: str) -> int:
    with sqlite3.connect(database) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def schema(database: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(database) as connection:
        return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def wait_until_it_writes(wal: Path, process: subprocess.Popen[Any]) -> None:
    """Until the transaction has spilled megabytes into the write-ahead log."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        if wal.exists() and wal.stat().st_size > 2_000_000:
            return
        time.sleep(0.002)
    pytest.fail("the import ended before it could be killed")


def test_a_killed_import_leaves_the_database_as_it_was(tmp_path: Path, environment: dict[str, str]) -> None:
    migrated(tmp_path / "home")
    small = project(tmp_path / "small", 10)
    assert dalel(environment, "import", str(small)).returncode == 0
    home = tmp_path / "home"
    database = home / "dalel.sqlite3"
    before = dalel(environment, "journal", "head").stdout
    entries = count(database, "custody_journalentry")
    indexes = schema(database)

    large = project(tmp_path / "large", ROWS)
    command = [sys.executable, "-m", "dalel.config.cli", "import", str(large)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_it_writes(Path(f"{database}-wal"), process)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(30)
    assert process.returncode == -signal.SIGKILL

    assert count(database, "register_incident") == 10
    assert schema(database) == indexes
    assert count(database, "custody_journalentry") == entries
    assert dalel(environment, "journal", "head").stdout == before
    verified = dalel(environment, "journal", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    with sqlite3.connect(database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)

    # And the work can be done after all.
    again = dalel(environment, "import", str(project(tmp_path / "again", 100)))
    assert again.returncode == 0, again.stderr
    assert count(database, "register_incident") == 100


def test_an_interrupted_import_says_so_and_leaves_the_database_as_it_was(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    migrated(tmp_path / "home")
    large = project(tmp_path / "large", ROWS)
    command = [sys.executable, "-m", "dalel.config.cli", "import", str(large)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    database = tmp_path / "home" / "dalel.sqlite3"
    indexes = schema(database)
    wait_until_it_writes(Path(f"{database}-wal"), process)
    process.send_signal(signal.SIGINT)
    _nothing, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert "Stopped" in told
    assert "Traceback" not in told
    assert count(database, "register_incident") == 0
    assert schema(database) == indexes
