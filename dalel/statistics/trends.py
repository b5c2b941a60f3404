"""Change over time of documented counts: trends with an exposure, and breaks where a source starts or stops.

What rises or falls here is *documentation*. A trend of documented cases is a trend of violations only if what is
documented of them stayed the same; the breaks and the leave-one-source-out of this module exist to shake that belief.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import exp, inf, isfinite, log, sqrt
from typing import Any

import numpy as np
from scipy.fft import irfft, next_fast_len, rfft
from scipy.optimize import brentq
from scipy.special import chdtrc, ndtr, ndtri, stdtr, stdtrit

from dalel.lib.messages import _
from dalel.statistics.count_models import CountFit, Values, fit_negative_binomial, fit_poisson, pearson
from dalel.statistics.errors import NotEstimable, StatisticsError

# The exact distribution is a convolution over this many values at most; beyond, the normal one is as good.
EXACT_UP_TO = 20_000


@dataclass(frozen=True)
class Series:
    """Counts of documented cases by period, with the exposure behind each: months covered, staff, persons at risk.

    times: where each period lies; 0, 1, 2 … unless given. The trend is per unit of time. Order of rows is no matter.
    """

    counts: tuple[int, ...]
    exposure: tuple[float, ...] = ()
    times: tuple[float, ...] = ()
    labels: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        length = len(self.counts)
        object.__setattr__(self, "exposure", tuple(self.exposure) or (1.0,) * length)
        object.__setattr__(self, "times", tuple(self.times) or tuple(float(at) for at in range(length)))
        if len(self.exposure) != length or len(self.times) != length:
            raise StatisticsError(_("Every period has one count, one exposure and one time."))
        for count, exposure, time in zip(self.counts, self.exposure, self.times, strict=True):
            _check_period(count, exposure, time)

    @cached_property
    def y(self) -> Values:
        return np.array(self.counts, dtype=np.float64)

    @cached_property
    def t(self) -> Values:
        """Times from the first period on."""
        return np.array(self.times) - min(self.times)

    @cached_property
    def offset(self) -> Values:
        return np.log(np.array(self.exposure, dtype=np.float64))


@dataclass(frozen=True)
class Trend:
    """rate_ratio: by what the documented rate is multiplied from one unit of time to the next."""

    method: str
    rate_ratio: float
    lower: float
    upper: float
    p_value: float
    level: float
    interval: str
    alpha: float = 0.0
    diagnostics: dict[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def over(self, steps: float) -> tuple[float, float, float]:
        """The ratio, with its interval, between two points of time that many units apart."""
        return self.rate_ratio**steps, self.lower**steps, self.upper**steps


@dataclass(frozen=True)
class Overdispersion:
    """dispersion: Pearson's chi-square per degree of freedom, 1 for Poisson. p_value: chance of one as large."""

    dispersion: float
    p_value: float
    asymptotic: float
    alpha: float
    draws: int
    seed: int


def poisson_trend(series: Series, level: float = 0.95) -> Trend:
    """Poisson regression on time with an offset for exposure; exact conditional interval where it can be computed.

    Given the total, the sum of times over cases is all that the counts say of the trend, and its distribution is
    known (Cox & Lewis 1966, The Statistical Analysis of Series of Events, section 3.3). The exact ends need times
    that are whole steps apart; otherwise Wald's are given and named.
    """
    _check_level(level)
    _check_times(series, 2)
    warnings: tuple[str, ...] = ()
    try:
        fit: CountFit | None = fit_poisson(series.y, _line(series), series.offset)
    except NotEstimable:
        if not any(series.counts):
            raise
        fit = None
        warnings = (_("All cases lie in the first or the last period: the trend has no finite estimate."),)
    exact = _exact(series, level)
    slope = float(fit.coefficients[1]) if fit else (inf if series.t @ series.y > 0 else -inf)
    error = float(fit.errors[1]) if fit else inf
    wald = 2 * float(ndtr(-abs(slope) / error)) if fit else 1.0
    z = float(-ndtri((1 - level) / 2))
    if exact:
        lower, upper, p_value, name = *exact, "exact conditional"
    else:
        lower, upper, p_value, name = slope - z * error, slope + z * error, wald, "Wald"
    spread = _dispersion(series, fit) if fit and len(series.counts) > 2 else None
    if spread is not None and spread > 1.5:
        warnings += (
            _(
                "The counts vary {times:.1f} times as much as Poisson counts; this interval is too narrow. Read the "
                "negative binomial trend.",
                times=spread,
            ),
        )
    told = {"slope": slope, "standard_error": error, "p_value_wald": wald, "dispersion": spread}
    return Trend("poisson", _exp(slope), _exp(lower), _exp(upper), p_value, level, name, 0.0, told, warnings)


