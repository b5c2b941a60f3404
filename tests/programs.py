"""Programs of the machine that some tests need beside Python: a test that needs one bears its mark.

Where one is missing, its tests are left out and the run says so in one line at its end. Where tests must be complete
(CI is set, as in `.ci/run`), they fail instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Program:
    """What it is to a reader, where Debian has it, and what it may be called."""

    name: str
    package: str
    commands: tuple[str, ...]
    places: tuple[str, ...] = ()  # folders beside the path, as patterns below /

    def path(self) -> str:
        """Where it is; empty if it is not there."""
        found = next(filter(None, map(shutil.which, self.commands)), "")
        if found:
            return found
        below = [path for place in self.places for name in self.commands for path in Path("/").glob(f"{place}/{name}")]
        return str(max(below, key=_release)) if below else ""


def _release(path: Path) -> float:
    """Debian keeps the versions of PostgreSQL side by side: /usr/lib/postgresql/15/bin."""
    numbers = [float(part) for part in path.parts if part.replace(".", "", 1).isdecimal()]
    return numbers[-1] if numbers else 0.0


PROGRAMS: Mapping[str, Program] = {
    "browser": Program("a browser", "chromium", ("chromium", "chromium-browser", "google-chrome")),
    "office": Program("a word processor", "libreoffice-writer-nogui", ("soffice",)),
    "compiler": Program("a C compiler", "gcc libc6-dev", ("gcc", "cc", "clang")),
    "postgres": Program("PostgreSQL", "postgresql", ("initdb",), ("usr/lib/postgresql/*/bin",)),
}


def must_be_complete() -> bool:
    """Whether a missing program is a failure."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def lacking(marks: Iterable[str]) -> Program | None:
    """The first program that a test with these marks needs and the machine lacks."""
    return next((PROGRAMS[mark] for mark in marks if mark in PROGRAMS and not PROGRAMS[mark].path()), None)


def told(missing: Mapping[Program, int]) -> str:
    """The one line at the end: how many tests were left out for which program, and what installs it."""
    parts = [f"{program.name} ({number} left out)" for program, number in missing.items()]
    packages = " ".join(program.package for program in missing)
    return f"NOT EVERYTHING WAS TESTED: this machine lacks {', '.join(parts)}. Debian: apt install {packages}"


def at_the_right_time() -> dict[str, str]:
    """The surroundings for a program that is not under test: a clock that was set for the tests is not set for it.

    `make test-ahead` moves the clock by preloading a library (tests/another_day.py). A browser, a word processor and a
    database server have watchdogs and processes that talk about time; what they do is judged, not when.
    """
    return {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
