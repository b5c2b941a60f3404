"""What the consent gate finds in 20,000 texts with a name in them, and where it stops a text that names nobody.

`python -m benchmarks.consent`: a line for each way of writing a name (a text can be of several), found and missed.
"""

from __future__ import annotations

import sys
import time
from collections import Counter

from tests.documents.consent import gate, texts

MOST_FALSE = 2  # of 100


def measure() -> list[bool]:
    named = gate()
    met: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    halves = Counter[bool]()
    began, letters = time.perf_counter(), 0
    for line, one in enumerate(texts("variants")):
        letters += len(one["text"])
        kinds = one["kind"].split("+")
        met.update(kinds)
        if one["person"] not in {hit.person.id for hit in named.hits(one["text"])}:
            missed.update(kinds)
            halves[bool(line % 2)] += 1
    seconds = time.perf_counter() - began
    stopped = sum(bool(named.hits(one["text"])) for one in texts("innocent"))
    print("Names in texts, by another hand (tests/documents/consent)")
    print(f"{'written':<24}{'texts':>8}{'missed':>8}{'found':>9}")
    for kind, count in met.most_common():
        print(f"{kind:<24}{count:>8,}{missed[kind]:>8,}{1 - missed[kind] / count:>9.1%}")
    for title, half in (("looked at while written", False), ("only counted", True)):
        print(f"all, {title}: {halves[half]} of 10,000 missed ({1 - halves[half] / 10_000:.2%} found)")
    print(f"texts that name nobody: {stopped} of 100 stopped (aim: {MOST_FALSE} at most)")
    print(f"{letters / seconds / 1e6:.2f} million letters a second")
    return [stopped <= MOST_FALSE]


if __name__ == "__main__":
    sys.exit(not all(measure()))
