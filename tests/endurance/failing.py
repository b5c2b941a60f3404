"""A small library in C that makes system calls fail, compiled when a compiler is there."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.endurance.places import Place
from tests.programs import PROGRAMS

CALLS = ("write", "sync", "rename")
SOURCE = Path(__file__).with_name("failing.c")


def compiled(folder: Path) -> Path | None:
    """The library, or None where there is no compiler."""
    compiler = PROGRAMS["compiler"].path()
    if not compiler:
        return None
    library = folder / "failing.so"
    if not library.exists():
        command = [compiler, "-shared", "-fPIC", "-O1", "-w", "-o", str(library), str(SOURCE), "-ldl"]
        subprocess.run(command, check=True, capture_output=True)
    return library


def fired(place: Place) -> Path:
    """The file that is there once a call at a place has failed."""
    return place.folder.with_name(f"{place.folder.name}-fired")


def failing(library: Path, place: Place, call: str, how: str, at: int) -> dict[str, str]:
    """What is set for a command whose n-th call is to fail."""
    fired(place).unlink(missing_ok=True)
    return {"LD_PRELOAD": str(library), "FAILING_BELOW": str(place.folder), "FAILING_CALL": call,
            "FAILING_HOW": how, "FAILING_AT": str(at), "FAILING_FIRED": str(fired(place))}  # fmt: skip


def counts(library: Path, place: Place, words: tuple[str, ...]) -> dict[str, int]:
    """How many calls of each kind the busiest process of an undisturbed command makes below the place."""
    told = place.folder.with_name(f"{place.folder.name}-calls")
    told.unlink(missing_ok=True)
    place.run(*words, more={"LD_PRELOAD": str(library), "FAILING_BELOW": str(place.folder), "FAILING_COUNT": str(told)})
    lines = told.read_text(encoding="ascii").splitlines() if told.exists() else []
    told.unlink(missing_ok=True)
    found = [list(map(int, line.split())) for line in lines]
    return {call: max((line[at] for line in found), default=0) for at, call in enumerate(CALLS)}
