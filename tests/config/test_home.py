"""The home folder and its key are made whole, once, and for the owner alone."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dalel.config.home import make_home, secret_key


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DALEL_HOME", str(tmp_path / "above/home"))


def test_nobody_else_may_look_in_or_write_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        make_home()
        secret_key()
    finally:
        os.umask(before)
    modes = [
        stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("above", "above/home", "above/home/secret-key")
    ]
    assert modes == [0o700, 0o700, 0o600]


def test_a_database_in_a_folder_that_was_there_is_its_owners_alone(tmp_path: Path) -> None:
    home = tmp_path / "mounted"
    home.mkdir(mode=0o755)
    environment = {**os.environ, "DALEL_HOME": str(home)}
    environment.pop("DATABASE_URL", None)
    before = os.umask(0)
    try:
        subprocess.run(
            [sys.executable, "-m", "dalel.config.cli", "migrate", "--quiet"], env=environment, check=True, timeout=120
        )
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in home.glob("dalel.sqlite3*")} == {0o600}


def test_many_first_starts_agree_on_one_key() -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _n: secret_key(), range(32)))
    assert len(keys) == 1
    assert len(keys.pop()) > 40


def test_a_key_that_a_killed_start_left_empty_is_written(tmp_path: Path) -> None:
    make_home()
    (tmp_path / "above/home/secret-key").touch()
    assert len(secret_key()) > 40
    assert secret_key() == secret_key()
