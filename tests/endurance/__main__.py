"""`make endurance`: a table of what was done, how many could not be, how many went wrong.

Exit status 1 if anything went wrong, 2 if the time was over before all that was asked for was done.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import mkdtemp

from tests import postgres, programs
from tests.endurance import cases, failing, faults, flips, kills, readers, strangers, tampering, together
from tests.endurance.places import Place
from tests.endurance.report import Report

PARTS = ("kills", "faults", "flips", "mutations", "together", "strangers", "inputs")
CORES = 2


def options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make endurance OPTIONS=…", description=__doc__)
    parser.add_argument("--kills", type=int, default=210, help="kill -9 of commands")
    parser.add_argument("--faults", type=int, default=105, help="system calls that fail")
    parser.add_argument("--flips", type=int, default=120, help="bits of snapshots")
    parser.add_argument("--mutations", type=int, default=210, help="changes past the product")
    parser.add_argument("--rounds", type=int, default=2, help="of each set of commands at once")
    parser.add_argument("--inputs", type=int, default=40_000, help="changed inputs for the readers")
    parser.add_argument("--minutes", type=float, default=18, help="nothing new is begun after so many")
    parser.add_argument("--incidents", type=int, default=400, help="size of the invented folders")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--only", choices=PARTS, action="append", help="this part (may be given several times)")
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--folder", type=Path, default=Path("/dev/shm"), help="where trials happen")
    return parser.parse_args(words)


def main(words: list[str]) -> int:
    given = options(words)
    signal.signal(
        signal.SIGTERM, lambda _signal, _frame: sys.exit(143)
    )  # so that the server is stopped and all cleared
    report = Report(given.seed, time.monotonic() + given.minutes * 60, loud=True)
    print(f"Seed {given.seed}. Up to {given.minutes:g} minutes.", flush=True)
    top = Path(mkdtemp(prefix="dalel-endurance-", dir=given.folder if given.folder.is_dir() else None))
    try:
        with ExitStack() as stack:
            if given.database != "postgres":
                _all(report, given, top / "sqlite", "")
            binaries = postgres.programs()
            if given.database != "sqlite" and binaries is not None:
                server = stack.enter_context(postgres.server(binaries, durable=True))
                _all(report, given, top / "postgres", server)
            elif given.database != "sqlite":
                report.missing.append("PostgreSQL is not installed here. Debian: apt install postgresql")
    finally:
        shutil.rmtree(top, ignore_errors=True)
    print(report.table())
    if report.wrong or (report.missing and programs.must_be_complete()):
        return 1
    return 2 if report.left else 0


def _all(report: Report, given: argparse.Namespace, top: Path, server: str) -> None:
    """Every part on one kind of database; what uses none is done with SQLite only. PostgreSQL has half of the rest."""
    top.mkdir()
    places = [Place(top / f"place-{n}", top / "kept", server, f"place_{n}") for n in range(CORES)]
    library = failing.compiled(top)
    if library is None:
        report.missing.append("system calls that fail: no C compiler here. Debian: apt install gcc libc6-dev")
    share = 2 if server else 1
    dice = random.Random(given.seed)
    using = [case for case in cases.CASES if case.records or not server]

    def filled() -> None:
        cases.prepare(places[0], given.incidents, given.seed)

    def tamper() -> None:
        tampering.run(report, places, tampering.prepare(places[0]), given.mutations // share, dice)

    def flip() -> None:
        flips.prepare(places[0])
        flips.run(report, places, given.flips // share, dice)

    def fault() -> None:
        if library is not None:
            faults.run(report, places, given.faults // share, library, dice, using)

    steps: list[tuple[str, Callable[[], None]]] = [
        ("kills", lambda: kills.run(report, places, given.kills // share, library, dice, using)),
        ("faults", fault),
        ("together", lambda: together.run(report, places, given.rounds, 20 / share)),
        ("mutations", tamper),
        ("flips", flip),
    ]
    if not server:
        steps += [
            ("strangers", lambda: strangers.run(report, places, quick=False)),
            ("inputs", lambda: readers.run(report, places, given.inputs, dice)),
        ]
    wanted = given.only or PARTS
    if {"kills", "faults", "together"} & set(wanted):
        filled()
    for name, step in steps:
        if name in wanted and time.monotonic() < report.until:
            step()
        elif name in wanted:
            report.parts_left.append(f"{name} ({'PostgreSQL' if server else 'SQLite'})")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
