"""The total, averaged over all decomposable graphs of dependence between lists.

Madigan, D. & York, J. C. (1997), Bayesian methods for estimation of the size of a closed population, Biometrika 84:
19-31. Every graph has a hyper-Dirichlet prior with `delta` pseudo-persons in each full history, and the prior of the
total N is 1/N. All is done in logarithms, on a grid of the number missed that follows the posterior instead of
cutting it off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from dalel.lib.messages import _
from dalel.statistics.errors import NotEstimable, StatisticsError
from dalel.statistics.estimates import Estimate, missing, no_overlap
from dalel.statistics.graphs import Graphs, chordal
from dalel.statistics.tables import Lists

Values = NDArray[np.float64]

SHOWN = 5
FINE = 600
# What may lie beyond either end of the grid, as a share of the posterior.
NEGLIGIBLE = 1e-6
# No grid goes beyond a thousand million times those seen: the prior's own tail is all that is left there.
FARTHEST = 1e9


@dataclass(frozen=True)
class Posterior:
    """Probability of each number missed on a grid, and of each graph."""

    hidden: Values
    probability: Values
    graphs: Graphs
    weights: Values
    complete_weight: float
    beyond: float

    def quantile(self, at: float) -> float:
        """Where the distribution function, straight between grid points, reaches `at`."""
        reached = np.cumsum(self.probability)
        middle = np.r_[0.0, reached[:-1]] + self.probability / 2
        return float(np.interp(at, middle, self.hidden))

    @property
    def mean(self) -> float:
        return float(self.hidden @ self.probability)


def posterior(table: Lists, delta: float | None = None, *, without_complete: bool = False) -> Posterior:
    """The posterior of the number missed. `delta` is 2^-J unless given."""
    graphs = chordal(table.width)
    pseudo = 2.0**-table.width if delta is None else delta
    if not pseudo > 0:
        raise StatisticsError(_("Delta is a number of pseudo-persons above 0, not {delta}.", delta=pseudo))
    kept = ~graphs.complete if without_complete else np.ones(len(graphs.edges), dtype=bool)
    coarse = _grid(0.0, FARTHEST * table.observed, 120)
    density = _log_sum(_joint(table, graphs, pseudo, coarse)[kept]) + np.log(_widths(coarse))
    share = np.exp(density - density.max())
    share /= share.sum()
    reached = np.cumsum(share)
    first = max(0, int(np.searchsorted(reached, NEGLIGIBLE)) - 1)
    last = min(len(coarse) - 1, int(np.searchsorted(reached, 1 - NEGLIGIBLE)) + 1)
    hidden = _grid(float(coarse[first]), float(coarse[last]), FINE)
    joint = _joint(table, graphs, pseudo, hidden) + np.log(_widths(hidden))
    by_graph = _log_sum(joint.T)
    complete = _normal(by_graph)[graphs.complete]
    log_density = _log_sum(joint[kept])
    weights = np.where(kept, by_graph, -np.inf)
    return Posterior(
        hidden, _normal(log_density), graphs, _normal(weights), float(complete[0]), float(1 - reached[last])
    )


def decomposable(
    table: Lists, delta: float | None = None, *, without_complete: bool = False, level: float = 0.95
) -> Estimate:
    """The averaged posterior's median with its central interval."""
    method = "decomposable-graphs-without-complete" if without_complete else "decomposable-graphs"
    if not table.overlapping:
        return missing(method, no_overlap(), level=level)
    try:
        answer = posterior(table, delta, without_complete=without_complete)
    except NotEstimable as refusal:
        return missing(method, str(refusal), level=level)
    pseudo = 2.0**-table.width if delta is None else delta
    lower, middle, upper = (answer.quantile(at) for at in ((1 - level) / 2, 0.5, (1 + level) / 2))
    return Estimate(
        method=method,
        estimate=table.observed + middle,
        lower=table.observed + lower,
        upper=table.observed + upper,
        level=level,
        assumptions=(
            _("Lists depend on each other in a way that some chordal graph describes; all graphs alike beforehand."),
            _(
                "Beforehand every full history holds {delta:.4g} pseudo-persons, and the total N has weight 1/N.",
                delta=pseudo,
            ),
            _("Within the table everybody had the same chances, or differences look like dependence between lists."),
        ),
        diagnostics=_diagnostics(table, answer, pseudo, without_complete=without_complete),
        warnings=_warnings(answer, without_complete=without_complete),
        draws=_draws(table, answer),
    )