def negative_binomial_trend(series: Series, level: float = 0.95) -> Trend:
    """The trend where cases come in clusters: variance mean + alpha mean^2, alpha by moments, ends by Student's t."""
    _check_level(level)
    _check_times(series, 3)
    fit = fit_negative_binomial(series.y, _line(series), series.offset, moments=True)
    slope, error, freedom = float(fit.coefficients[1]), float(fit.errors[1]), len(series.counts) - 2
    reach = float(stdtrit(freedom, (1 + level) / 2)) * error
    warnings: tuple[str, ...] = ()
    if fit.alpha == 0:
        warnings = (_("No variation beyond Poisson was found; the interval is kept wide all the same."),)
    if freedom < 8:
        warnings += (_("Fewer than ten periods: the extra variation is hardly known."),)
    return Trend(
        method="negative-binomial",
        rate_ratio=_exp(slope),
        lower=_exp(slope - reach),
        upper=_exp(slope + reach),
        p_value=2 * float(stdtr(freedom, -abs(slope) / error)),
        level=level,
        interval="Student's t, degrees of freedom = periods - 2",
        alpha=fit.alpha,
        diagnostics={"slope": slope, "standard_error": error, "degrees_of_freedom": freedom},
        warnings=warnings,
    )


def overdispersion(series: Series, *, constant: bool = False, draws: int = 999, seed: int = 1) -> Overdispersion:
    """Do the counts vary more than Poisson counts around their trend (or around a constant rate)?

    Pearson's chi-square against its distribution over Poisson counts with the fitted means, drawn `draws` times and
    fitted again, since the chi-square distribution is a poor one where periods have few cases. Beside it the score
    test of Dean & Lawless (1989, JASA 84: 467-472), asymptotic and one-sided.
    """
    _check_times(series, 3)
    matrix = _line(series)[:, :1] if constant else _line(series)
    fit = fit_poisson(series.y, matrix, series.offset)
    freedom = len(series.y) - matrix.shape[1]
    found = pearson(series.y, fit.fitted)
    rng = np.random.default_rng(seed)
    larger = 0
    for sample in rng.poisson(fit.fitted, size=(draws, len(series.y))).astype(np.float64):
        larger += _pearson_again(sample, matrix, series.offset) >= found * (1 - 1e-12)
    surplus = ((series.y - fit.fitted) ** 2 - series.y).sum() / sqrt(2 * (fit.fitted**2).sum())
    alpha = fit_negative_binomial(series.y, matrix, series.offset, moments=True).alpha
    chance = (1 + larger) / (1 + draws)
    return Overdispersion(found / freedom, chance, float(ndtr(-surplus)), alpha, draws, seed)


def likelihood_ratio(larger: CountFit, smaller: CountFit, terms: int) -> float:
    """Chance of as large a gain in likelihood if the terms left out of the smaller model were nothing."""
    return float(chdtrc(terms, max(0.0, 2 * (larger.log_likelihood - smaller.log_likelihood))))


