"""How much of a trend is due to who was documenting: breaks where a source starts or stops, one source left out.

A new office, a hotline, a helper who leaves: each moves the documented rate without one violation more or less.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from math import exp

import numpy as np
from scipy.special import ndtri, stdtrit

from dalel.lib.messages import _
from dalel.statistics.count_models import Values, fit_negative_binomial, fit_poisson
from dalel.statistics.errors import NotEstimable, StatisticsError
from dalel.statistics.intervals import Interval, ratio_of_rates
from dalel.statistics.trends import (
    Series,
    Trend,
    check_sources,
    likelihood_ratio,
    negative_binomial_trend,
    poisson_trend,
)


@dataclass(frozen=True, slots=True)
class Change:
    """A source that starts or stops: the first period in which it is (or is no longer) at work."""

    time: float
    source: str
    starts: bool


@dataclass(frozen=True)
class Broken:
    """The trend with a step at every change, beside the trend without.

    steps: by what each change multiplied the documented rate (sources that change together share one step): its
        time, the ratio, and the ratio's interval.
    rate_ratio, lower, upper: the trend that is left once the steps are in.
    p_value: chance of steps as large if the changes had done nothing.
    """

    changes: tuple[Change, ...]
    steps: tuple[tuple[float, float, Interval], ...]
    without: Trend
    rate_ratio: float
    lower: float
    upper: float
    p_value: float
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BreakEstimate:
    """The place at which one step explains most, and the chance of as much gain somewhere under a constant rate."""

    time: float
    before: float
    after: float
    ratio: Interval
    p_value: float
    draws: int
    seed: int


@dataclass(frozen=True)
class Left:
    """The series as it would be without one source: cases that nobody else documented are gone."""

    source: str
    cases: int
    only_here: int
    trend: Trend | None
    reason: str = ""


def source_changes(series: Series, active: Mapping[str, Sequence[bool]]) -> tuple[Change, ...]:
    """Where sources start or stop, in order of time, from which source was at work in which period."""
    order = np.argsort(series.times, kind="stable")
    found = []
    for source in sorted(active):
        check_sources(series, active[source])
        for before, at in pairwise(order):
            if active[source][before] != active[source][at]:
                found.append(Change(series.times[at], source, bool(active[source][at])))
    return tuple(sorted(found, key=lambda change: (change.time, change.source)))


def trend_with_breaks(
    series: Series, changes: Sequence[Change], *, clustered: bool = False, level: float = 0.95
) -> Broken:
    """Poisson (or, if `clustered`, negative binomial) regression on time with a step at every change.

    If the trend is nearly gone once the steps are in, the series shows who documented, not what happened. Ends are
    Wald's, with Student's t for the negative binomial.
    """
    inside = sorted({change.time for change in changes if min(series.times) < change.time <= max(series.times)})
    if not inside:
        raise NotEstimable(
            _("No source starts or stops inside the series."), _("There is nothing to break the trend at.")
        )
    whole, plain = _broken_line(series, inside)
    fitted = partial(fit_negative_binomial, moments=True) if clustered else fit_poisson
    with_steps = fitted(series.y, whole, series.offset)
    freedom = len(series.y) - whole.shape[1]
    if clustered and freedom < 1:
        raise NotEstimable(_("Fewer periods than terms: the extra variation cannot be seen."))
    z = float(stdtrit(freedom, (1 + level) / 2)) if clustered else float(ndtri((1 + level) / 2))
    ratios = [
        (exp(value), Interval(exp(value - z * error), exp(value + z * error), level, "Wald"))
        for value, error in zip(with_steps.coefficients[1:], with_steps.errors[1:], strict=True)
    ]
    likely = fit_negative_binomial if clustered else fit_poisson
    gain = likelihood_ratio(likely(series.y, whole, series.offset), likely(series.y, plain, series.offset), len(inside))
    trend, interval = ratios[0]
    return Broken(
        changes=tuple(changes),
        steps=tuple((at, ratio, ends) for at, (ratio, ends) in zip(inside, ratios[1:], strict=True)),
        without=negative_binomial_trend(series, level) if clustered else poisson_trend(series, level),
        rate_ratio=trend,
        lower=interval.lower,
        upper=interval.upper,
        p_value=gain,
        warnings=_few(len(series.y), len(inside)),
    )


def _broken_line(series: Series, inside: Sequence[float]) -> tuple[Values, Values]:
    times = np.array(series.times)
    plain = np.column_stack([np.ones(len(times)), series.t])
    whole = np.column_stack([plain, *[(times >= at).astype(np.float64) for at in inside]])
    if np.linalg.matrix_rank(whole) < whole.shape[1]:
        raise NotEstimable(
            _("The breaks leave no room for a trend."), _("Compare the rates before and after each break instead.")
        )
    return whole, plain


def _few(periods: int, breaks: int) -> tuple[str, ...]:
    if breaks <= periods / 3:
        return ()
    return (_("More than one break for every three periods: the steps describe, they do not prove."),)


def find_break(series: Series, *, draws: int = 999, seed: int = 1, level: float = 0.95) -> BreakEstimate:
    """The one step of a rate that explains the series best, with a p-value that knows the place was searched for.

    Under a constant rate the counts given their sum are multinomial with chances in proportion to exposure; the
    p-value is the share of `draws` such series in which the best step gains as much (an exact Monte Carlo test,
    Worsley 1983, Biometrika 70: 455-464, for the idea). The interval is for the place found, and thus too short.
    """
    order = np.argsort(series.times, kind="stable")
    counts, exposure = series.y[order], np.array(series.exposure)[order]
    if len(counts) < 3 or not counts.any():
        raise NotEstimable(_("A break needs three periods and one case at least."))
    gains = _gains(counts[None, :], exposure)[0]
    at = int(np.argmax(gains))
    rng = np.random.default_rng(seed)
    samples = rng.multinomial(int(counts.sum()), exposure / exposure.sum(), size=draws).astype(np.float64)
    larger = int((_gains(samples, exposure).max(axis=1) >= gains[at] * (1 - 1e-12)).sum())
    early, late = counts[: at + 1], counts[at + 1 :]
    spent, left = float(exposure[: at + 1].sum()), float(exposure[at + 1 :].sum())
    return BreakEstimate(
        time=float(np.array(series.times)[order][at + 1]),
        before=float(early.sum()) / spent,
        after=float(late.sum()) / left,
        ratio=ratio_of_rates(int(late.sum()), left, int(early.sum()), spent, level),
        p_value=(1 + larger) / (1 + draws),
        draws=draws,
        seed=seed,
    )


def leave_one_source_out(
    series: Series, cases: Iterable[tuple[int, Iterable[str]]], *, clustered: bool = False
) -> list[Left]:
    """The trend without each source in turn. `cases`: for each case its period (row of the series) and its sources.

    Counts of the series are taken from the cases, so that both agree; the first answer is for all sources ("").
    """
    told = [(period, frozenset(sources)) for period, sources in cases]
    for period, sources in told:
        if not 0 <= period < len(series.counts):
            raise StatisticsError(_("A case lies in period {period}, which the series has not.", period=period))
        if not sources:
            raise StatisticsError(
                _("A case has no source."), _("Give every case the sources that documented it, or leave it out.")
            )
    names = sorted({source for _period, sources in told for source in sources})
    return [_left(series, told, name, clustered=clustered) for name in ["", *names]]


def _left(series: Series, cases: Sequence[tuple[int, frozenset[str]]], name: str, *, clustered: bool) -> Left:
    kept = [period for period, sources in cases if sources != {name}]
    counts = tuple(int(count) for count in np.bincount(kept, minlength=len(series.counts)))
    try:
        fit = negative_binomial_trend if clustered else poisson_trend
        trend: Trend | None = fit(replace(series, counts=counts))
        reason = ""
    except NotEstimable as refusal:
        trend, reason = None, refusal.message
    return Left(name, len(kept), len(cases) - len(kept), trend, reason)


def _gains(counts: Values, exposure: Values) -> Values:
    """For each series (row) and each place of a step, twice the gain in Poisson likelihood over a constant rate."""
    cases, spent = np.cumsum(counts, axis=1), np.cumsum(exposure)
    total, whole = cases[:, -1:], spent[-1]
    early, late = cases[:, :-1], total - cases[:, :-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        first = np.where(early > 0, early * np.log(early / spent[:-1]), 0.0)
        second = np.where(late > 0, late * np.log(late / (whole - spent[:-1])), 0.0)
    return np.asarray(2 * (first + second - total * np.log(total / whole)))
