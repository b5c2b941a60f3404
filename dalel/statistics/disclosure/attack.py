"""The attacker: what can be calculated of every withheld cell from all that was ever printed.

For each withheld cell two linear programmes find the smallest and the largest count that agree with every published
number, in this release and the ones before. If both are the same, the cell is as good as printed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from dalel.lib.messages import _
from dalel.statistics.disclosure.cells import Cell, Release, spell
from dalel.statistics.disclosure.sparse import Matrix, above
from dalel.statistics.disclosure.worlds import World, same_frame
from dalel.statistics.errors import StatisticsError

SLACK = 1e-6
# The place of a release, a cell, and for a change the place of the earlier release.
Guarded = tuple[int, Cell, int | None]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the attacker knows of a cell of a release, or of what came to it since an earlier one (`since`)."""

    release: int
    cell: Cell
    lower: float
    upper: float
    since: int | None = None
    printed: bool = False

    @property
    def exact(self) -> bool:
        return self.upper - self.lower < 0.5

    def spell(self) -> str:
        if self.since is None:
            return spell(self.cell)
        return _("change in {cell} since release {number}", cell=spell(self.cell), number=self.since + 1)

    @property
    def width(self) -> float:
        return self.upper - self.lower


@dataclass(frozen=True)
class Attack:
    """All bounds, and those that break the rule."""

    bounds: tuple[Bounds, ...]
    broken: tuple[Bounds, ...]

    @property
    def failed(self) -> bool:
        """True if the attacker got nothing."""
        return not self.broken

    def sentences(self) -> list[str]:
        """One line for each cell that is not safe."""
        return [
            _(
                "Release {number}, {cell}: between {lower:g} and {upper:g} can be calculated.",
                number=found.release + 1,
                cell=found.spell(),
                lower=found.lower,
                upper=found.upper,
            )
            for found in self.broken
        ]


def attack(
    releases: Sequence[Release],
    *,
    threshold: int = 5,
    width: int = 5,
    growing: bool = True,
    guarded: Collection[Guarded] = (),
) -> Attack:
    """Bound every withheld cell, and every change of a cell that stands in two releases.

    Broken are: withheld cells known exactly; cells and changes known for certain to be small (1 to threshold - 1); and
    those `guarded` (release, cell, earlier release of a change or None; the office knows that they are small) if known
    to within less than `width`. `growing`: the attacker believes that cases only come, which makes him stronger; if
    the numbers contradict it he drops the belief.
    """
    frame = same_frame(releases)
    world = World(frame, len(releases), growing)
    known, numbers = _published(world, releases)
    free = _not_known_to_be_zero(known, numbers)
    system = _System(known[:, free], numbers)
    if not system.possible():
        if growing and len(releases) > 1:
            return attack(releases, threshold=threshold, width=width, growing=False, guarded=guarded)
        raise StatisticsError(_("The published numbers contradict each other."), _("Check the totals of the tables."))
    bounds: list[Bounds] = []
    for at, release in enumerate(releases):
        cells = release.withheld
        for cell, row in zip(cells, world.state(cells, at)[:, free].toarray() if cells else (), strict=True):
            bounds.append(Bounds(at, cell, *system.ends(row)))
        for since in range(at):
            bounds += _changes(world, releases, (since, at), system, free)
    return Attack(tuple(bounds), tuple(found for found in bounds if _breaks(found, threshold, width, guarded)))


def _changes(
    world: World, releases: Sequence[Release], pair: tuple[int, int], system: _System, free: NDArray[np.bool_]
) -> list[Bounds]:
    since, at = pair
    before, now = releases[since].counts, releases[at].counts
    cells = [cell for cell in now if cell in before]
    found = []
    for cell, row in zip(cells, world.change(cells, since, at)[:, free].toarray() if cells else (), strict=True):
        old, new = before[cell], now[cell]
        if old is not None and new is not None:
            found.append(Bounds(at, cell, new - old, new - old, since, printed=True))
        else:
            found.append(Bounds(at, cell, *system.ends(row), since))
    return found


def _breaks(found: Bounds, threshold: int, width: int, guarded: Collection[Guarded]) -> bool:
    if found.since is None and found.exact:
        return True
    # A change that is known to be 0 says that nobody came; one known to be large hides each of those who did.
    surely_small = found.lower * found.upper > 0 and max(abs(found.lower), abs(found.upper)) < threshold
    return surely_small or ((found.release, found.cell, found.since) in guarded and found.width < width)


def _published(world: World, releases: Sequence[Release]) -> tuple[Matrix, NDArray[np.float64]]:
    rows = [world.state(release.published, at) for at, release in enumerate(releases) if release.published]
    numbers = [float(release.counts[cell] or 0) for release in releases for cell in release.published]
    return above(rows, world.size), np.array(numbers)


def _not_known_to_be_zero(known: Matrix, numbers: NDArray[np.float64]) -> NDArray[np.bool_]:
    """A published 0 settles all its parts; what is left of the problem is often a tenth."""
    settled = np.asarray(abs(known[numbers == 0]).sum(axis=0)).reshape(-1) > 0
    # In a world that does not only grow every row has one block; in a growing one all parts are added: both settle.
    return np.asarray(~settled)


class _System:
    """The published equations, asked again and again for the ends of one sum."""

    def __init__(self, known: Matrix, numbers: NDArray[np.float64]) -> None:
        useful = np.asarray(abs(known).sum(axis=1)).reshape(-1) > 0
        self.contradiction = bool((numbers[~useful] != 0).any())
        self.known, self.numbers = known[useful], numbers[useful]

    def possible(self) -> bool:
        if self.contradiction:
            return False
        return self._solve(np.zeros(self.known.shape[1])) is not None

    def ends(self, row: NDArray[np.float64]) -> tuple[float, float]:
        if not row.any():
            return 0.0, 0.0
        least, most = self._solve(row), self._solve(-row)
        lower = -inf if least is None else float(ceil(least - SLACK))
        upper = inf if most is None else float(floor(-most + SLACK))
        return lower, upper

    def _solve(self, row: NDArray[np.float64]) -> float | None:
        """The least value of the sum; None where there is no end (or no solution)."""
        if not self.known.shape[1]:
            return 0.0
        answer = optimize.linprog(  # type: ignore[attr-defined, no-untyped-call]
            row, A_eq=self.known, b_eq=self.numbers, bounds=(0, None), method="highs"
        )
        return float(answer.fun) if answer.status == 0 else None
