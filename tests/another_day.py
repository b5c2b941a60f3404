"""Run a command as on another day: `python tests/another_day.py 500 pytest tests`.

The day is given as a number of days from now, or as a moment in UTC: 2028-02-29T12:00, 2027-12-31T23:59:58. A small
library in C, compiled when it is needed, moves the clock of the command and of all that it starts. libfaketime is not
used: its version in Debian 12 moves the monotonic clock too, by which Python 3.11 waits, and then it waits for ever.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.programs import PROGRAMS


def seconds_ahead(text: str) -> int:
    """How far the clock has to be moved for a number of days, or for a moment in UTC."""
    try:
        return int(text) * 86_400
    except ValueError:
        moment = datetime.fromisoformat(text)
    return round(((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - datetime.now(UTC)).total_seconds())


def main(words: list[str]) -> int:
    day, *command = words
    compiler = PROGRAMS["compiler"].path()
    if not compiler:
        print("NOT TESTED on another day: no C compiler here. Debian: apt install gcc libc6-dev", file=sys.stderr)
        return 69
    with TemporaryDirectory(prefix="dalel-clock-") as folder:
        library = Path(folder) / "another_day.so"
        source = Path(__file__).with_suffix(".c")
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True)
        around = {**os.environ, "LD_PRELOAD": str(library), "SECONDS_AHEAD": str(seconds_ahead(day))}
        return subprocess.run(command, env=around, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
