"""Homes for tests that start commands: made once a run, by whichever process of it comes first, and copied.

Making the tables takes longer than all else that such a test does.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.surroundings import HOME

Steps = tuple[tuple[str, ...], ...]  # commands of Dalel, run one after the other


def migrated(home: Path) -> Path:
    """Make `home`, on SQLite, with the tables of this version and nothing in them."""
    return _copied(home, "migrated", lambda place: _run(place, ("migrate", "--quiet")))


def made(home: Path, name: str, steps: Steps) -> Path:
    """Make `home` as these commands leave a migrated one. The same name stands for the same commands."""

    def make(place: Path) -> None:
        migrated(place)
        for words in steps:
            _run(place, words)

    return _copied(home, name, make)


def _copied(home: Path, name: str, make: Callable[[Path], None]) -> Path:
    top = Path(os.environ[HOME]) / "homes"
    top.mkdir(exist_ok=True)
    with (top / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (top / name).exists():
            unfinished = top / f"{name}.new"
            shutil.rmtree(unfinished, ignore_errors=True)
            make(unfinished)
            unfinished.rename(top / name)
    shutil.copytree(top / name, home, dirs_exist_ok=True)
    return home


def _run(home: Path, words: tuple[str, ...]) -> None:
    around = {**os.environ, "DALEL_HOME": str(home), "DATABASE_URL": "", "DALEL_LANG": "en"}
    command = [sys.executable, "-m", "dalel.config.cli", *words]
    done = subprocess.run(command, env=around, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (words, done.stdout, done.stderr)
