"""Exact intervals for counts, rates, ratios of rates and shares.

Every interval here speaks of the process that produced the *documented* cases. It says nothing of the cases nobody
documented: that is what the estimators of this room are for.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isfinite, sqrt

from scipy.special import bdtr, betaincinv, gammaincinv, ndtri

from dalel.lib.messages import _
from dalel.statistics.errors import StatisticsError


@dataclass(frozen=True, slots=True)
class Interval:
    """Two ends, the level they were made for, and the name of the rule that made them."""

    lower: float
    upper: float
    level: float
    method: str


def garwood(count: int, exposure: float = 1.0, level: float = 0.95) -> Interval:
    """Exact two-sided interval of a Poisson rate: ``count`` events in ``exposure`` months, persons or kilometres.

    Garwood, F. (1936), Fiducial limits for the Poisson distribution, Biometrika 28: 437-442. The ends are quantiles
    of gamma distributions (half chi-squares); zero events give (0, -log((1 - level)/2)).
    """
    _check_count(count)
    _check_positive(exposure)
    tail = _tail(level)
    lower = float(gammaincinv(count, tail)) if count else 0.0
    upper = float(gammaincinv(count + 1, 1 - tail))
    return Interval(lower / exposure, upper / exposure, level, "exact Poisson (Garwood)")


def ratio_of_rates(
    count1: int, exposure1: float, count2: int, exposure2: float, level: float = 0.95, *, mid_p: bool = False
) -> Interval:
    """Exact interval of (count1/exposure1) / (count2/exposure2).

    Given the sum of both counts, the first is binomial with odds (rate ratio x exposure1 / exposure2); its
    Clopper-Pearson (or mid-P) limits are turned back into a ratio. Przyborowski & Wilenski (1940), Biometrika 31:
    313-323. With no event in the second period the upper end is infinite; with none at all nothing is known.
    """
    _check_count(count1)
    _check_count(count2)
    _check_positive(exposure1)
    _check_positive(exposure2)
    name = "conditional exact (mid-P)" if mid_p else "conditional exact (Clopper-Pearson)"
    if count1 + count2 == 0:
        return Interval(0.0, inf, level, name)
    share = clopper_pearson(count1, count1 + count2, level, mid_p=mid_p)
    offset = exposure2 / exposure1
    return Interval(_odds(share.lower) * offset, _odds(share.upper) * offset, level, name)


def wilson(part: int, whole: int, level: float = 0.95) -> Interval:
    """Score interval of a share. Wilson, E. B. (1927), JASA 22: 209-212."""
    _check_share(part, whole)
    z = float(-ndtri(_tail(level)))
    share = part / whole
    scale = 1 + z * z / whole
    middle = (share + z * z / (2 * whole)) / scale
    half = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole)) / scale
    # The score interval reaches 0 and 1 exactly there; rounding must not leave 1e-17 behind.
    lower = 0.0 if part == 0 else max(0.0, middle - half)
    upper = 1.0 if part == whole else min(1.0, middle + half)
    return Interval(lower, upper, level, "Wilson score")


def clopper_pearson(part: int, whole: int, level: float = 0.95, *, mid_p: bool = False) -> Interval:
    """Exact interval of a share; with ``mid_p`` half the probability of the observed value leaves each tail.

    Clopper, C. J. & Pearson, E. S. (1934), Biometrika 26: 404-413; mid-P after Lancaster, H. O. (1961), JASA 56:
    223-234: shorter, and below the nominal level for some shares.
    """
    _check_share(part, whole)
    tail = _tail(level)
    if mid_p:
        lower = 0.0 if part == 0 else _mid_p_limit(part, whole, 1 - tail)
        upper = 1.0 if part == whole else _mid_p_limit(part, whole, tail)
        return Interval(lower, upper, level, "exact binomial (mid-P)")
    lower = 0.0 if part == 0 else float(betaincinv(part, whole - part + 1, tail))
    upper = 1.0 if part == whole else float(betaincinv(part + 1, whole - part, 1 - tail))
    return Interval(lower, upper, level, "exact binomial (Clopper-Pearson)")


def _mid_p_limit(part: int, whole: int, wanted: float) -> float:
    """The share at which P(X < part) + P(X = part)/2 is ``wanted``: decreasing in the share, found by bisection."""
    low, high = 0.0, 1.0
    for _step in range(60):
        middle = (low + high) / 2
        below = float(bdtr(part - 1, whole, middle)) if part else 0.0
        mass = (below + float(bdtr(part, whole, middle))) / 2
        low, high = (middle, high) if mass > wanted else (low, middle)
    return (low + high) / 2


def _odds(share: float) -> float:
    return inf if share >= 1 else share / (1 - share)


def _tail(level: float) -> float:
    if not 0 < level < 1:
        raise StatisticsError(_("The level must lie between 0 and 1, not {level}.", level=level))
    return (1 - level) / 2


def _check_count(count: int) -> None:
    if not isfinite(count) or count < 0 or count != int(count):
        raise StatisticsError(_("A count is a whole number from 0 up, not {count}.", count=count))


def _check_positive(exposure: float) -> None:
    if not isfinite(exposure) or exposure <= 0:
        raise StatisticsError(_("An exposure is a number above 0, not {exposure}.", exposure=exposure))


def _check_share(part: int, whole: int) -> None:
    _check_count(part)
    _check_count(whole)
    if whole == 0 or part > whole:
        raise StatisticsError(_("A share is a part of a whole above 0, not {part} of {whole}.", part=part, whole=whole))