def _exact(series: Series, level: float) -> tuple[float, float, float] | None:
    """Ends of the slope and two-sided p-value from the conditional distribution of the sum of times over cases."""
    steps = np.unique(series.t)
    unit = float(np.diff(steps).min())
    whole = np.rint(series.t / unit).astype(np.int64)
    cases = int(series.y.sum())
    if not cases or np.abs(series.t / unit - whole).max() > 1e-6 or cases * whole.max() > EXACT_UP_TO:
        return None
    found, tail = int(whole @ series.y), (1 - level) / 2
    most = cases * int(whole.max())

    def beyond(slope: float, upper: bool) -> float:
        mass = _sums(whole, series.offset, slope, cases)
        return float(mass[found:].sum() if upper else mass[: found + 1].sum())

    lower = -inf if found == 0 else _root(lambda slope: beyond(slope, True) - tail)
    upper = inf if found == most else _root(lambda slope: tail - beyond(slope, False))
    # Below 1e-12 the transform's rounding would speak.
    p_value = min(1.0, max(1e-12, 2 * min(beyond(0.0, True), beyond(0.0, False))))
    return lower / unit, upper / unit, p_value


def _sums(whole: np.ndarray[Any, np.dtype[np.int64]], offset: Values, slope: float, cases: int) -> Values:
    """Distribution of the sum of times if each of the cases falls in a period with chance exposure x exp(slope t).

    The sum of `cases` equal, independent times: a power of the Fourier transform. Errors of 1e-14 do not touch tails
    of a hundredth.
    """
    logs = offset + slope * whole
    chance = np.exp(logs - logs.max())
    once = np.bincount(whole, weights=chance / chance.sum())
    length = cases * (len(once) - 1) + 1
    wide: int = next_fast_len(length, real=True)  # type: ignore[no-untyped-call]
    mass: Values = irfft(rfft(once, wide) ** cases, wide)[:length]
    return np.maximum(mass, 0.0)


def _root(rising: Any) -> float:
    reach = 0.05
    while rising(reach) < 0:
        reach *= 2
    back = -0.05
    while rising(back) > 0:
        back *= 2
    return float(brentq(rising, back, reach, xtol=1e-9))  # type: ignore[no-untyped-call]


def _pearson_again(sample: Values, matrix: Values, offset: Values) -> float:
    try:
        return pearson(sample, fit_poisson(sample, matrix, offset).fitted)
    except NotEstimable:
        return 0.0


def _dispersion(series: Series, fit: CountFit) -> float:
    return pearson(series.y, fit.fitted) / (len(series.y) - 2)


def _line(series: Series) -> Values:
    return np.column_stack([np.ones(len(series.y)), series.t])


def _exp(value: float) -> float:
    return exp(value) if value < log(1e300) else inf


def _check_period(count: float, exposure: float, time: float) -> None:
    if not isfinite(count) or count < 0 or count != int(count):
        raise StatisticsError(_("A count is a whole number from 0 up, not {count}.", count=count))
    if not isfinite(exposure) or exposure <= 0:
        raise StatisticsError(
            _("A period has the exposure {exposure}.", exposure=exposure),
            _("Leave out periods in which nobody documented: they hold no zero, they hold nothing."),
        )
    if not isfinite(time):
        raise StatisticsError(_("A period has no time."))


def _check_times(series: Series, fewest: int) -> None:
    if len(set(series.times)) < max(2, min(fewest, 2)) or len(series.counts) < fewest:
        raise NotEstimable(
            _("{found} periods cannot show this.", found=len(series.counts)),
            _("Give at least {fewest} periods at different times.", fewest=fewest),
        )


def _check_level(level: float) -> None:
    if not 0 < level < 1:
        raise StatisticsError(_("The level must lie between 0 and 1, not {level}.", level=level))


def check_sources(series: Series, active: Sequence[bool]) -> None:
    """A source says for every period whether it was at work."""
    if len(active) != len(series.counts):
        raise StatisticsError(_("A source says for every period whether it was at work, and no more."))
