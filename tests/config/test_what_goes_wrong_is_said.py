"""Whatever goes wrong in a command: one line that tells what to do, an exit status, and no traceback."""

from __future__ import annotations

import logging
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dalel.config import cli
from dalel.config.commands import figures_command

Fail = Callable[[BaseException], int]
NAME = "Aigul Serikova"


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Fail:
    """Run a command that raises an error; gives the exit status."""
    monkeypatch.setenv("DALEL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("DALEL_LANG", "en")
    monkeypatch.delenv("DALEL_DEBUG", raising=False)

    def run(error: BaseException) -> int:
        def broken(_options: object) -> int:
            raise error

        monkeypatch.setattr(figures_command, "run", broken)
        return cli.main(["figures"])

    return run


def test_a_fault_is_one_line_and_a_private_note_without_any_value(
    fail: Fail, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    assert fail(ValueError(f"invalid literal: {NAME}")) == 70
    said = capsys.readouterr().err
    assert len(said.strip().splitlines()) == 1
    assert "ValueError" in said
    assert str(home / "errors.log") in said
    note = (home / "errors.log").read_text()
    assert "builtins.ValueError" in note
    assert "config/cli.py:" in note
    assert NAME not in said + note
    assert stat.S_IMODE((home / "errors.log").stat().st_mode) == 0o600


def test_a_fault_makes_no_home_of_its_own(fail: Fail, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fail(KeyError(NAME)) == 70
    assert not (tmp_path / "home").exists()
    assert (tmp_path / "state" / "dalel" / "errors.log").is_file()
    assert NAME not in capsys.readouterr().err


def test_a_note_is_not_written_through_a_link(fail: Fail, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "mine").write_text("mine")
    (home / "errors.log").symlink_to(tmp_path / "mine")
    assert fail(ValueError()) == 70
    assert (tmp_path / "mine").read_text() == "mine"


def test_all_of_a_fault_is_shown_to_whoever_asks(
    fail: Fail, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DALEL_DEBUG", "1")
    assert fail(ValueError(NAME)) == 70
    assert "Traceback" in (said := capsys.readouterr().err)
    assert NAME in said


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (KeyboardInterrupt(), 130, "Stopped"),
        (OSError(28, "No space left on device", "/somewhere"), 1, "/somewhere: the disk is full"),
        (OSError("of no kind"), 1, "of no kind"),
        (MemoryError(), 1, "not enough memory"),
        (RecursionError(), 70, "RecursionError"),
        (BrokenPipeError(), 141, ""),
    ],
)
def test_what_the_machine_refuses_is_said(
    fail: Fail, capsys: pytest.CaptureFixture[str], error: BaseException, status: int, told: str
) -> None:
    assert fail(error) == status
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_work_in_good_order(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: signal.Signals
) -> None:
    cleaned: list[bool] = []

    def run(_options: object) -> int:
        try:
            os.kill(os.getpid(), number)
            signal.pause()
        finally:
            cleaned.append(True)
        return 0

    monkeypatch.setenv("DALEL_LANG", "en")
    monkeypatch.setattr(figures_command, "run", run)
    before = signal.signal(number, signal.SIG_DFL)  # what is ignored, as after nohup, stays ignored
    try:
        assert cli.main(["figures"]) == 128 + number
        assert "Stopped" in capsys.readouterr().err
        assert cleaned == [True]
        assert signal.getsignal(number) is signal.SIG_DFL
    finally:
        signal.signal(number, before)


@pytest.mark.parametrize(("after", "status"), [("| true", 0), ("> /dev/full", 1), (">&-", 0), (">&- 2>&-", 0)])
def test_an_output_that_cannot_be_written_is_no_traceback(tmp_path: Path, after: str, status: int) -> None:
    command = f"{sys.executable} -m dalel.config.cli figures {after}"
    environment = {**os.environ, "DALEL_HOME": str(tmp_path / "home"), "DALEL_LANG": "en"}
    done = subprocess.run(command, shell=True, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr, "Exception ignored" in done.stderr) == (status, False, False)


def test_a_page_that_breaks_leaves_the_same_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("DALEL_HOME", str(home))
    try:
        raise ValueError(f"invalid literal: {NAME}")
    except ValueError:
        logging.getLogger("django.request").exception("/people/%s/", NAME)
    note = (home / "errors.log").read_text()
    assert "ValueError" in note and "serve" in note
    assert NAME not in note
