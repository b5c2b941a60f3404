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


SHARE_MISSED = 0.34


class NoTrial(Exception):
    """A trial that could not be made: a change that was refused, a run that ended before it was disturbed."""


@dataclass
class Row:
    """A line of the table. A trial that could not be made is missed, and neither done nor wrong."""

    what: str
    asked: int
    done: int = 0
    missed: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    note: str = ""

    @property
    def left(self) -> int:
        """How many were never begun."""
        return max(0, self.asked - self.done - self.missed)


@dataclass
class Report:
    """The table, and the moment after which nothing new is begun."""

    seed: int
    until: float = float("inf")
    loud: bool = False
    rows: list[Row] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)  # programs that the machine lacks
    parts_left: list[str] = field(default_factory=list)  # for which no time was left

    def row(self, what: str, asked: int) -> Row:
        row = Row(what, asked)
        self.rows.append(row)
        return row

    def try_each(
        self, row: Row, trials: Sequence[Trial], places: Sequence[Where], one: Callable[[Where, Trial], list[str]]
    ) -> None:
        """Try each trial at a free place; `one` gives what went wrong, or raises NoTrial. None is begun after the time
        is over. Where too many could not be made, that is wrong too: what is not tried cannot fail."""
        free: SimpleQueue[Where] = SimpleQueue()
        for place in places:
            free.put(place)

        def go(trial: Trial) -> list[str] | NoTrial | None:
            if time.monotonic() > self.until:
                return None
            place = free.get()
            try:
                return one(place, trial)
            except NoTrial as error:
                return error
            finally:
                free.put(place)

        with ThreadPoolExecutor(len(places)) as pool:
            for found in pool.map(go, trials):
                if isinstance(found, NoTrial):
                    row.missed += 1
                    row.note = str(found)
                elif found is not None:
                    row.done += 1
                    row.wrong.update(found)
        if row.missed > SHARE_MISSED * (row.done + row.missed):
            row.wrong[f"{row.missed} of {row.done + row.missed} could not be tried: {row.note}"] += 1
        if self.loud:
            print("\n".join([line(row), *examples(row)]), file=sys.stderr, flush=True)

    @property
    def wrong(self) -> int:
        return sum(sum(row.wrong.values()) for row in self.rows)

    @property
    def left(self) -> list[str]:
        """What was asked for and not begun, for want of time."""
        rows = [f"{row.what}: {row.left} of {row.asked}" for row in self.rows if row.left]
        return [*rows, *(f"{part}: all of it" for part in self.parts_left)]

    def problems(self) -> list[str]:
        """Everything wrong, for a test to show."""
        return [f"{row.what}: {times} × {what}" for row in self.rows for what, times in row.wrong.items()]

    def table(self) -> str:
        """The whole table as text."""
        lines = [f"Seed {self.seed}.", "", f"{'what was done':<58} {'asked':>8} {'done':>8} {'missed':>6} {'wrong':>6}"]
        for row in self.rows:
            lines.append(line(row))
            lines += examples(row)
        lines += ["", f"{sum(row.done for row in self.rows)} done, {self.wrong} wrong."]
        lines += [f"NOT DONE: {what}" for what in self.missing]
        lines += [f"NOT DONE, the time was over: {what}" for what in self.left]
        return "\n".join(lines)


def line(row: Row) -> str:
    return (
        f"{row.what:<58} {row.asked:>8} {row.done:>8} {row.missed:>6} {sum(row.wrong.values()):>6}  {row.note}".rstrip()
    )


def examples(row: Row, number: int = 6) -> list[str]:
    return [f"      {times:>4} × {what[:220]}" for what, times in row.wrong.most_common(number)]
