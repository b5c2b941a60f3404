"""How long the sample takes to build: with nothing remembered, with nothing changed, and after an edit of the text."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.measuring import DALEL, HEADER, line, run

SAMPLE = Path("samples/kazakhstan-2019")


def measure() -> Iterator[bool]:
    print(f"The sample, {SAMPLE}, whole processes\n{HEADER}")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / SAMPLE.name
        shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("build", ".dalel-cache"))
        cold = []
        for _time in range(3):
            shutil.rmtree(folder / ".dalel-cache", ignore_errors=True)
            shutil.rmtree(folder / "build", ignore_errors=True)
            cold.append(run([DALEL, "build", str(folder)]).seconds)
        yield line("dalel build, nothing remembered", f"{median(cold):.2f} s", "<= 2 s", met=median(cold) <= 2)
        warm = median(run([DALEL, "build", str(folder)]).seconds for _time in range(3))
        yield line("dalel build, nothing changed", f"{warm:.2f} s", "<= 0.5 s", met=warm <= 0.5)
        text = folder / "documents" / "submission.md"
        edited = []
        for turn in range(3):
            text.write_text(
                text.read_text(encoding="utf-8") + f"\nAnother sentence, number {turn}. {{.plain}}\n", "utf-8"
            )
            edited.append(run([DALEL, "build", str(folder)]).seconds)
        yield line(
            "dalel build, after an edit of the text", f"{median(edited):.2f} s", "<= 2 s", met=median(edited) <= 2
        )
        check = median(run([DALEL, "check", str(text)]).seconds for _time in range(3))
        yield line("dalel check of the same text", f"{check:.2f} s", "<= 0.5 s", met=check <= 0.5)
