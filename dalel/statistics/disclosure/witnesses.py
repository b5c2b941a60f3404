"""The integer programme behind suppression: which cells must be free to move so that witnesses exist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from dalel.lib.messages import _
from dalel.statistics.disclosure.cells import Counts
from dalel.statistics.disclosure.sparse import Matrix, above, beside, diagonal, nothing, times
from dalel.statistics.errors import StatisticsError

# Nodes, not seconds, end a search: the same tables give the same release on a slow machine.
MOST_NODES = 2_000
# All small cells in one programme only up to this many unknowns.
ONE_PIECE = 600


@dataclass(frozen=True)
class Problem:
    """values: the unknowns as they are. fixed: sums that are printed already. cells: sums that may be withheld.

    reach: no witness moves an unknown, or a cell, farther than this from the truth; so a witness for one release can
        be one for the next.
    """

    values: Counts
    fixed: Matrix
    cells: Matrix
    weights: NDArray[np.float64]
    forced: NDArray[np.bool_]
    reach: int


@dataclass(frozen=True)
class Move:
    """A sum that must be able to rise by `by` (a fall is the rise of its negative)."""

    row: Matrix
    by: int


@dataclass(frozen=True)
class Solved:
    withheld: NDArray[np.bool_]
    witnesses: tuple[Counts, ...]
    least: bool


def cheapest(problem: Problem, moves: Sequence[Move]) -> Solved:
    """The cells to withhold. One move after another, thinned out; then all at once where that is small enough."""
    withheld = problem.forced.copy()
    witnesses: list[Counts] = []
    least = len(moves) < 2
    for move in moves:
        served = _served(problem, move, witnesses)
        if served is not None:
            witnesses.append(served)
            continue
        found, deviation, proven = _solve(problem, withheld, [move])
        withheld |= found
        witnesses += deviation
        least &= proven
    withheld, witnesses = _thin(problem, moves, withheld, witnesses)
    if len(moves) > 1 and len(moves) * len(problem.values) <= ONE_PIECE:
        found, deviation, proven = _solve(problem, problem.forced, moves)
        used = _used(problem, deviation)
        if problem.weights[used].sum() <= problem.weights[withheld].sum():
            withheld, witnesses, least = used, deviation, proven
    return Solved(withheld, tuple(problem.values + deviation for deviation in witnesses), least)


def _served(problem: Problem, move: Move, witnesses: Sequence[Counts]) -> Counts | None:
    """A witness that is there already, or its mirror image, if it makes this move too."""
    for deviation in witnesses:
        reached = int(times(move.row, deviation)[0])
        if reached >= move.by:
            return deviation
        if -reached >= move.by and (problem.values >= deviation).all():
            return -deviation
    return None


def _used(problem: Problem, deviations: Sequence[Counts]) -> NDArray[np.bool_]:
    """Small cells, and those that some witness moves."""
    used = problem.forced.copy()
    for deviation in deviations:
        used |= np.rint(problem.cells @ deviation) != 0
    return used


def _thin(
    problem: Problem, moves: Sequence[Move], withheld: NDArray[np.bool_], witnesses: list[Counts]
) -> tuple[NDArray[np.bool_], list[Counts]]:
    """Publish again, dearest first, what later choices have made needless; witnesses that used it are sought anew."""
    withheld = _used(problem, witnesses)
    for at in sorted(np.flatnonzero(withheld & ~problem.forced), key=lambda row: -problem.weights[row]):
        fewer = withheld.copy()
        fewer[at] = False
        again = list(witnesses)
        for place, (move, deviation) in enumerate(zip(moves, witnesses, strict=True)):
            if round(float((problem.cells[[at]] @ deviation)[0])) == 0:
                continue
            answer = _programme(problem, fewer, [move], choose=False)
            if answer is None:
                break
            again[place] = answer[1][0]
        else:
            withheld, witnesses = fewer, again
    return _used(problem, witnesses) & withheld, witnesses


def _solve(
    problem: Problem, withheld: NDArray[np.bool_], moves: Sequence[Move]
) -> tuple[NDArray[np.bool_], list[Counts], bool]:
    answer = _programme(problem, withheld, moves, choose=True)
    if answer is None:
        raise StatisticsError(
            _("The release cannot be made safe: what was printed before gives a small cell away."),
            _("Leave the table out, or join values so that no cell is small."),
        )
    return answer


def _programme(
    problem: Problem, withheld: NDArray[np.bool_], moves: Sequence[Move], *, choose: bool
) -> tuple[NDArray[np.bool_], list[Counts], bool] | None:
    """Solve for the cells (0 or 1 each) and for one deviation from the truth per move; None without a solution."""
    bound, loose = np.flatnonzero(~withheld), np.flatnonzero(withheld)
    reach = problem.reach
    width, cells = len(problem.values), len(bound) if choose else 0
    system = _Rows(cells, width, len(moves))
    for at, move in enumerate(moves):
        system.add(at, problem.fixed, None, 0, 0)
        system.add(at, move.row, None, move.by, np.inf)
        system.add(at, problem.cells[loose], None, -reach, reach)
        rows = problem.cells[bound]
        if not choose:
            system.add(at, rows, None, 0, 0)
            continue
        free = diagonal(cells, reach)
        system.add(at, rows, -free, -np.inf, 0)
        system.add(at, rows, free, 0, np.inf)
    lower = np.r_[np.zeros(cells), np.tile(-np.minimum(problem.values, reach), len(moves))]
    upper = np.r_[np.ones(cells), np.full(width * len(moves), reach)]
    cost = np.r_[problem.weights[bound] if choose else np.zeros(0), np.zeros(width * len(moves))]
    answer = optimize.milp(  # type: ignore[attr-defined, no-untyped-call]
        cost,
        constraints=system.constraint(),
        integrality=np.ones(len(cost)),
        bounds=optimize.Bounds(lower, upper),  # type: ignore[attr-defined, no-untyped-call]
        # HiGHS's presolve now and then loses an answer, and says so on the standard output.
        options={"node_limit": MOST_NODES, "presolve": False},
    )
    if answer.x is None:
        return None
    found = np.zeros(len(withheld), dtype=bool)
    found[bound[: cells or None]] = answer.x[:cells] > 0.5 if choose else False
    parts = np.rint(answer.x[cells:]).astype(np.int64).reshape(len(moves), width)
    return found, list(parts), answer.status == 0


class _Rows:
    """Constraint rows over the choices and one block of unknowns per move."""

    def __init__(self, cells: int, width: int, moves: int) -> None:
        self.cells, self.width, self.moves = cells, width, moves
        self.rows: list[Matrix] = []
        self.lower: list[NDArray[np.float64]] = []
        self.upper: list[NDArray[np.float64]] = []

    def add(self, at: int, rows: Matrix, choices: Matrix | None, lower: float, upper: float) -> None:
        height = rows.shape[0]
        if not height:
            return
        parts = [nothing(height, self.cells) if choices is None else choices]
        parts += [rows if block == at else nothing(height, self.width) for block in range(self.moves)]
        self.rows.append(beside(parts))
        self.lower.append(np.full(height, lower))
        self.upper.append(np.full(height, upper))

    def constraint(self) -> Any:
        return optimize.LinearConstraint(  # type: ignore[attr-defined, no-untyped-call]
            above(self.rows, 0).tocsc(), np.concatenate(self.lower), np.concatenate(self.upper)
        )
