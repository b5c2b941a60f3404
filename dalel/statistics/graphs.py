"""All chordal graphs on the lists: the ways in which lists may depend that a decomposable model can express.

8, 61, 822 and 18,154 graphs for three to six lists (labelled chordal graphs, OEIS A058862). A graph is chordal if
vertices can be taken away one by one, each with neighbours that all know one another; the probability of a history
is then the product of the margins of each vertex with its neighbours at that time over the margins of the
neighbours alone. All graphs are taken apart at once, one array operation a step.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dalel.lib.messages import _
from dalel.statistics.errors import NotEstimable

MOST_LISTS = 6


@dataclass(frozen=True)
class Graphs:
    """edges: G x pairs, in the order of `combinations`; margins: G x 2^J, how often each multiplies (-: divides)."""

    edges: NDArray[np.bool_]
    margins: NDArray[np.float64]
    pairs: tuple[tuple[int, int], ...]

    @property
    def complete(self) -> NDArray[np.bool_]:
        """The graph in which every list depends on every other: it says nothing of those missed."""
        return np.asarray(self.edges.all(axis=1))


@lru_cache(maxsize=4)
def chordal(width: int) -> Graphs:
    """Every chordal graph on so many lists, fewest edges first in the order of their codes."""
    if not 3 <= width <= MOST_LISTS:
        raise NotEstimable(
            _("Decomposable graphs take 3 to {most} lists, not {width}.", most=MOST_LISTS, width=width),
            _("With two lists use Chapman; with more than six join lists, or use the latent class estimate."),
        )
    pairs = tuple(combinations(range(width), 2))
    edges = (np.arange(1 << len(pairs))[:, None] >> np.arange(len(pairs)) & 1).astype(bool)
    around = np.zeros((len(edges), width), dtype=np.int64)
    for at, (a, b) in enumerate(pairs):
        around[:, a] |= edges[:, at].astype(np.int64) << b
        around[:, b] |= edges[:, at].astype(np.int64) << a
    margins, left = _taken_apart(around, width)
    found = left == 0
    return Graphs(edges[found], margins[found], pairs)


def _taken_apart(around: NDArray[np.int64], width: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Margins of every graph, and the vertices that could not be taken away (none, if it is chordal)."""
    count = len(around)
    margins = np.zeros((count, 1 << width))
    left = np.full(count, (1 << width) - 1, dtype=np.int64)
    rows = np.arange(count)
    for _step in range(width):
        gone = np.zeros(count, dtype=bool)
        for vertex in range(width):
            near = around[:, vertex] & left
            free = ~gone & (left >> vertex & 1 == 1) & _acquainted(near, around, width)
            np.add.at(margins, (rows[free], near[free] | 1 << vertex), 1)
            np.add.at(margins, (rows[free], near[free]), -1)
            left[free] &= ~(1 << vertex)
            gone |= free
    margins[:, 0] = 0
    return margins, left


def _acquainted(near: NDArray[np.int64], around: NDArray[np.int64], width: int) -> NDArray[np.bool_]:
    """Whether all neighbours know one another."""
    known = np.ones(len(near), dtype=bool)
    for other in range(width):
        inside = (near >> other & 1).astype(bool)
        known &= ~inside | (near & ~(around[:, other] | 1 << other) == 0)
    return known
