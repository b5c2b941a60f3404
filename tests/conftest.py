"""What tests of several rooms need. The database is SQLite in memory, or what DATABASE_URL says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dalel.accounts.policy import AtTheMachine


@pytest.fixture(autouse=True)
def _a_home_of_its_own(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Whatever a test writes into the home folder lands in a temporary one."""
    if request.node.get_closest_marker("django_db") is not None or "db" in request.fixturenames:
        request.getfixturevalue("settings").DALEL_HOME = tmp_path / "home"


@pytest.fixture
def keeper() -> AtTheMachine:
    return AtTheMachine("keeper")


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