def _diagnostics(table: Lists, answer: Posterior, delta: float, *, without_complete: bool) -> dict[str, object]:
    best = np.argsort(-answer.weights, kind="stable")[:SHOWN]
    return {
        "delta": delta,
        "graphs": int((answer.weights > 0).sum()),
        "mean": table.observed + answer.mean,
        "complete_graph_weight": answer.complete_weight,
        "complete_graph_excluded": without_complete,
        "grid": [table.observed + float(answer.hidden[0]), table.observed + float(answer.hidden[-1])],
        "beyond_the_grid": answer.beyond,
        "best_graphs": [
            {"graph": _spell(answer.graphs, int(row), table.names), "weight": float(answer.weights[row])}
            for row in best
        ],
    }


def delta_sensitivity(
    table: Lists, deltas: Sequence[float] = (), *, without_complete: bool = False, level: float = 0.95
) -> list[Estimate]:
    """The same estimate under other priors; without `deltas`, 2^-J halved and multiplied up to 1."""
    base = 2.0**-table.width
    chosen = deltas or sorted({base / 4, base / 2, base, 2 * base, 4 * base, 0.5, 1.0})
    return [decomposable(table, delta, without_complete=without_complete, level=level) for delta in chosen]


def _joint(table: Lists, graphs: Graphs, delta: float, hidden: Values) -> Values:
    """Log weight of every graph (rows) and number missed (columns), up to one constant."""
    total = table.observed + hidden
    margins = np.zeros((graphs.margins.shape[1], len(hidden)))
    codes = np.arange(1, 1 << table.width)
    whole = delta * (1 << table.width)
    normal = gammaln(whole) - gammaln(total + whole)
    for subset in range(1, 1 << table.width):
        pseudo = whole / (1 << subset.bit_count())
        cells = np.bincount(codes & subset, weights=table.cells, minlength=subset + 1)
        inside = np.array([code for code in range(1, subset + 1) if code & subset == code])
        fixed = (gammaln(cells[inside] + pseudo) - gammaln(pseudo)).sum() - gammaln(pseudo)
        margins[subset] = fixed + gammaln(cells[0] + hidden + pseudo) + normal
    common = gammaln(total + 1) - gammaln(hidden + 1) - np.log(total)
    joint: Values = graphs.margins @ margins
    joint += common
    return joint


def _grid(low: float, high: float, points: int) -> Values:
    """Whole numbers, dense below and growing by a constant factor above, so that no mass is stepped over."""
    steps = np.geomspace(low + 1, high + 1, points) - 1
    return np.unique(np.round(steps))


def _widths(grid: Values) -> Values:
    """How many whole numbers each grid point stands for."""
    if len(grid) == 1:
        return np.ones(1)
    edges = np.r_[grid[0] - 0.5, (grid[1:] + grid[:-1]) / 2, grid[-1] + 0.5]
    return np.diff(edges)


def _log_sum(rows: Values) -> Values:
    """Logarithm of the sum over rows, without leaving the logarithmic scale."""
    top = rows.max(axis=0)
    total = np.zeros(rows.shape[1])
    for begin in range(0, len(rows), 2048):
        total += np.exp(rows[begin : begin + 2048] - top).sum(axis=0)
    summed: Values = top + np.log(total)
    return summed


def _normal(logs: Values) -> Values:
    share: Values = np.exp(logs - logs.max())
    return np.asarray(share / share.sum())


def _draws(table: Lists, answer: Posterior, count: int = 4_000) -> Values:
    """Evenly spaced quantiles: a sample of the posterior without chance, for sums over strata."""
    return np.array([table.observed + answer.quantile((at + 0.5) / count) for at in range(count)])


def _spell(graphs: Graphs, row: int, names: Sequence[str]) -> str:
    edges = [f"{names[a]}-{names[b]}" for at, (a, b) in enumerate(graphs.pairs) if graphs.edges[row, at]]
    return ", ".join(edges) or _("all independent")


def _warnings(answer: Posterior, *, without_complete: bool) -> tuple[str, ...]:
    told: tuple[str, ...] = ()
    if answer.complete_weight > 0.1 and not without_complete:
        told += (
            _(
                "The complete graph, which says nothing of those missed, has weight {weight:.0%}: "
                "see the estimate without it.",
                weight=answer.complete_weight,
            ),
        )
    if answer.quantile(0.975) > 20 * max(1.0, answer.quantile(0.5)):
        told += (_("The posterior's upper tail is the prior's: the data do not bound the total from above."),)
    return told
