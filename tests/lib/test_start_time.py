"""The ground floor is light: a check of a text has to start in under half a second."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {"django", "numpy", "pandas", "duckdb", "asyncio", "email", "http", "urllib.request", "xml", "sqlite3"}
EVERYTHING = "canonical clock edtf errors facts ids language money names speech symbols"


def test_everything_in_lib_together_loads_nothing_heavy() -> None:
    modules = ", ".join(f"dalel.lib.{name}" for name in EVERYTHING.split())
    script = f"import {modules}, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not HEAVY & set(loaded)
