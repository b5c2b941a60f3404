"""Many readers at once on a large register: `python -m benchmarks.readers`, on SQLite and on PostgreSQL.

Two loads, each for the same seconds. *At ease*: fifty readers open a page, read for a second on average (an exponential
distribution), and open the next. *Without pause*: each asks for the next page as soon as it has the last. Both open
lists with all sorts of filters, the pages of single records chosen at random, and the pages of figures. Then again
beside 1,000 connections that began a request and never end it. The aim is set for readers at ease; the load without
pause shows what the server can bear. Another checkout can be measured beside this one, on the same data.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import visited
from benchmarks.generate import ACTS, CATEGORIES, REGIONS
from tests import postgres

READERS, IDLE, AIM_MS, AIM_MB = 50, 1_000, 250.0, 400.0
# (seconds of reading, idle connections); in the first load most lists are opened for the first time, and counted.
LOADS = ((1.0, 0), (1.0, 0), (1.0, IDLE), (0.0, 0), (0.0, IDLE))
TEXT = "/documents/bench/submission/"


@dataclass
class Result:
    """times in seconds; codes: HTTP status, or the error's name, -> how often."""

    times: list[float] = field(default_factory=list)
    codes: Counter[str] = field(default_factory=Counter)
    megabytes: float = 0.0
    computed: float = 0.0  # seconds of a core that the server took

    def at(self, share: float) -> float:
        """That quantile, in milliseconds."""
        return 1000 * sorted(self.times)[int(len(self.times) * share)] if self.times else float("nan")


def address(dice: random.Random, incidents: int, figures: list[str]) -> str:
    """What somebody opens next: in two of five cases a list, in two a record, in one a figure."""
    turn = dice.randrange(5)
    if turn < 2:
        return dice.choice(
            (
                "/incidents/",
                f"/incidents/?page={dice.randrange(1, 100)}",
                f"/incidents/?year={dice.randrange(2011, 2021)}",
                f"/incidents/?region={dice.choice(REGIONS)}&page={dice.randrange(1, 20)}",
                f"/incidents/?act={dice.choice(ACTS)}",
                f"/incidents/?category={dice.choice(CATEGORIES)}",
                f"/people/?page={dice.randrange(1, 100)}",
                f"/proceedings/?page={dice.randrange(1, 100)}",
                "/",
                "/map/",
                "/sources/",
                "/documents/",
                "/calendar/",
            )
        )
    if turn < 4:
        return dice.choice(
            (
                f"/incidents/i{dice.randrange(incidents):07}/",
                f"/people/p{dice.randrange(max(1, incidents // 2)):07}/",
                f"/proceedings/k{dice.randrange(max(1, incidents // 20)):07}/",
            )
        )
    return dice.choice(figures or [TEXT])


async def _reader(
    port: int, choose: random.Random, pause: float, until: float, told: Result, what: tuple[int, list[str]]
) -> None:
    if pause:
        await asyncio.sleep(choose.random() * pause)
    while time.monotonic() < until:
        began = time.monotonic()
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            path = address(choose, *what)
            writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            answer = await asyncio.wait_for(reader.read(), 60)
            writer.close()
            told.codes[answer[9:12].decode() or "nothing"] += 1
            told.times.append(time.monotonic() - began)
        except (OSError, TimeoutError) as error:
            told.codes[type(error).__name__] += 1
        if pause:
            await asyncio.sleep(choose.expovariate(1 / pause))


async def _idle(port: int, number: int) -> list[asyncio.StreamWriter]:
    held = []
    for _connection in range(number):
        with suppress(OSError, TimeoutError):
            _answer, writer = await asyncio.wait_for(asyncio.open_connection("127.0.0.1", port), 2)
            writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
            held.append(writer)
    return held


async def load(server: int, port: int, pause: float, seconds: float, idle: int, what: tuple[int, list[str]]) -> Result:
    """One load on a running server; `server` is its process."""
    held = await _idle(port, idle)
    before = cpu(server)
    told, until = Result(), time.monotonic() + seconds
    readers = [
        asyncio.create_task(_reader(port, random.Random(seed), pause, until, told, what)) for seed in range(READERS)
    ]
    while time.monotonic() < until:
        told.megabytes = max(told.megabytes, memory(server))
        await asyncio.sleep(1)
    await asyncio.gather(*readers)
    told.computed = cpu(server) - before
    for writer in held:
        writer.close()
    return told


def memory(process: int) -> float:
    """The memory of a process and its children in MB; what several share is counted once (PSS)."""
    total = 0.0
    for one in family(process):
        with suppress(OSError):
            found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{one}/smaps_rollup").read_text(), re.MULTILINE)
            total += int(found[1]) / 1024 if found else 0
    return total


def cpu(process: int) -> float:
    """Seconds of a core that a process and its children took: the same on a busy machine as on a quiet one."""
    total = 0.0
    for one in family(process):
        with suppress(OSError):
            fields = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
            total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


def family(process: int) -> list[int]:
    """A process and its children, without one that freezes: that comes and goes, and is measured as `dalel freeze`."""
    found, waiting = [], [process]
    while waiting:
        one = waiting.pop()
        with suppress(OSError):
            if b"freezing" not in Path(f"/proc/{one}/cmdline").read_bytes():
                found.append(one)
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
    return found


