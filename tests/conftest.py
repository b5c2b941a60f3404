"""What tests of several rooms need. The database is SQLite in memory, or what DATABASE_URL says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dalel.accounts.policy import LocalOperator
from dalel.intake.importing import import_folder
from tests import programs

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "kazakhstan-2019"

_WHY = "needs "


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test whose program is missing is left out, or fails where tests must be complete."""
    program = programs.lacking(mark.name for mark in item.iter_markers())
    if program is not None:
        end = pytest.fail if programs.must_be_complete() else pytest.skip
        end(f"{_WHY}{program.name} (Debian: apt install {program.package})")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was left out, and why, is the last thing said."""
    reasons = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    missing = {
        program: number
        for program in programs.PROGRAMS.values()
        if (number := sum(f"{_WHY}{program.name} (" in reason for reason in reasons))
    }
    if missing:
        terminalreporter.write_line(programs.told(missing), red=True, bold=True)


@pytest.fixture(autouse=True)
def _a_home_of_its_own(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Whatever a test writes into the home folder lands in a temporary one."""
    if request.node.get_closest_marker("django_db") is not None or "db" in request.fixturenames:
        request.getfixturevalue("settings").DALEL_HOME = tmp_path / "home"


@pytest.fixture
def keeper() -> LocalOperator:
    return LocalOperator("keeper")


@pytest.fixture
def sample(db: None, keeper: LocalOperator) -> None:
    """The records and texts of the worked example, in the database."""
    import_folder(path=SAMPLE, actor=keeper)


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Make a project folder: folder({"records/incidents.csv": "id,…"})."""

    def make(files: dict[str, str | bytes], name: str = "project") -> Path:
        root = tmp_path / name
        root.mkdir(exist_ok=True)
        for path, content in files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return make
