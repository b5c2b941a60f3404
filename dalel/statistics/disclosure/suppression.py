"""Withholding small cells, and as few others as it takes that the small ones cannot be calculated.

For every small cell two *witnesses* are kept: tables of whole numbers that agree with everything published and in
which the cell is lower, and higher, than it is. Whoever sees only the release cannot tell them from the truth. Which
other cells to withhold so that witnesses exist, at the least cost, is an integer programme (Fischetti & Salazar 2001,
Management Science 47: 1008-1027); it is solved for one small cell after another and then thinned out, and in one piece
where that is small enough. Each solution is then attacked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dalel.lib.messages import _
from dalel.statistics.disclosure.attack import Attack, Guarded, attack
from dalel.statistics.disclosure.cells import MARK, Cell, Counts, Frame, Release
from dalel.statistics.disclosure.sparse import Matrix, above, times
from dalel.statistics.disclosure.witnesses import Move, Problem, cheapest
from dalel.statistics.disclosure.worlds import World, only_grew, same_frame
from dalel.statistics.errors import StatisticsError

Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Rule:
    """threshold: counts from 1 to threshold - 1 are small; `zeros`: 0 is small too.

    width: how far apart, at least, the ends are that an attacker can calculate for a small cell.
    weight: what a withheld cell costs: "cells", each the same but totals more; "cases", the cases it stood for too.
    """

    threshold: int = 5
    width: int = 5
    zeros: bool = False
    weight: Literal["cells", "cases"] = "cells"


@dataclass(frozen=True)
class Protected:
    """The release, what was withheld and why, and the attack that it withstood. For the office, not for the public.

    small: withheld since they are small; others: withheld for their sake. atoms: the true counts, to protect later
        releases against this one. witnesses: what the atoms could be instead. least: whether fewer are proven
        impossible (under the same weights and witnesses).
    """

    release: Release
    small: tuple[Cell, ...]
    others: tuple[Cell, ...]
    atoms: Counts
    witnesses: tuple[Counts, ...]
    least: bool
    attack: Attack

    def sentence(self) -> str:
        return _(
            "{small} of {cells} cells are small and withheld, {others} others for their sake.",
            small=len(self.small),
            others=len(self.others),
            cells=len(self.release.counts),
        )


@dataclass(frozen=True)
class _Plan:
    """All that the choice rests on: history holds the atoms of every release, this one last."""

    world: World
    history: tuple[Counts, ...]
    cells: tuple[Cell, ...]
    rule: Rule
    earlier: tuple[Protected, ...]

    @property
    def counts(self) -> Counts:
        return times(self.world.frame.rows(self.cells), self.history[-1])

    def count(self, cell: Cell, at: int) -> int:
        return int(self.history[at][self.world.frame.inside(cell)].sum())


def suppress(
    frame: Frame,
    atoms: Counts,
    tables: Sequence[Sequence[str]],
    rule: Rule | None = None,
    *,
    earlier: Sequence[Protected] = (),
    mark: str = MARK,
) -> Protected:
    """Make tables that can be printed beside all earlier ones. Refuses where nothing can be made safe."""
    chosen = rule or Rule()
    _check(frame, atoms, chosen, earlier)
    history = (*[past.atoms for past in earlier], atoms)
    world = World(frame, len(history), growing=only_grew(history))
    plan = _Plan(world, history, frame.cells(tables), chosen, tuple(earlier))
    small = np.array([_few(int(count), chosen) for count in plan.counts]) | _small_changes(plan)
    problem = _problem(plan, small)
    moves = [*_moves(plan, problem, small), *_moves_of_the_past(plan), *_moves_of_changes(plan)]
    solved = cheapest(problem, moves)
    shown = zip(plan.cells, solved.withheld, plan.counts, strict=True)
    release = Release(frame, {cell: None if hidden else int(count) for cell, hidden, count in shown}, mark)
    return Protected(
        release=release,
        small=tuple(cell for cell, is_small in zip(plan.cells, small, strict=True) if is_small),
        others=tuple(cell for cell, hidden in zip(plan.cells, solved.withheld & ~small, strict=True) if hidden),
        atoms=atoms,
        witnesses=tuple(world.last(witness) for witness in solved.witnesses),
        least=solved.least,
        attack=_attacked(plan, release),
    )


def _attacked(plan: _Plan, release: Release) -> Attack:
    tried = attack(
        [*[past.release for past in plan.earlier], release],
        threshold=plan.rule.threshold,
        width=plan.rule.width,
        growing=plan.world.growing,
        guarded=_guarded(plan),
    )
    if tried.broken:
        raise StatisticsError(
            _("The release cannot be made safe: {found}", found=" ".join(tried.sentences()[:3])),
            _("Join values or leave a table out; then protect it again."),
        )
    return tried


def _small_changes(plan: _Plan) -> Marks:
    """Cells that would give away a small change if they were published beside an earlier release."""
    small = np.zeros(len(plan.cells), dtype=bool)
    for past in plan.earlier:
        for at, (cell, new) in enumerate(zip(plan.cells, plan.counts, strict=True)):
            old = past.release.counts.get(cell)
            small[at] |= old is not None and 0 < abs(int(new) - old) < plan.rule.threshold
    return small


def _problem(plan: _Plan, small: Marks) -> Problem:
    fixed = [plan.world.state(past.release.published, at) for at, past in enumerate(plan.earlier)]
    widest = max(len(cell) for cell in plan.cells)
    # A total is worth four cells for every dimension it is summed over: readers look at totals first.
    weights = np.array([4.0 ** (widest - len(cell)) for cell in plan.cells])
    if plan.rule.weight == "cases":
        weights = weights + np.log1p(plan.counts)
    return Problem(
        values=plan.world.values(plan.history),
        fixed=above(fixed, plan.world.size),
        cells=plan.world.state(plan.cells, len(plan.earlier)),
        weights=weights,
        forced=small,
        reach=4 * plan.rule.width,
    )


def _moves(plan: _Plan, problem: Problem, small: Marks) -> list[Move]:
    """Small cells to the full width; cells withheld since their change is small at least not exactly known."""
    found = []
    for at in np.flatnonzero(small):
        if _few(int(plan.counts[at]), plan.rule):
            found += _apart(problem.cells[[at]], int(plan.counts[at]), plan.rule)
        else:
            found.append(Move(problem.cells[[at]], 1))
    return found


def _moves_of_the_past(plan: _Plan) -> list[Move]:
    """What was withheld before must stay so: small cells to the full width, the others at least not exactly known."""
    found = []
    for at, past in enumerate(plan.earlier):
        for cell in past.release.withheld:
            row, count = plan.world.state([cell], at), plan.count(cell, at)
            if _few(count, plan.rule):
                found += _apart(row, count, plan.rule)
                continue
            inside = plan.world.frame.inside(cell)
            moved = [int(witness[inside].sum()) - count for witness in past.witnesses]
            direction = next((1 if change > 0 else -1 for change in moved if change), 1)
            found.append(Move(row * direction, 1))
    return found


def _small_pairs(plan: _Plan) -> list[tuple[Cell, int, int, int]]:
    """Cells with a small change between two releases: the cell, the two, and the change."""
    tables = [*[past.release.counts.keys() for past in plan.earlier], set(plan.cells)]
    found = []
    for since, at in combinations(range(len(tables)), 2):
        for cell in sorted(tables[since] & tables[at]):
            change = plan.count(cell, at) - plan.count(cell, since)
            if 0 < abs(change) < plan.rule.threshold:
                found.append((cell, since, at, change))
    return found


def _moves_of_changes(plan: _Plan) -> list[Move]:
    """A small change, whether or not its cell was withheld before, is kept as wide apart as a small cell."""
    found = []
    for cell, since, at, change in _small_pairs(plan):
        row = plan.world.change([cell], since, at)
        found += _apart(row if change > 0 else row * -1, abs(change), plan.rule)
    return found


def _guarded(plan: _Plan) -> set[Guarded]:
    """What has to stay as wide apart as the rule says: small cells of all releases, and small changes."""
    tables = [*[past.release.withheld for past in plan.earlier], plan.cells]
    small: set[Guarded] = {
        (at, cell, None) for at, cells in enumerate(tables) for cell in cells if _few(plan.count(cell, at), plan.rule)
    }
    return small | {(at, cell, since) for cell, since, at, _change in _small_pairs(plan)}


def _few(count: int, rule: Rule) -> bool:
    return count < rule.threshold and (count > 0 or rule.zeros)


def _apart(row: Matrix, count: int, rule: Rule) -> list[Move]:
    """Down by half the width as far as there is room above 0, and up by the rest."""
    down = min(count, rule.width // 2)
    return ([Move(row * -1, down)] if down else []) + [Move(row, rule.width - down)]


def _check(frame: Frame, atoms: Counts, rule: Rule, earlier: Sequence[Protected]) -> None:
    if rule.threshold < 2 or rule.width < 1:
        raise StatisticsError(_("The threshold is 2 or more and the width 1 or more."))
    if len(atoms) != frame.size or (atoms < 0).any():
        raise StatisticsError(_("The counts do not fit the dimensions, or one is negative."))
    if earlier:
        same_frame([*[past.release for past in earlier], Release(frame, {})])
