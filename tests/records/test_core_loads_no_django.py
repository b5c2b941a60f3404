"""The core of records is light: a build declares, reads and checks records without Django or a driver."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {"django", "numpy", "pandas", "duckdb", "asyncio", "email", "http", "urllib.request", "xml", "sqlite3"}
CORE = "kind cells folder reading package encoding stored"


def test_the_core_together_loads_nothing_heavy() -> None:
    modules = ", ".join(f"dalel.records.{name}" for name in CORE.split())
    script = f"import {modules}, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not HEAVY & set(loaded)
