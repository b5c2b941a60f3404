"""A command's time and memory, and the lines of the table."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

DALEL = str(Path(sys.executable).parent / "dalel")
HEADER = f"{'what':<44} {'measured':>16} {'aim':>14}   beside it"


@dataclass(frozen=True, slots=True)
class Ran:
    """seconds: wall time of the whole process; megabytes: its largest resident size."""

    seconds: float
    megabytes: float


def run(command: Sequence[str], env: Mapping[str, str] | None = None) -> Ran:
    """Run a command to its end; RuntimeError if it fails for another reason than a check (status 1)."""
    started = time.perf_counter()
    process = subprocess.Popen(
        list(command), env={**os.environ, **(env or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(said.decode(errors="replace"))
    return Ran(time.perf_counter() - started, used.ru_maxrss / 1024)


def line(what: str, measured: str, aim: str = "", beside: str = "", *, met: bool = True) -> bool:
    print(f"{what:<44} {measured:>16} {aim:>14}{' ' if met else '!'}  {beside}", flush=True)
    return met
