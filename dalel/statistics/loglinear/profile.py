"""Profile likelihood interval of the total under one log-linear model.

For every total N the other parameters are fitted anew, with the unseen cell held at N - n; the multinomial
likelihood of the completed table is compared with its maximum (Cormack 1992, Biometrics 48: 567-576). The estimate
it peaks at differs a little from the Poisson one (Kosovo: 10,334.5 beside 10,356.5).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtri, gammaln, psi

from dalel.statistics.loglinear.fitting import Rows, fit_tables
from dalel.statistics.loglinear.models import Design

TINY = 1e-6
# Nobody can be fewer than missing; a hundred thousand times those seen is beyond what any list can support.
FARTHEST = 1e5


@dataclass(frozen=True, slots=True)
class Profile:
    """Persons missed: where the likelihood peaks, and where it has fallen by half the chi-square quantile."""

    hidden: float
    lower: float
    upper: float
    bounded: bool


def profile(cells: NDArray[np.int64], design: Design, level: float = 0.95) -> Profile:
    """The model is its columns of the design."""
    curve = _Curve(cells, design)
    far = FARTHEST * float(cells.sum())
    peak = _section(TINY, far, lambda hidden: curve.at(hidden)[1] > 0)
    top = float(curve.at(np.array([peak]))[0][0]) - float(chdtri(1, 1 - level)) / 2
    if float(curve.at(np.array([TINY]))[0][0]) < top:
        lower = _section(TINY, peak, lambda hidden: curve.at(hidden)[0] < top)
    else:
        lower = 0.0
    bounded = bool(curve.at(np.array([far]))[0][0] < top)
    upper = _section(peak, far, lambda hidden: curve.at(hidden)[0] > top) if bounded else np.inf
    return Profile(peak, lower, upper, bounded)


class _Curve:
    """The profile log-likelihood as a function of the number missed."""

    def __init__(self, cells: NDArray[np.int64], design: Design) -> None:
        self.cells = cells.astype(np.float64)
        unseen = np.zeros((1, design.shape[1]))
        unseen[0, 0] = 1
        self.design = np.vstack([unseen, design])

    def at(self, hidden: Rows) -> tuple[Rows, Rows]:
        """Log-likelihood and its slope (by the envelope theorem) at several numbers missed at once."""
        tables = np.hstack([hidden[:, None], np.broadcast_to(self.cells, (len(hidden), len(self.cells)))])
        fitted = fit_tables(tables, self.design).fitted
        total = tables.sum(axis=1)
        logs = np.log(np.maximum(fitted / fitted.sum(axis=1, keepdims=True), 1e-300))
        height = gammaln(total + 1) - gammaln(hidden + 1) + np.where(tables > 0, tables * logs, 0).sum(axis=1)
        return height, psi(total + 1) - psi(hidden + 1) + logs[:, 0]


def _section(low: float, high: float, holds: Callable[[Rows], NDArray[np.bool_]]) -> float:
    """The number, on a log scale, up to which the test holds; fifteen points at a time, as they are fitted together."""
    for _round in range(12):
        points = np.exp(np.linspace(np.log(low), np.log(high), 17))
        held = holds(points[1:-1])
        last = int(np.argmin(held)) if not held.all() else len(held)
        low, high = float(points[last]), float(points[last + 1])
        if high < low * (1 + 1e-9):
            break
    return float((low * high) ** 0.5)
