"""Have the chains converged? Split R-hat on ranks, bulk and tail effective draws.

Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021), Rank-normalization, folding, and localization, Bayesian Analysis
16: 667-718. `draws` has a row a draw and a column a chain throughout.
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri

from dalel.statistics.latent.model import Values


def r_hat(draws: Values) -> float:
    """The larger of the split R-hats of the ranks and of the folded ranks; 1 where the chains agree."""
    halves = _halves(draws)
    folded = np.abs(halves - np.median(halves))
    return max(_plain_r_hat(_normal_ranks(halves)), _plain_r_hat(_normal_ranks(folded)))


def bulk_draws(draws: Values) -> float:
    """How many independent draws the middle of the posterior is known as well as from."""
    return _effective(_normal_ranks(_halves(draws)))


def tail_draws(draws: Values) -> float:
    """The same for the 5% and 95% quantiles, whichever is known less well."""
    halves = _halves(draws)
    low, high = np.quantile(halves, [0.05, 0.95])
    return min(_effective((halves <= edge).astype(np.float64)) for edge in (low, high))


def _halves(draws: Values) -> Values:
    half = len(draws) // 2
    return np.hstack([draws[:half], draws[-half:]])


def _normal_ranks(draws: Values) -> Values:
    _values, place, count = np.unique(draws, return_inverse=True, return_counts=True)
    ends = np.cumsum(count)
    rank = (ends - (count - 1) / 2)[place.reshape(draws.shape)]
    scores: Values = ndtri((rank - 0.375) / (draws.size + 0.25))
    return scores


def _plain_r_hat(draws: Values) -> float:
    within, between = draws.var(axis=0, ddof=1).mean(), draws.mean(axis=0).var(ddof=1)
    length = len(draws)
    if within == 0:
        return 1.0 if between == 0 else np.inf
    return float(np.sqrt((length - 1) / length + between / within))


def _effective(draws: Values) -> float:
    """Geyer's initial monotone sequence on the autocorrelation averaged over chains."""
    length, chains = draws.shape
    if length < 4 or draws.var() == 0:
        return float(draws.size)
    spectrum = np.fft.rfft(draws - draws.mean(axis=0), 2 * length, axis=0)
    lagged = np.fft.irfft(np.abs(spectrum) ** 2, axis=0)[:length] / length
    within = lagged[0].mean() * length / (length - 1)
    whole = within * (length - 1) / length + (draws.mean(axis=0).var(ddof=1) if chains > 1 else 0.0)
    correlation = 1 - (within - lagged.mean(axis=1) * length / (length - 1)) / whole
    correlation[0] = 1
    pairs = correlation[: length // 2 * 2].reshape(-1, 2).sum(axis=1)
    negative = np.flatnonzero(pairs <= 0)
    pairs = np.minimum.accumulate(pairs[: negative[0] if len(negative) else len(pairs)])
    time = max(-1 + 2 * float(pairs.sum()), 1 / np.log10(draws.size))
    return float(draws.size / time)
