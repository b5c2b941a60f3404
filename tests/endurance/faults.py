"""The n-th write, sync or rename of a command fails: an error of the disk, a full disk, half a write.

Afterwards: an error in plain words, the database as before if it says that it failed and as after if it says that it
is done, no half file, and the same command run again ends where it should.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.endurance.cases import CASES, Case, Undisturbed, cannot_go_on, lost_and_halved, undisturbed
from tests.endurance.contents import digest
from tests.endurance.failing import counts, failing, fired
from tests.endurance.places import Place
from tests.endurance.report import NoTrial, Report

FAULTS = (("write", "EIO"), ("write", "ENOSPC"), ("write", "SHORT"), ("sync", "EIO"), ("rename", "EIO"))


@dataclass(frozen=True)
class Fault:
    clean: Undisturbed
    call: str
    how: str
    at: int


def run(report: Report, places: Sequence[Place], faults: int, library: Path, dice: random.Random,
        cases: Sequence[Case] = CASES) -> None:  # fmt: skip
    """Share out the faults among the commands; the first and the last call of each kind are always among them."""
    where = "PostgreSQL" if places[0].server else "SQLite"
    each = max(1, faults // len(cases))
    for case in cases:
        row = report.row(f"system calls fail: {case.name} ({where})", each)
        try:
            clean = undisturbed(places[0], case)
        except RuntimeError as error:
            row.wrong[f"cannot be run at all: {error}"] += 1
            continue
        chosen = _faults(places[0], clean, each, library, dice)
        report.try_each(row, chosen, places, lambda place, one: _fail(place, one, library))
        row.asked = len(chosen)


def _faults(place: Place, clean: Undisturbed, number: int, library: Path, dice: random.Random) -> list[Fault]:
    place.put_back(clean.case.start)
    numbers = counts(library, place, clean.case.words)
    kinds = [(call, how) for call, how in FAULTS if numbers[call]]
    edges = [Fault(clean, call, how, at) for call, how in kinds for at in sorted({numbers[call], 1}, reverse=True)]
    more = []
    for _n in range(number if kinds else 0):
        call, how = dice.choice(kinds)
        more.append(Fault(clean, call, how, dice.randrange(1, numbers[call] + 1)))
    dice.shuffle(edges)
    return [*edges[: (number + 1) // 2], *more][:number]


def _fail(place: Place, fault: Fault, library: Path) -> list[str]:
    case, clean = fault.clean.case, fault.clean
    place.put_back(case.start)
    done = place.run(*case.words, more=failing(library, place, fault.call, fault.how, fault.at), seconds=120)
    if not fired(place).exists():
        raise NoTrial("the call that was to fail did not come")
    wrong = []
    if done.status < 0 or "Traceback" in done.said or "Exception ignored" in done.said:
        wrong.append(done.complaint() or f"status {done.status}")
    wrong += lost_and_halved(place, clean, done)
    if case.records and not case.steps and clean.before != clean.after:
        now = digest(place.contents(), clean.without)
        if done.status == 0 and now != clean.after:
            wrong.append(f"says that it is done, and it is not: {done.last}")
        if done.status != 0 and now == clean.after:
            wrong.append(f"says that it failed, and it is done: {done.last}")
    wrong += cannot_go_on(place, clean)
    return [f"{fault.how} of a {fault.call}: {what}" for what in wrong]
