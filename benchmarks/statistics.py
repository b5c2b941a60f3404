"""How fast the statistics room is, against its aims. `python -m benchmarks.statistics`

The table is Kosovo 1999 (four lists, 4,400 persons) unless said otherwise. Every line is the best of a few runs, in
seconds of one core, so that other work on the machine does not count; the aim stands beside it, and the exit status is
1 if an aim is missed.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

# Before numpy: small matrices gain nothing from threads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from dalel.statistics.decomposable import decomposable
from dalel.statistics.graphs import chordal
from dalel.statistics.latent.model import Prior
from dalel.statistics.latent.sampling import Run, sample
from dalel.statistics.loglinear.bootstrap import Settings, bootstrap
from dalel.statistics.loglinear.fitting import fit_models
from dalel.statistics.loglinear.models import design, hierarchical
from dalel.statistics.panel import panel
from dalel.statistics.reading import read_csv
from dalel.statistics.tables import Lists

PUBLISHED = Path(__file__).parent.parent / "tests" / "statistics" / "published"


def main() -> int:
    kosovo, five, six = table("kosovo_1999"), table("congenital_anomaly_massachusetts"), table("snowshoe_hare")
    lines = [
        line("import of the room alone", imported(), 0.5),
        line("113 log-linear models", best(lambda: fit(kosovo), 5), 0.005),
        line("6,893 log-linear models (5 lists)", best(lambda: fit(five), 2), None),
        line("1,000 bootstraps x 113 models", best(lambda: bootstrap(kosovo, Settings()), 2), 2.0),
        line("decomposable graphs, 4 lists", best(lambda: graphs(kosovo), 3), None),
        line("decomposable graphs, 5 lists", best(lambda: graphs(five), 3), 0.3),
        line("decomposable graphs, 6 lists", best(lambda: graphs(six), 2), 5.0),
        *latent(kosovo),
        hard(),
        line("whole panel", best(lambda: panel(kosovo), 1), 10.0),
    ]
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    return 0 if all(lines) else 1


def table(name: str) -> Lists:
    found = read_csv(PUBLISHED / f"{name}.csv")[0].table
    assert found is not None
    return found


def fit(lists: Lists) -> None:
    fit_models(lists.cells, design(lists.width), hierarchical(lists.width))


def graphs(lists: Lists) -> None:
    """With the listing of the graphs, which a fresh process has to do."""
    chordal.cache_clear()
    decomposable(lists)


def latent(lists: Lists) -> list[bool]:
    """Time to R-hat 1.01, and effective draws a second, the warm-up included. The aim is five times the peer's 110."""
    start = time.process_time()
    drawn = sample(lists, Prior(), Run())
    took = time.process_time() - start
    told = f"R-hat {drawn.r_hat:.4f}, {drawn.bulk:,.0f} bulk and {drawn.tail:,.0f} tail effective draws"
    rate = drawn.bulk / took
    print(f"{'latent classes to convergence':<36} {took:9.4f} s   {told}")
    met = rate >= 550 and drawn.r_hat <= 1.01
    print(f"{'latent classes, effective draws':<36} {rate:9.0f} /s  aim 550 /s{'' if met else '  MISSED'}")
    return [met]


def hard() -> bool:
    """Four lists that hardly overlap, with two modes far apart: plain chains stay at R-hat 1.3."""
    counts = (1200, 800, 3000, 2500, 20, 8, 15, 12, 30, 1)
    marks = ("1000", "0100", "0010", "0001", "1100", "1010", "0011", "0101", "0110", "1110")
    lists = Lists.of("abcd", [[int(mark) for mark in row] for row in marks], counts)
    start = time.process_time()
    drawn = sample(lists, Prior(), Run())
    took = time.process_time() - start
    told = f"R-hat {drawn.r_hat:.4f}, {drawn.bulk:,.0f} effective draws, ladders: {drawn.exchanged is not None}"
    print(f"{'latent classes, two modes':<36} {took:9.4f} s   {told}")
    return drawn.r_hat <= 1.01


def best(work: Callable[[], object], times: int) -> float:
    work()
    took = []
    for _time in range(times):
        start = time.process_time()
        work()
        took.append(time.process_time() - start)
    return min(took)


def imported() -> float:
    code = "import time; s = time.process_time(); import dalel.statistics.panel; print(time.process_time() - s)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(3)]
    return min(float(run.stdout) for run in runs)


def line(name: str, took: float, aim: float | None) -> bool:
    met = aim is None or took <= aim
    print(f"{name:<36} {took:9.4f} s{'' if aim is None else f'   aim {aim} s'}{'' if met else '  MISSED'}", flush=True)
    return met


if __name__ == "__main__":
    sys.exit(main())
