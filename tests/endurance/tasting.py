"""A process that reads changed inputs: `python -m tests.endurance.tasting TARGET SEED COUNT FOLDER`.

Its last line is JSON: how many were read, the slowest, and each sort of crash with its number. Before an input is read
it lies in FOLDER/current, so that one that ends the process is known. Only errors in the user's words may come out.
"""

from __future__ import annotations

import json
import random
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.endurance.flips import SAMPLE
from tests.endurance.mutations import archive, figure, mutated

TARGETS = ("markdown", "html", "text", "docx", "csv", "xlsx", "dates", "figures", "checks")
DATES = (b"2016", b"2016-05-17", b"201X", b"2018-21", b"2016/2018", b"../2016", b"2016-XX-XX", b"2016?", b"17.05.2016",
         b"2016-05-17T09:30:00Z", b"c. 1990", "около 1990".encode(), b"1990s")  # fmt: skip
CALL = {"reference": "", "profile": "", "as_of": "", "codes": {"select": [], "ignore": []}}  # of `dalel check`
Read = Callable[[bytes], object]
Make = Callable[[random.Random], bytes]


def seeds(folder: Path, ending: str) -> list[bytes]:
    """Good inputs to start from: the built sample's files, the sample's own texts and tables."""
    top = SAMPLE if ending in (".md", ".csv") else folder.parent / "seeds"
    return [
        path.read_bytes()[:60_000] if ending != ".docx" else path.read_bytes()
        for path in sorted(top.rglob(f"*{ending}"))
    ]


def target(name: str, folder: Path) -> tuple[Make, Read]:
    """What makes an input and what reads it, as the product's own commands do."""
    if name == "dates":
        from dalel.lib import edtf

        return lambda dice: mutated(dice, dice.choice(DATES), DATES)[:200], lambda raw: edtf.parse(
            raw.decode("utf-8", "replace")
        )
    if name == "figures":
        return lambda dice: figure(dice).encode(), _figures(folder)
    if name in ("csv", "xlsx"):
        return _tables(name, folder)
    from dalel.documents.readers import read
    from dalel.lib.apart import Child

    ending = {"markdown": ".md", "html": ".html", "text": ".txt", "docx": ".docx", "checks": ".md"}[name]
    good = seeds(folder, ".md" if ending == ".txt" else ending)
    change = archive if ending == ".docx" else mutated
    file = folder / f"text{ending}"
    child = Child("dalel.advocacy.checking:check") if name == "checks" else None

    def taste(raw: bytes) -> object:
        file.write_bytes(raw)
        return child.ask(file=str(file), path=str(file), **CALL) if child else read(file)

    return lambda dice: change(dice, dice.choice(good), good), taste


def _tables(name: str, folder: Path) -> tuple[Make, Read]:
    import shutil

    from dalel.advocacy.project import read_project

    project = folder / "project"
    shutil.copytree(SAMPLE, project, dirs_exist_ok=True, ignore=shutil.ignore_patterns("build", ".dalel-cache"))
    good = seeds(folder, f".{name}")
    table = project / f"records/acts.{name}"
    if name == "xlsx":
        (project / "records/acts.csv").unlink()

    def taste(raw: bytes) -> object:
        table.write_bytes(raw)
        return read_project(project)

    return lambda dice: (archive if name == "xlsx" else mutated)(dice, dice.choice(good), good), taste


def _figures(folder: Path) -> Read:
    from dalel.advocacy.project import KINDS, read_project
    from dalel.figures.context import FigureContext
    from dalel.figures.engine import Engine
    from dalel.figures.people import PrintableNames
    from dalel.figures.sandbox import Sandbox
    from dalel.figures.snapshot import freeze
    from dalel.figures.sources import Rows

    project = read_project(SAMPLE)
    engine = Engine(freeze(Rows(project.tables), KINDS, folder / "snapshots"))
    bench = FigureContext(engine, project.facts, PrintableNames(), "ru")
    return lambda raw: Sandbox(bench).evaluate(raw.decode("utf-8", "replace"))


def main(words: list[str]) -> int:
    name, seed, count, where = words[0], int(words[1]), int(words[2]), Path(words[3])
    from dalel.lib.apart import BROKE
    from dalel.lib.errors import DalelError, ProblemsFound

    warnings.simplefilter("ignore")
    where.mkdir(parents=True, exist_ok=True)
    make, read = target(name, where)
    slowest, crashes = 0.0, Counter[str]()
    for number in range(count):
        raw = make(random.Random(f"{seed}-{number}"))
        (where / "current").write_bytes(raw)
        began = time.process_time()
        try:
            read(raw)
        except DalelError as error:
            problems = error.problems if isinstance(error, ProblemsFound) else ()
            for one in [error, *problems]:
                if one.code == BROKE:
                    crashes[f"{one.message} (seed {seed}-{number})"] += 1
        except (Exception, SystemExit) as error:
            crashes[f"{type(error).__name__} in {_place(error)} (seed {seed}-{number})"] += 1
            (where / f"crash-{len(crashes):03}").write_bytes(raw)
        slowest = max(slowest, time.process_time() - began)
    print("\n" + json.dumps({"read": count, "slowest": round(slowest, 2), "crashes": crashes}))
    return 0


def _frames(error: BaseException) -> Iterator[str]:
    for frame in traceback.extract_tb(error.__traceback__):
        if "/dalel/" in frame.filename:
            yield f"{frame.filename.rpartition('/dalel/')[2]}:{frame.lineno}"


def _place(error: BaseException) -> str:
    return [*_frames(error), "?"][-2] if list(_frames(error)) else "?"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
