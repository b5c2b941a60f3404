"""`dalel watch`: builds on save, says what changed, survives a mistake, ends on Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def watching(project: Path, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    log = tmp_path / "log"
    environment = {**os.environ, "DALEL_HOME": str(tmp_path / "home"), "PYTHONUNBUFFERED": "1", "DALEL_LANG": "en"}
    with log.open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "dalel.config.cli", "watch", str(project)],
            stdout=stream, stderr=stream, text=True, env=environment,
        )  # fmt: skip
        try:
            yield process, log
        finally:
            process.kill()
            process.wait()


def _wait(log: Path, words: str, times: int = 1) -> str:
    """The log once it holds the words; fails after a while."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        said = log.read_text(encoding="utf-8")
        if said.count(words) >= times:
            return said
        time.sleep(0.05)
    raise AssertionError(f"{words!r} was not said {times} times:\n{log.read_text(encoding='utf-8')}")


def test_a_save_builds_again_and_says_what_changed(watching: tuple[subprocess.Popen[str], Path], project: Path) -> None:
    process, log = watching
    _wait(log, "Waiting for a change")
    incidents = project / "records" / "incidents.csv"
    incidents.write_text(incidents.read_text().replace("i3,2017", "i3,2018"))
    assert "A1: 2 incidents → 3 incidents" in _wait(log, "Waiting for a change", 2)

    text = project / "documents" / "letter.md"
    good = text.read_text()
    text.write_text(good.replace('count("incidents"', 'count("incident"'))
    _wait(log, "Did you mean incidents")
    text.write_text(good)
    _wait(log, "No figure and no check has changed", 1)

    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 0
