"""kill -9 during every command that writes: at a random moment, or right before one of its system calls.

Afterwards the database is as before or as after, no file is half, what was acknowledged is there, the same command run
again ends where it should, nothing is left behind and the journal verifies.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.endurance.cases import CASES, Case, Undisturbed, cannot_go_on, lost_and_halved, undisturbed
from tests.endurance.failing import CALLS, counts, failing
from tests.endurance.places import Place, kill
from tests.endurance.report import NoTrial, Report

KILLED = -9
TRIES = 5


@dataclass(frozen=True)
class Kill:
    """When to kill: at a share of the time that an undisturbed run takes, or before the n-th call of a kind."""

    clean: Undisturbed
    share: float
    call: str = ""
    at: int = 0


def run(report: Report, places: Sequence[Place], kills: int, library: Path | None, dice: random.Random,
        cases: Sequence[Case] = CASES) -> None:  # fmt: skip
    """Share out the kills among the commands."""
    where = "PostgreSQL" if places[0].server else "SQLite"
    each = max(1, kills // len(cases))
    for case in cases:
        row = report.row(f"kill -9: {case.name} ({where})", each)
        try:
            clean = undisturbed(places[0], case)
        except RuntimeError as error:
            row.wrong[f"cannot be run at all: {error}"] += 1
            continue
        report.try_each(row, list(_kills(places[0], clean, each, library, dice)), places,
                        lambda place, one: _kill(place, one, library))  # fmt: skip


def _kills(place: Place, clean: Undisturbed, number: int, library: Path | None, dice: random.Random) -> list[Kill]:
    """Half of them right before calls, where a library can do that: most moments of a command write nothing."""
    chosen = [Kill(clean, dice.uniform(0.05, 1.02)) for _n in range(number)]
    if library is None:
        return chosen
    place.put_back(clean.case.start)
    numbers = counts(library, place, clean.case.words)
    calls = [call for call in CALLS if numbers[call]]
    for n in range(0, number if calls else 0, 2):
        call = dice.choice(calls)
        chosen[n] = Kill(clean, 0, call, dice.randrange(1, numbers[call] + 1))
    return chosen


def _kill(place: Place, one: Kill, library: Path | None) -> list[str]:
    case = one.clean.case
    for attempt in range(TRIES):  # a run that ended before it was killed is no trial: kill the next one earlier
        sooner = 0.7**attempt
        place.put_back(case.start)
        if one.call and library is not None:
            done = place.run(*case.words, more=failing(library, place, one.call, "KILL", math.ceil(one.at * sooner)))
        else:
            process = place.start(*case.words)
            time.sleep(one.share * one.clean.seconds * sooner)
            kill(process)
            done = place.wait(process)
        if done.status == KILLED:
            break
    else:
        raise NoTrial("the run ended before it was killed")
    wrong = lost_and_halved(place, one.clean, done)
    return wrong + cannot_go_on(place, one.clean)
