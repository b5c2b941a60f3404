"""`python -m benchmarks.beside CHECKOUT`: import and freeze of this tree and of an older one, in one run.

Both do the same work on the same machine in turn, on SQLite and, where PostgreSQL is installed, on a server of its own.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen

from benchmarks.generate import generate
from tests.postgres import programs, server

HEADER = f"{'what':<30} {'older':>22} {'this':>22}"


@dataclass(frozen=True, slots=True)
class Took:
    """Wall seconds, seconds of processor, and the largest resident size of the process and all its children, in MB."""

    seconds: float
    processor: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s {self.processor:.1f} cpu {self.megabytes:,.0f} MB"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.beside")
    parser.add_argument("older", type=Path, help="another checkout, with its .venv")
    parser.add_argument("--incidents", type=int, default=1_000_000)
    parser.add_argument(
        "--scratch", type=Path, help="where the databases go; the system's temporary folder if not said"
    )
    parser.add_argument("--skip-postgresql", action="store_true")
    options = parser.parse_args()
    trees = (options.older, Path(__file__).parent.parent)
    with tempfile.TemporaryDirectory(dir=options.scratch) as place:
        work = Path(place)
        records = generate(work / "folder", options.incidents)
        print(f"{records:,} records\n{HEADER}")
        _compare("SQLite", work, trees, records, [{}, {}])
        found = None if options.skip_postgresql else programs()
        if found is not None:
            with server(found) as one, server(found) as other:
                _compare("PostgreSQL", work, trees, records, [{"DATABASE_URL": one}, {"DATABASE_URL": other}])
    return 0


def _compare(name: str, work: Path, trees: tuple[Path, Path], records: int, addresses: list[dict[str, str]]) -> None:
    homes = [
        {"DATABASE_URL": "", **address, "DALEL_HOME": str(work / f"{name}-{at}")}
        for at, address in enumerate(addresses)
    ]
    for tree, home in zip(trees, homes, strict=True):
        _run(tree, home, "migrate", "--quiet")
    for what in (("import", str(work / "folder")), ("freeze",)):
        older, this = (_run(tree, home, *what) for tree, home in zip(trees, homes, strict=True))
        print(f"{f'{what[0]}, {name}':<30} {older!s:>22} {this!s:>22}", flush=True)
        if what[0] == "import":
            speeds = (f"{records / took.seconds:,.0f}/s" for took in (older, this))
            print(f"{'':<30} {next(speeds):>22} {next(speeds):>22}", flush=True)


def _run(tree: Path, home: Mapping[str, str], *arguments: str) -> Took:
    """Run the command to its end. RuntimeError if it fails."""
    before, started = os.times(), time.perf_counter()
    command = [str(tree / ".venv/bin/dalel"), *arguments]
    environment = {**os.environ, **home, "DALEL_LANG": "en"}
    process = Popen(command, cwd=tree, env=environment, stdout=DEVNULL, stderr=PIPE)
    largest: list[float] = [0.0]
    watching = threading.Thread(target=_watch, args=(process, largest))
    watching.start()
    _out, said = process.communicate()
    watching.join()
    if process.returncode:
        raise RuntimeError(said.decode(errors="replace"))
    after = os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Took(time.perf_counter() - started, processor, largest[0])


def _watch(process: Popen[bytes], largest: list[float]) -> None:
    """Twenty times a second: what the process and its children hold together."""
    while process.poll() is None:
        largest[0] = max(largest[0], sum(_resident(pid) for pid in _family(process.pid)))
        time.sleep(0.05)


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _resident(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, IndexError):
        return 0.0


if __name__ == "__main__":
    sys.exit(main())
