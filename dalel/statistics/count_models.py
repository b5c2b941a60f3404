"""Regressions of counts with an exposure: Poisson, and negative binomial where counts vary more than chance alone.

log(mean) = log(exposure) + X b. Fitted by iteratively reweighted least squares (Nelder & Wedderburn 1972, JRSS A 135:
370-384); the negative binomial is the one with variance mean + alpha mean^2 (Lawless 1987, Can. J. Stat. 15:
209-225).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq, minimize_scalar
from scipy.special import gammaln, xlogy

from dalel.lib.messages import _
from dalel.statistics.errors import NotEstimable

Values = NDArray[np.float64]

# Newton's rounds converge in ten; a term that is still moving after these is on its way to infinity.
MOST_ROUNDS = 60
# Below this alpha the negative binomial cannot be told from Poisson in double precision.
SMALLEST, LARGEST = 1e-8, 1e4


@dataclass(frozen=True)
class CountFit:
    """alpha: extra variation, 0 for Poisson. deviance and likelihood as usual, with all constants."""

    coefficients: Values
    covariance: Values
    fitted: Values
    log_likelihood: float
    alpha: float

    @property
    def errors(self) -> Values:
        """Standard errors of the coefficients."""
        return np.sqrt(np.diag(self.covariance))


def fit_poisson(counts: Values, matrix: Values, offset: Values) -> CountFit:
    """Maximum likelihood with variance equal to the mean."""
    return _fit(counts, matrix, offset, 0.0)


def fit_negative_binomial(counts: Values, matrix: Values, offset: Values, *, moments: bool = False) -> CountFit:
    """Maximum likelihood, or with `moments` alpha from Pearson's chi-square set to its degrees of freedom.

    Maximum likelihood finds too little extra variation in short series, since it does not count the coefficients
    it has spent; the moment equation (Breslow 1984, Applied Statistics 33: 38-44) does. Without any extra variation
    the answer is the Poisson fit, with alpha 0.
    """
    plain = fit_poisson(counts, matrix, offset)
    alpha = _moment_alpha(counts, matrix, offset) if moments else _likeliest_alpha(counts, matrix, offset)
    if alpha <= 0:
        return plain
    fit = _fit(counts, matrix, offset, alpha)
    return fit if moments or fit.log_likelihood > plain.log_likelihood else plain


def pearson(counts: Values, fitted: Values, alpha: float = 0.0) -> float:
    """Sum of squared residuals over the variance that the model says."""
    return float(((counts - fitted) ** 2 / (fitted + alpha * fitted**2)).sum())


def _fit(counts: Values, matrix: Values, offset: Values, alpha: float) -> CountFit:
    _check(counts, matrix)
    linear = np.log(np.maximum(counts, 0.5))
    coefficients: Values = np.asarray(np.linalg.lstsq(matrix, linear - offset, rcond=None)[0], dtype=np.float64)
    for _round in range(MOST_ROUNDS):
        fitted = _means(matrix, coefficients, offset)
        weights = 1 / (1 + alpha * fitted)
        information = matrix.T @ ((weights * fitted)[:, None] * matrix)
        step = _solve(information, matrix.T @ (weights * (counts - fitted)))
        # A period without cases that has its own term pulls that term down by 1 in every round, for ever.
        if np.abs(matrix @ step).max() < 1e-9:
            covariance = _solve(information, np.eye(matrix.shape[1]))
            return CountFit(coefficients, covariance, fitted, likelihood(counts, fitted, alpha), alpha)
        before = likelihood(counts, fitted, alpha)
        for _halving in range(40):
            reached = likelihood(counts, _means(matrix, coefficients + step, offset), alpha)
            if reached >= before - 1e-9 * (abs(before) + 1):
                break
            step = step / 2
        coefficients = np.asarray(coefficients + step, dtype=np.float64)
    raise _infinite()


def _means(matrix: Values, coefficients: Values, offset: Values) -> Values:
    means: Values = np.exp(np.clip(matrix @ coefficients + offset, -700, 700))
    return means


def likelihood(counts: Values, fitted: Values, alpha: float) -> float:
    """Log likelihood of the counts, constants included."""
    if alpha == 0:
        return float((xlogy(counts, fitted) - fitted - gammaln(counts + 1)).sum())
    size = 1 / alpha
    spread = gammaln(counts + size) - gammaln(size) - gammaln(counts + 1)
    return float(
        (spread - size * np.log1p(alpha * fitted) + xlogy(counts, alpha * fitted / (1 + alpha * fitted))).sum()
    )


def _likeliest_alpha(counts: Values, matrix: Values, offset: Values) -> float:
    def against(log_alpha: float) -> float:
        return -_fit(counts, matrix, offset, float(np.exp(log_alpha))).log_likelihood

    # The search has flat ground towards 0; around the moment estimate it begins on a slope.
    guess = _moment_alpha(counts, matrix, offset)
    places = [(SMALLEST, LARGEST)]
    if guess > 0:
        places.append((max(SMALLEST, guess / 50), min(LARGEST, guess * 50)))
    searches = [
        minimize_scalar(against, bounds=np.log(place), method="bounded", options={"xatol": 1e-8})  # type: ignore[no-untyped-call]
        for place in places
    ]
    best = float(np.exp(min(searches, key=lambda search: float(search.fun)).x))
    return best if best > 10 * SMALLEST else 0.0


def _moment_alpha(counts: Values, matrix: Values, offset: Values) -> float:
    freedom = len(counts) - int(matrix.shape[1])
    if freedom < 1:
        return 0.0

    def surplus(log_alpha: float) -> float:
        alpha = float(np.exp(log_alpha))
        return pearson(counts, _fit(counts, matrix, offset, alpha).fitted, alpha) - freedom

    if pearson(counts, fit_poisson(counts, matrix, offset).fitted) <= freedom:
        return 0.0
    low, high = np.log(SMALLEST), np.log(LARGEST)
    if surplus(low) <= 0 or surplus(high) >= 0:
        return 0.0 if surplus(low) <= 0 else LARGEST
    return float(np.exp(brentq(surplus, low, high, xtol=1e-10)))  # type: ignore[no-untyped-call]


def _check(counts: Values, matrix: Values) -> None:
    if not counts.any():
        raise NotEstimable(
            _("No period has a case; a trend of nothing cannot be estimated."),
            _("Report the number of periods with their exposure, and the upper end of the rate."),
        )
    if np.linalg.matrix_rank(matrix) < matrix.shape[1]:
        raise NotEstimable(
            _("The periods cannot tell the terms of the model apart."),
            _("Take out breaks that coincide, or give more periods."),
        )


def _solve(information: Values, right: Values) -> Values:
    try:
        return np.asarray(np.linalg.solve(information, right), dtype=np.float64)
    except np.linalg.LinAlgError:
        raise _infinite() from None


def _infinite() -> NotEstimable:
    return NotEstimable(
        _("A part of the periods has no case at all, and its rate no finite logarithm."),
        _("Join periods, or take out the break beside the empty ones."),
    )
