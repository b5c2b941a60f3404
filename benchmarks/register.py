"""A generated register: import, freeze, one figure, a hundred figures; beside plain SQL on SQLite and pandas."""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles

from benchmarks import peers
from benchmarks.generate import ACTS, REGIONS, generate
from benchmarks.measuring import DALEL, HEADER, line, run

PEER = [sys.executable, "-m", "benchmarks.peers"]
Question = tuple[str, dict[str, str]]


def measure(incidents: int) -> Iterator[bool]:
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        records = generate(work / "folder", incidents)
        print(f"\nA register of {incidents:,} incidents, {2 * incidents:,} acts, {records:,} records\n{HEADER}")
        yield from _import(work, records)
        yield from _freeze(work)
        yield from _figures(work)


def _import(work: Path, records: int) -> Iterator[bool]:
    home = {"DALEL_HOME": str(work / "home")}
    run([DALEL, "migrate"], home)
    ours = run([DALEL, "import", str(work / "folder")], home)
    plain = run([*PEER, "sqlite-import", str(work / "folder"), str(work / "plain.sqlite3")])
    frames = run([*PEER, "pandas-import", str(work / "folder"), str(work / "pandas.sqlite3")])
    (work / "pandas.sqlite3").unlink()
    beside = ", ".join(f"{name} {records / one.seconds:,.0f}/s" for name, one in (("SQL", plain), ("pandas", frames)))
    speed = records / ours.seconds
    yield line("import, checked and journalled", f"{speed:,.0f}/s", ">= 20,000/s", beside, met=speed >= 20_000)
    yield line(
        "  peak memory",
        f"{ours.megabytes:,.0f} MB",
        "",
        f"SQL {plain.megabytes:,.0f} MB, pandas {frames.megabytes:,.0f} MB",
    )


def _freeze(work: Path) -> Iterator[bool]:
    ours = run([DALEL, "freeze"], {"DALEL_HOME": str(work / "home")})
    (work / "frames").mkdir()
    frames = run([*PEER, "pandas-freeze", str(work / "plain.sqlite3"), str(work / "frames")])
    shutil.rmtree(work / "frames")
    yield line(
        "freeze to Parquet",
        f"{ours.seconds:.1f} s",
        "<= 15 s",
        f"pandas {frames.seconds:.1f} s",
        met=ours.seconds <= 15,
    )
    yield line(
        "  peak memory",
        f"{ours.megabytes:,.0f} MB",
        "<= 1,500 MB",
        f"pandas {frames.megabytes:,.0f} MB",
        met=ours.megabytes <= 1500,
    )


def questions(number: int) -> list[Question]:
    """As many different questions as there are figures in a document, of three sorts in turn."""
    dice = random.Random(7)
    made: list[Question] = []
    for at in range(number):
        year = str(2011 + dice.randrange(10))
        unit = ("incidents", "acts", "persons")[at % 3]
        chosen = {"region": dice.choice(REGIONS)} if unit == "incidents" else {"act": dice.choice(ACTS)}
        made.append((unit, {"during": year, **chosen}))
    return made


def _figures(work: Path) -> Iterator[bool]:
    from dalel.figures.context import FigureContext  # the benchmark of the sample runs without these
    from dalel.figures.engine import Engine
    from dalel.figures.functions import count
    from dalel.figures.snapshot import open_snapshot
    from dalel.reference.facts import load

    asked = questions(100)
    folder = next(path for path in (work / "home" / "snapshots").iterdir() if (path / "manifest.json").exists())
    started = time.perf_counter()
    bench = FigureContext(Engine(open_snapshot(folder)), load())
    answers, took = _timed(asked, lambda unit, where: int(count(bench, unit, **where).value))
    document = time.perf_counter() - started
    plain = sqlite3.connect(work / "plain.sqlite3")
    by_sql, sql_took = _timed(asked, lambda unit, where: peers.sqlite_count(plain, unit, where))
    frames = peers.pandas_frames(work / "folder")
    by_pandas, pandas_took = _timed(asked, lambda unit, where: peers.pandas_count(frames, unit, where))
    if not answers == by_sql == by_pandas:
        raise RuntimeError("The three ways of counting do not agree.")
    middle = 1000 * median(took)
    beside = f"SQL {_times(sql_took)}, pandas {_times(pandas_took)} (median, p95)"
    yield line("a figure, with its records: median, p95", _times(took), "15 ms median", beside, met=middle <= 15)
    yield line(
        "a document of 100 figures, from opening",
        f"{document:.2f} s",
        "<= 2 s",
        f"SQL {sum(sql_took):.2f} s, pandas {sum(pandas_took):.2f} s (tables in memory already); the same 100 answers",
        met=document <= 2,
    )


def _timed(asked: list[Question], answer: Callable[[str, dict[str, str]], int]) -> tuple[list[int], list[float]]:
    answers, took = [], []
    for unit, where in asked:
        started = time.perf_counter()
        answers.append(answer(unit, where))
        took.append(time.perf_counter() - started)
    return answers, took


def _times(took: list[float]) -> str:
    return f"{1000 * median(took):.0f}, {1000 * quantiles(took, n=20)[-1]:.0f} ms"
