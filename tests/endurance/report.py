"""What was done, how many, how many wrong; and trials on two cores until they are done or their time is over."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import TypeVar

Trial = TypeVar("Trial")
Where = TypeVar("Where")


@dataclass
class Row:
    """A line of the table."""

    what: str
    asked: int
    done: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    note: str = ""


@dataclass
class Report:
    """The table, and the moment after which nothing new is begun."""

    seed: int
    until: float = float("inf")
    loud: bool = False
    rows: list[Row] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def row(self, what: str, asked: int) -> Row:
        row = Row(what, asked)
        self.rows.append(row)
        return row

    def try_each(
        self, row: Row, trials: Sequence[Trial], places: Sequence[Where], one: Callable[[Where, Trial], list[str]]
    ) -> None:
        """Try each trial at a free place; `one` gives what went wrong. None is begun after the time is over."""
        free: SimpleQueue[Where] = SimpleQueue()
        for place in places:
            free.put(place)

        def go(trial: Trial) -> list[str] | None:
            if time.monotonic() > self.until:
                return None
            place = free.get()
            try:
                return one(place, trial)
            finally:
                free.put(place)

        with ThreadPoolExecutor(len(places)) as pool:
            for found in pool.map(go, trials):
                if found is not None:
                    row.done += 1
                    row.wrong.update(found)
        if self.loud:
            print(line(row), file=sys.stderr, flush=True)

    @property
    def wrong(self) -> int:
        return sum(sum(row.wrong.values()) for row in self.rows)

    def problems(self) -> list[str]:
        """Everything wrong, for a test to show."""
        return [f"{row.what}: {times} × {what}" for row in self.rows for what, times in row.wrong.items()]

    def table(self, examples: int = 6) -> str:
        """The whole table as text."""
        lines = [f"Seed {self.seed}.", "", f"{'what was done':<58} {'asked':>8} {'done':>8} {'wrong':>6}"]
        for row in self.rows:
            lines.append(line(row))
            lines += [f"      {times:>4} × {what[:220]}" for what, times in row.wrong.most_common(examples)]
        lines += ["", f"{sum(row.done for row in self.rows)} done, {self.wrong} wrong."]
        lines += [f"NOT DONE: {what}" for what in self.missing]
        return "\n".join(lines)


def line(row: Row) -> str:
    return f"{row.what:<58} {row.asked:>8} {row.done:>8} {sum(row.wrong.values()):>6}  {row.note}".rstrip()
