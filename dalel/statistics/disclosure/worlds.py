"""What could be true, given what is printed: the unknowns behind one release, or behind several.

One release leaves its atoms unknown. A later one of the same dimensions adds unknowns: the cases that came since, if
cases only come (*growing*), or else a second set of atoms. Cells, differences between releases, and totals are then
all sums of unknowns that are whole and not negative, and one linear algebra serves the one who protects and the one
who attacks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dalel.lib.messages import _
from dalel.statistics.disclosure.cells import Cell, Counts, Frame, Release
from dalel.statistics.disclosure.sparse import Matrix, beside
from dalel.statistics.errors import StatisticsError


@dataclass(frozen=True)
class World:
    """Unknowns in blocks of atoms, one block a release."""

    frame: Frame
    releases: int
    growing: bool

    @property
    def size(self) -> int:
        return self.releases * self.frame.size

    def state(self, cells: Sequence[Cell], at: int) -> Matrix:
        """Each cell as it stood at a release."""
        return self._blocks(cells, [1 if (block == at or (self.growing and block < at)) else 0 for block in self._all])

    def change(self, cells: Sequence[Cell], since: int, at: int) -> Matrix:
        """What came to (or went from) each cell between an earlier release and this one."""
        if self.growing:
            return self._blocks(cells, [1 if since < block <= at else 0 for block in self._all])
        return self._blocks(cells, [{at: 1, since: -1}.get(block, 0) for block in self._all])

    def last(self, values: Counts) -> Counts:
        """The atoms at the last release, from the unknowns."""
        blocks = values.reshape(self.releases, self.frame.size)
        return np.asarray(blocks.sum(axis=0) if self.growing else blocks[-1])

    def values(self, atoms: Sequence[Counts]) -> Counts:
        """The unknowns as the office knows them."""
        if not self.growing:
            return np.concatenate(list(atoms))
        return np.concatenate([atoms[0], *[later - before for before, later in pairwise(atoms)]])

    @property
    def _all(self) -> range:
        return range(self.releases)

    def _blocks(self, cells: Sequence[Cell], factors: Sequence[int]) -> Matrix:
        rows = self.frame.rows(cells)
        return beside([rows * factor for factor in factors])


def only_grew(atoms: Sequence[Counts]) -> bool:
    """Whether no case was taken out or moved between releases, in any atom."""
    return all(bool((later >= before).all()) for before, later in pairwise(atoms))


def same_frame(releases: Sequence[Release]) -> Frame:
    """The frame of all; different ones cannot be compared cell by cell."""
    if not releases:
        raise StatisticsError(_("There is no release to look at."))
    frame = releases[0].frame
    if any(release.frame != frame for release in releases):
        raise StatisticsError(
            _("The releases do not have the same dimensions."),
            _("Describe all of them with one frame, fine enough for each; coarser tables are groups of its values."),
        )
    return frame
