"""From all models to one answer: the best by AIC or BIC, or all of them weighed.

Selection alone claims too much: on the Kosovo table the two best models by BIC differ by 0.08 and by 2,400 people.
The average is therefore the answer of this room's panel; the best model is shown beside it with its profile interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from dalel.lib.messages import _, n_
from dalel.statistics.errors import NotEstimable
from dalel.statistics.estimates import Estimate, missing, no_overlap
from dalel.statistics.loglinear.existence import exists_extended
from dalel.statistics.loglinear.fitting import Fits, fit_models
from dalel.statistics.loglinear.models import ALL_MODELS_UP_TO, MOST_LISTS, Models, design, hierarchical, spell
from dalel.statistics.loglinear.profile import profile
from dalel.statistics.loglinear.search import search
from dalel.statistics.tables import Lists

Criterion = Literal["aic", "bic"]
Values = NDArray[np.float64]
SHOWN = 5
# Evenly spaced quantiles handed on as draws, for sums over strata.
DRAWS = 4_000


@dataclass(frozen=True)
class Weighed:
    """All models with an estimate, best first. `cut` left out models with more than cut x observed missed."""

    models: Models
    fits: Fits
    order: NDArray[np.int64]
    differences: NDArray[np.float64]
    weights: NDArray[np.float64]
    looked_at: int
    searched: bool


# The best model, the average and the bootstrap of a panel ask for the same fits: the last few are kept.
_kept: dict[tuple[object, ...], Weighed] = {}
KEPT = 8


def weigh(table: Lists, criterion: Criterion = "bic", cut: float | None = None) -> Weighed:
    """`_weigh`, remembered for the last few tables."""
    key = (*table.key, criterion, cut)
    if key not in _kept:
        while len(_kept) >= KEPT:
            _kept.pop(next(iter(_kept)))
        _kept[key] = _weigh(table, criterion, cut)
    return _kept[key]


def _weigh(table: Lists, criterion: Criterion, cut: float | None) -> Weighed:
    """Fit every model (a search beyond five lists), leave out those without a finite estimate, and weigh the rest.

    All parameters of a model are counted in the criterion, those at minus infinity too: else an interaction of lists
    that share nobody would come free of charge. BIC takes the logarithm of the number observed.
    """
    if not 2 <= table.width <= MOST_LISTS:
        raise NotEstimable(
            _("Log-linear models take 2 to {most} lists, not {width}.", most=MOST_LISTS, width=table.width),
            _("Join lists of one kind, or use the latent class estimate, which takes more."),
        )
    if not table.overlapping:
        raise NotEstimable(no_overlap())
    matrix = design(table.width)
    searched = table.width > ALL_MODELS_UP_TO
    models = search(table, penalty(table, criterion)) if searched else hierarchical(table.width)
    fits = fit_models(table.cells, matrix, models)
    usable = fits.found.copy()
    for row in np.flatnonzero(fits.doubtful):
        # Only the rows that matter are asked: a linear programme takes longer than a hundred fits.
        usable[row] = False
    score = penalty(table, criterion) * fits.parameters - 2 * fits.likelihood
    _confirm(table, models, fits, score, usable)
    if cut is not None:
        usable &= fits.hidden <= cut * table.observed
    if not usable.any():
        raise NotEstimable(
            _("Not estimable: no log-linear model has a finite estimate on this table."),
            _("Join lists that share too few persons, or join strata."),
        )
    kept = np.flatnonzero(usable)
    kept = kept[np.argsort(score[kept], kind="stable")]
    differences = score[kept] - score[kept[0]]
    weights = np.exp(-differences / 2)
    return Weighed(models, fits, kept, differences, weights / weights.sum(), len(models), searched)


def penalty(table: Lists, criterion: Criterion) -> float:
    return float(np.log(table.observed)) if criterion == "bic" else 2.0


def _confirm(table: Lists, models: Models, fits: Fits, score: NDArray[np.float64], usable: NDArray[np.bool_]) -> None:
    """Ask the linear programme about doubtful models, as far as they could carry any weight."""
    doubtful = np.flatnonzero(fits.doubtful)
    if not len(doubtful):
        return
    best = score[usable].min() if usable.any() else score[doubtful].min()
    cells = table.cells.astype(np.float64)
    for row in doubtful[score[doubtful] < best + 20]:
        usable[row] = exists_extended(cells, design(table.width), models[row])


def best_model(table: Lists, criterion: Criterion = "bic", level: float = 0.95) -> Estimate:
    """The best model alone: its Poisson estimate, with the profile interval, which knows nothing of the choice."""
    method = f"loglinear-{criterion}"
    try:
        weighed = weigh(table, criterion)
    except NotEstimable as refusal:
        return missing(method, str(refusal), level=level)
    first = int(weighed.order[0])
    # The extended estimate's finite part is a model on fewer cells; its profile runs on those.
    matrix, cells = design(table.width), table.cells
    dead = weighed.models[first] & ((cells @ matrix) <= 0)
    kept = matrix[:, dead].sum(axis=1) == 0
    ends = profile(cells[kept], matrix[np.ix_(kept, weighed.models[first] & ~dead)], level)
    return Estimate(
        method=method,
        estimate=table.observed + float(weighed.fits.hidden[first]),
        lower=table.observed + ends.lower,
        upper=table.observed + ends.upper,
        level=level,
        assumptions=_assumptions(),
        diagnostics={
            "interval": "multinomial profile likelihood, given the model",
            "profile_estimate": table.observed + ends.hidden,
            **_shown(table, weighed, criterion),
        },
        warnings=_warnings(table, weighed, bounded=ends.bounded),
    )


def average(table: Lists, criterion: Criterion = "bic", cut: float | None = None, level: float = 0.95) -> Estimate:
    """All models weighed by exp(-difference/2): median and quantiles of the mixture of their log-normals.

    `cut`: leave out models that say more than cut x observed were missed. Such a cut changes the answer; it is off
    unless asked for, and recorded.
    """
    method = f"loglinear-{criterion}-average"
    try:
        weighed = weigh(table, criterion, cut)
    except NotEstimable as refusal:
        return missing(method, str(refusal), level=level)
    hidden = weighed.fits.hidden[weighed.order]
    spread = np.sqrt(np.log1p(weighed.fits.variance[weighed.order] + 1 / hidden))
    ends = [_quantile(np.log(hidden), spread, weighed.weights, at) for at in ((1 - level) / 2, 0.5, (1 + level) / 2)]
    even = (np.arange(DRAWS) + 0.5) / DRAWS
    return Estimate(
        method=method,
        estimate=table.observed + ends[1],
        lower=table.observed + ends[0],
        upper=table.observed + ends[2],
        level=level,
        assumptions=_assumptions(),
        diagnostics={
            "interval": "quantiles of the mixture of the models' log-normals",
            "mean_of_models": table.observed + float(weighed.weights @ hidden),
            "cut": cut,
            **_shown(table, weighed, criterion),
        },
        warnings=_warnings(table, weighed, bounded=True),
        draws=table.observed + _quantiles(np.log(hidden), spread, weighed.weights, even),
    )


def _quantile(center: Values, spread: Values, weights: Values, at: float) -> float:
    return float(_quantiles(center, spread, weights, np.array([at]))[0])


def _quantiles(center: Values, spread: Values, weights: Values, at: Values) -> Values:
    """Where the mixture of normals of the logarithm reaches the probabilities; exponential taken at the end."""
    reach = abs(float(ndtri(1e-7)))
    # Models of no weight would stretch the range; a millionth of the weight in all is left out of it.
    shown = weights > 1e-6 / len(weights)
    center, spread, weights = center[shown], spread[shown], weights[shown] / weights[shown].sum()
    places = np.linspace((center - reach * spread).min(), (center + reach * spread).max(), 2001)
    reached = ndtr((places[:, None] - center) / spread) @ weights
    if len(at) > 3:
        return np.asarray(np.exp(np.interp(at, reached, places)))
    low = places[np.maximum(np.searchsorted(reached, at) - 1, 0)]
    high = low + places[1] - places[0]
    for _round in range(40):
        middle = (low + high) / 2
        below = ndtr((middle[:, None] - center) / spread) @ weights < at
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return np.asarray(np.exp((low + high) / 2))


def _shown(table: Lists, weighed: Weighed, criterion: Criterion) -> dict[str, Any]:
    rows = weighed.order[:SHOWN]
    best = [
        {
            "model": spell(weighed.models[row], table.names),
            "estimate": table.observed + float(weighed.fits.hidden[row]),
            "weight": float(weight),
            "difference": float(difference),
        }
        for row, weight, difference in zip(rows, weighed.weights, weighed.differences, strict=False)
    ]
    return {
        "criterion": criterion,
        "models": weighed.looked_at,
        "models_with_an_estimate": len(weighed.order),
        "searched": weighed.searched,
        "best_models": best,
    }


def _assumptions() -> tuple[str, ...]:
    return (
        _("All lists together do not interact: the one dependence that no table of lists can show is absent."),
        _("Within the table everybody had the same chances, or differences look like dependence between lists."),
        _("The population did not change, and records were linked without error."),
    )


def _warnings(table: Lists, weighed: Weighed, *, bounded: bool) -> tuple[str, ...]:
    told: tuple[str, ...] = ()
    close = weighed.order[weighed.differences < 2]
    totals = table.observed + weighed.fits.hidden[close]
    if len(close) > 1 and totals.max() > 1.2 * totals.min():
        told += (
            _(
                "{count} models are about as good as the best and say {low:,.0f} to {high:,.0f}.",
                count=len(close),
                low=float(totals.min()),
                high=float(totals.max()),
            ),
        )
    if weighed.looked_at > len(weighed.order):
        lost = weighed.looked_at - len(weighed.order)
        told += (
            n_(
                "{count} model has no finite estimate on this table.",
                "{count} models have no finite estimate on this table.",
                lost,
                count=lost,
            ),
        )
    if not bounded:
        told += (_("The likelihood never falls far enough above: there is no upper end."),)
    if weighed.searched:
        told += (_("Too many models to fit them all; a search looked at {count}.", count=weighed.looked_at),)
    return told
