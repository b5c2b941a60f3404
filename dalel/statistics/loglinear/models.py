"""Which models there are. A model is the set of interactions it allows; a term is a bit mask of lists.

Hierarchical: with an interaction all smaller ones inside it are in. The term of all lists together is never in: it
could only be known from those whom nobody documented. Main effects are always in. That leaves 8, 113 and 6,893
models for three, four and five lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dalel.lib.messages import _
from dalel.statistics.errors import NotEstimable

Design = NDArray[np.float64]
Models = NDArray[np.bool_]

# All hierarchical models of six lists are 7.8 million; beyond five a search takes their place.
ALL_MODELS_UP_TO = 5
# 2^8 - 1 cells; beyond, most cells are empty and no log-linear model is worth its degrees of freedom.
MOST_LISTS = 8


@lru_cache(maxsize=16)
def design(width: int) -> Design:
    """Rows: histories 1 … 2^J - 1; columns: terms 0 (the constant) … 2^J - 2. 1 where the history holds the term."""
    histories = np.arange(1, 1 << width)[:, None]
    terms = np.arange((1 << width) - 1)[None, :]
    matrix: Design = ((histories & terms) == terms).astype(np.float64)
    matrix.flags.writeable = False
    return matrix


@lru_cache(maxsize=16)
def order(width: int) -> NDArray[np.int64]:
    """How many lists each term holds."""
    return np.array([mask.bit_count() for mask in range((1 << width) - 1)])


@lru_cache(maxsize=8)
def hierarchical(width: int) -> Models:
    """Every hierarchical model without the top term, one row a model, smallest first."""
    if not 2 <= width <= ALL_MODELS_UP_TO:
        raise NotEstimable(
            _("All hierarchical models can be listed for 2 to {most} lists, not {width}.", most=5, width=width),
            _("Use the search, which looks at the neighbours of the best model."),
        )
    base = frozenset(int(mask) for mask in np.flatnonzero(order(width) <= 1))
    found = [base]
    for size in range(2, width):
        found = [model | extra for model in found for extra in _subsets(_allowed(model, width, size))]
    return _matrix(sorted(found, key=lambda model: (len(model), sorted(model))), width)


def pairwise(width: int) -> Models:
    """The models of two-list interactions only: 2^(J(J-1)/2) of them."""
    base = frozenset(int(mask) for mask in np.flatnonzero(order(width) <= 1))
    pairs = _allowed(base, width, 2)
    return _matrix([base | extra for extra in _subsets(pairs)], width)


def independence(width: int) -> NDArray[np.bool_]:
    return order(width) <= 1


def neighbours(model: NDArray[np.bool_], width: int, highest: int) -> Models:
    """The hierarchical models with one term more or one less; no term of more than `highest` lists."""
    terms = frozenset(int(mask) for mask in np.flatnonzero(model))
    found = []
    for size in range(2, min(highest, width - 1) + 1):
        for term in _allowed(terms, width, size):
            found.append(terms ^ {term})
    maximal = [t for t in terms if t.bit_count() >= 2 and not any(t != u and t & u == t for u in terms)]
    found.extend(terms - {term} for term in maximal if terms - {term} not in found)
    return _matrix(list(dict.fromkeys(found)), width)


def spell(model: NDArray[np.bool_], names: Sequence[str]) -> str:
    """The largest terms of a model, such as "EXH*ABA + OSCE"."""
    terms = [int(mask) for mask in np.flatnonzero(model) if mask]
    largest = [term for term in terms if not any(term != other and term & other == term for other in terms)]
    largest.sort(key=lambda term: (-term.bit_count(), term))
    return " + ".join("*".join(name for at, name in enumerate(names) if term >> at & 1) for term in largest)


def _allowed(model: frozenset[int], width: int, size: int) -> list[int]:
    """Terms of `size` lists whose every smaller part is in the model."""
    masks = [sum(1 << at for at in lists) for lists in combinations(range(width), size)]
    return [mask for mask in masks if all(mask ^ (1 << at) in model for at in range(width) if mask >> at & 1)]


def _subsets(items: list[int]) -> list[frozenset[int]]:
    return [frozenset(item for at, item in enumerate(items) if chosen >> at & 1) for chosen in range(1 << len(items))]


def _matrix(found: Sequence[frozenset[int]], width: int) -> Models:
    matrix = np.zeros((len(found), (1 << width) - 1), dtype=bool)
    for row, model in enumerate(found):
        matrix[row, list(model)] = True
    return matrix
