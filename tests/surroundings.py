"""The same surroundings for every run of the tests, whatever the user has set.

A plugin of pytest (`-p tests.surroundings` in pyproject.toml), so that it comes before Django reads its settings. It
takes away what would steer the product: its home, its language, the day that was set, the user's own database. The
time zone stays as it is: the product counts in UTC, and the tests hold that to it.
"""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path
from tempfile import mkdtemp

import pytest

# The database to test on has this name (tests/postgres.py): DATABASE_URL alone may be where somebody's records are.
TESTED_DATABASE = "TESTED_DATABASE_URL"
HOME = "TESTS_HOME"  # a folder of the whole run, also for its other processes
_KEPT = ("DALEL_SEED_TEXT",)
_STEERING = ("DALEL_", "LC_", "LANGUAGE", "DATABASE_URL", "DJANGO_", "COLUMNS", "LINES")


def settle() -> None:
    """Make the surroundings of this process and its children those of every other run."""
    for name in list(os.environ):
        if name.startswith(_STEERING) and name not in _KEPT:
            del os.environ[name]
    os.environ["LANG"] = "C.UTF-8"
    os.environ["PYTHONUTF8"] = "1"  # for the commands that tests start
    os.environ["DALEL_HOME"] = os.environ.setdefault(HOME, mkdtemp(prefix="dalel-tests-"))
    for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME"):  # where the user's seal and caches lie
        os.environ[name] = str(Path(os.environ["DALEL_HOME"]) / name.lower())
    if TESTED_DATABASE in os.environ:
        os.environ["DATABASE_URL"] = os.environ[TESTED_DATABASE]


def heed_signals() -> None:
    """Let what asks a program to stop reach the tests and what they start, also where the run itself ignores it."""
    for number, usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, usual)


def pytest_unconfigure(config: pytest.Config) -> None:
    """The first process made the home, and takes it away."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(Path(os.environ.pop(HOME, "nothing")), ignore_errors=True)


settle()
heed_signals()
