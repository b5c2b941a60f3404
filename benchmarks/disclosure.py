"""What an attacker calculates from random tables when only small cells are withheld, and when others are too.

`python -m benchmarks.disclosure` prints the table of docs/methods/disclosure.md; one to four minutes.
"""

from __future__ import annotations

import sys
import time

import numpy as np

from dalel.statistics.disclosure.attack import attack
from dalel.statistics.disclosure.cells import Dimension, Frame, Release
from dalel.statistics.disclosure.suppression import suppress

SEED = 7
FRAME = Frame(
    (
        Dimension("region", ("north", "south", "east", "west")),
        Dimension("act", ("arrest", "threat", "torture")),
        Dimension("sex", ("f", "m")),
    )
)
SETS = {
    "one table, region × act": [("region", "act")],
    "two linked, region × act and act × sex": [("region", "act"), ("act", "sex")],
    "three linked, all pairs": [("region", "act"), ("act", "sex"), ("region", "sex")],
    "one table of three dimensions": [("region", "act", "sex")],
}


def main(runs: int = 25) -> int:
    print(
        "| tables | releases | small cells | calculated exactly, small cells alone withheld | others withheld ", end=""
    )
    print("| calculated exactly, protected | small cells known to within less than 5, protected | seconds each |")
    lost = 0
    for name, tables in SETS.items():
        rng = np.random.default_rng(SEED)
        small = naive = others = exact = narrow = 0
        spent = 0.0
        for _run in range(runs):
            atoms = rng.poisson(rng.choice([1, 4, 12, 40], FRAME.size)).astype(np.int64)
            began = time.perf_counter()
            told = suppress(FRAME, atoms, tables)
            spent += time.perf_counter() - began
            alone = Release(
                FRAME,
                {
                    cell: None if cell in told.small else int(atoms[FRAME.inside(cell)].sum())
                    for cell in told.release.counts
                },
            )
            small += len(told.small)
            naive += sum(bound.exact for bound in attack([alone]).bounds)
            others += len(told.others)
            bounds = attack([told.release]).bounds
            exact += sum(bound.exact for bound in bounds)
            narrow += sum(bound.width < 5 for bound in bounds if bound.cell in told.small)
        numbers = f"{runs} | {small} | {naive} | {others} | {exact} | {narrow} | {spent / runs:.2f}"
        print(f"| {name} | {numbers} |", flush=True)
        lost += exact + narrow
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
