"""Two imports at a time do not fork the journal, and one that cannot write says so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import OperationalError

from dalel.config.django import plain_words
from dalel.lib.errors import InputError
from tests.homes import migrated


def project(folder: Path, name: str) -> str:
    (folder / "records").mkdir(parents=True)
    (folder / "dalel.toml").write_text(f'[project]\nname = "{name}"\n')
    rows = "".join(f"{name}-{number:06d},2018,reported\n" for number in range(5_000))
    (folder / "records" / "incidents.csv").write_text(f"id,date,verification\n{rows}")
    return str(folder)


def test_two_imports_at_a_time_both_arrive_in_one_chain(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment = {**kept, "DALEL_HOME": str(tmp_path / "home"), "DALEL_LANG": "en"}
    dalel = [sys.executable, "-m", "dalel.config.cli"]
    migrated(tmp_path / "home")
    folders = [project(tmp_path / name, name) for name in ("a", "b", "c")]
    running = [subprocess.Popen([*dalel, "import", one], env=environment, stdout=subprocess.DEVNULL) for one in folders]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    verified = subprocess.run(
        [*dalel, "journal", "verify"], env=environment, capture_output=True, text=True, check=False
    )
    assert verified.returncode == 0, verified.stdout
    head = subprocess.run([*dalel, "journal", "head"], env=environment, capture_output=True, text=True, check=True)
    assert (tmp_path / "home" / "journal.head").read_text().startswith(head.stdout)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("database is locked", "Somebody else"),
        ("database or disk is full", "disk is full"),
        ("connection failed: Connection refused", "DATABASE_URL"),
    ],
)
def test_a_database_that_cannot_be_used_is_said_in_plain_words(error: str, told: str) -> None:
    with pytest.raises(InputError) as caught, plain_words():
        raise OperationalError(error)
    assert told in str(caught.value)