@contextmanager
def serving(checkout: Path, environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """The site of a checkout; gives its process and port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(checkout / ".venv/bin/dalel"), "serve", "--port", str(port)]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=quiet)
    assert server.stdout is not None
    server.stdout.readline()
    try:
        yield server.pid, port
    finally:
        server.terminate()
        server.wait(30)


def opened(port: int, path: str) -> str:
    """A page, however long it takes."""
    for _again in range(60):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=300) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(2)
    raise RuntimeError(f"{path} could not be opened")


def measure(name: str, checkout: Path, environment: dict[str, str], options: argparse.Namespace) -> list[bool]:
    """The table of one server on one database."""
    met = []
    with serving(checkout, environment) as (server, port):
        began = time.monotonic()
        for _again in range(4):  # so that each worker has seen what takes long
            for path in ("/", "/incidents/", "/people/", "/proceedings/", "/sources/", "/map/", TEXT):
                text = opened(port, path)
        print(f"{name}: the first pages took {time.monotonic() - began:.0f} s", flush=True)
        figures = re.findall(rf'href="({TEXT}figures/[^"]+)"', text)
        for at, (pause, idle) in enumerate(LOADS):
            told = asyncio.run(load(server, port, pause, options.seconds, idle, (options.incidents, figures)))
            bad = sum(n for code, n in told.codes.items() if code != "200")
            kept = not pause or (told.at(0.95) <= AIM_MS and told.megabytes <= AIM_MB and not bad)
            manner = f"{'at ease' if pause else 'without pause'}{f', {idle:,} idle' if idle else ''}"
            manner += "" if at else ", at first"
            speed = f"{told.at(0.5):>8.0f} {told.at(0.95):>8.0f} {len(told.times) / options.seconds:>8.1f}"
            each = 1000 * told.computed / max(1, len(told.times))
            mark = " " if kept else "!"
            print(
                f"{name:<22} {manner:<26} {speed} {each:>8.1f} {told.megabytes:>8.0f}{mark} {dict(told.codes)}",
                flush=True,
            )
            met.append(kept)
    return met


def prepared(checkout: Path, environment: dict[str, str], folder: Path) -> None:
    """The register in that home, made unless it is there."""
    home = Path(environment["DALEL_HOME"])
    if (home / "benchmark-ready").exists():
        return
    dalel = str(checkout / ".venv/bin/dalel")
    for command in (["migrate", "--quiet"], ["import", str(folder)], ["freeze"]):
        subprocess.run([dalel, *command], env=environment, check=True, stdout=subprocess.DEVNULL)
    (home / "benchmark-ready").touch()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.readers")
    parser.add_argument("--incidents", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--work", type=Path, help="where the register is kept for the next run (default: nowhere)")
    parser.add_argument("--old", type=Path, help="another checkout, with its .venv, measured on the same data")
    parser.add_argument("--postgres", help="URL of a database of its own (default: a server that this starts)")
    parser.add_argument("--only", choices=("sqlite", "postgres"))
    options = parser.parse_args()
    here = Path(__file__).resolve().parent.parent
    work = options.work or Path(os.environ.get("TMPDIR", "/tmp")) / f"dalel-readers-{os.getpid()}"
    met: list[bool] = []
    try:
        folder = work / "folder"
        if not (folder / "documents/submission.md").exists():
            visited.write(folder, options.incidents)
        print(f"{READERS} readers, {options.incidents:,} incidents, aim for readers at ease: p95 <= {AIM_MS:.0f} ms,")
        print(f"server <= {AIM_MB:.0f} MB, every answer 200")
        print(f"{'':<49} {'p50 ms':>8} {'p95 ms':>8} {'pages/s':>8} {'CPU ms':>8} {'MB':>8}")
        for database in ("sqlite", "postgres"):
            if options.only in (None, database):
                met += _on(database, here, work, options)
    finally:
        if options.work is None:
            shutil.rmtree(work, ignore_errors=True)
    return 0 if all(met) else 1


def _on(database: str, here: Path, work: Path, options: argparse.Namespace) -> list[bool]:
    environment = {**os.environ, "DALEL_HOME": str(work / f"home-{database}")}
    environment.pop("DATABASE_URL", None)
    with _postgres(options.postgres) if database == "postgres" else nullcontext("") as url:
        if url is None:
            print("PostgreSQL is not installed here.")
            return []
        if url:
            environment["DATABASE_URL"] = url
        prepared(here, environment, work / "folder")
        met = measure(f"this tree, {database}", here, environment, options)
        if options.old is not None:
            measure(f"the other, {database}", options.old, environment, options)
    return met


@contextmanager
def _postgres(url: str | None) -> Iterator[str | None]:
    """A server of its own with all its durability, or the one that was named; None where there is none."""
    if url:
        yield url
        return
    binaries = postgres.programs()
    if binaries is None:
        yield None
        return
    with postgres.server(binaries, durable=True) as address_:
        yield address_


if __name__ == "__main__":
    sys.exit(main())
