"""The ground floor is light: a check of a text has to start in under half a second."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {"django", "numpy", "pandas", "duckdb", "asyncio", "email", "http", "urllib.request", "xml", "sqlite3"}
EVERYTHING = "canonical clock edtf errors facts ids language messages names symbols"


def test_everything_in_lib_together_loads_nothing_heavy() -> None:
    assert not HEAVY & loaded_with("dalel.lib", EVERYTHING)


def loaded_with(room: str, names: str) -> set[str]:
    """All modules that are there once these of a room are imported, in a process of its own."""
    modules = ", ".join(f"{room}.{name}" for name in names.split())
    script = f"import {modules}, sys; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    return set(told.split())
