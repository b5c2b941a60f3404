"""Where the site is started does not matter: no module of the current folder runs in its processes."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from dalel.lib import processes

MODULES = ("json", "socket", "sqlite3", "django", "dalel", "sitecustomize")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A stranger's folder, with modules named like those that we need."""
    for name in MODULES:
        (tmp_path / f"{name}.py").write_text("print('A MODULE OF THE FOLDER RUNS')\n")
    return tmp_path


def run(folder: Path, *arguments: str, **environment: str) -> str:
    """What a further process says that was started in the folder."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        with pytest.MonkeyPatch.context() as patched:
            for name, value in environment.items():
                patched.setenv(name, value)
            command, given = processes.python(*arguments), processes.surroundings()
        called = subprocess.run(command, env=given, capture_output=True, text=True, check=True, timeout=120)
        return called.stdout
    finally:
        os.chdir(before)


@pytest.mark.parametrize("arguments", [("-c", "import json, django, dalel"), ("-m", "dalel.lib.processes")])
@pytest.mark.parametrize("path", ["", ".", os.pathsep, f".{os.pathsep}/nowhere"])
def test_no_module_of_the_current_folder_is_imported(folder: Path, arguments: tuple[str, str], path: str) -> None:
    assert run(folder, *arguments, PYTHONPATH=path) == ""


def test_places_that_are_the_same_from_everywhere_are_kept(folder: Path) -> None:
    said = run(folder, "-c", "import sys; print(*sys.path, sep='\\n')", PYTHONPATH=f"{os.pathsep}/opt/ours")
    assert "/opt/ours" in said.splitlines()
    assert str(folder) not in said.splitlines()


def test_what_they_start_in_turn_is_as_careful(folder: Path) -> None:
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import json'])"
    assert run(folder, "-c", code) == ""


def test_our_own_settings_come_before_those_that_are_given() -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("MALLOC_ARENA_MAX", "7")
        given = processes.surroundings(MALLOC_ARENA_MAX="2", ELSE="3")
    assert (given["MALLOC_ARENA_MAX"], given["ELSE"]) == ("7", "3")
