"""Changed inputs for everything that reads what strangers send: no crash, none that outlasts its limit."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.endurance.flips import SAMPLE
from tests.endurance.places import Place
from tests.endurance.report import Report, Row
from tests.endurance.tasting import TARGETS

ROOT = Path(__file__).parents[2]
# Of a hundred thousand inputs, how many for each: what is read fast is read often.
SHARES = {"markdown": 8, "html": 8, "text": 8, "docx": 4, "csv": 4, "xlsx": 2, "dates": 48, "figures": 17, "checks": 1}
BATCH_SECONDS = 600  # of the processor, for one batch of at most so many inputs:
BATCH = 2000
ONE_SECONDS = 10.0


@dataclass(frozen=True)
class Batch:
    target: str
    seed: int
    inputs: int


def run(report: Report, places: Sequence[Place], inputs: int, dice: random.Random) -> None:
    """Share out the inputs among the readers, in batches that each have a process of their own."""
    top = places[0].folder.parent / "inputs"
    _make_seeds(places[0], top / "seeds")
    for name in TARGETS:
        number = max(1, inputs * SHARES[name] // 100)
        row = report.row(f"changed inputs: {name}", number)
        batches = [Batch(name, dice.randrange(2**32), min(BATCH, number - at)) for at in range(0, number, BATCH)]
        report.try_each(row, batches, range(len(places)), lambda at, one: _taste(row, top / f"{one.target}-{at}", one))  # noqa: B023
        row.done = min(number, row.done * BATCH)


def _make_seeds(place: Place, folder: Path) -> None:
    import openpyxl

    place.begin()
    shutil.copytree(SAMPLE, place.folder / "letter", ignore=shutil.ignore_patterns("build", ".dalel-cache"))
    place.must("build", "letter", "--out", folder)
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "acts"
    for line in (SAMPLE / "records/acts.csv").read_text(encoding="utf-8").splitlines():
        book.active.append(line.split(","))
    book.save(folder / "acts.xlsx")


def _taste(row: Row, folder: Path, batch: Batch) -> list[str]:
    shutil.rmtree(folder, ignore_errors=True)
    words = [
        sys.executable,
        "-m",
        "tests.endurance.tasting",
        batch.target,
        str(batch.seed),
        str(batch.inputs),
        str(folder),
    ]
    around = {**os.environ, "DALEL_HOME": str(folder / "home"), "DALEL_LANG": "en", "DATABASE_URL": ""}

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (BATCH_SECONDS, BATCH_SECONDS))

    done = subprocess.run(words, cwd=ROOT, env=around, capture_output=True, text=True, errors="replace", check=False,
                          preexec_fn=bound)  # fmt: skip
    try:
        if done.returncode:
            raise ValueError
        told = json.loads(done.stdout.strip().rpartition("\n")[2])
    except ValueError:
        last = done.stderr.strip().rpartition("\n")[2][:160]
        return [f"a batch ended with status {done.returncode} (seed {batch.seed}): {last}"]
    sorts = Counter(told["crashes"])
    row.note = f"slowest {told['slowest']} s"
    wrong = [what for what, times in sorts.items() for _n in range(times)]
    return [*wrong, f"one took {told['slowest']} s"] if told["slowest"] > ONE_SECONDS else wrong
