"""Two lists: the oldest estimators, and how much they change if the lists depend on each other.

With two lists nothing in the data can show dependence. The sensitivity curve is therefore part of the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from scipy.special import ndtri

from dalel.lib.messages import _, n_
from dalel.statistics.errors import NotEstimable
from dalel.statistics.estimates import Estimate, missing, no_overlap
from dalel.statistics.tables import Lists


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The total if membership of one list multiplied the odds of membership of the other by `odds_ratio`."""

    odds_ratio: float
    estimate: float
    lower: float
    upper: float


def lincoln_petersen(table: Lists, level: float = 0.95) -> Estimate:
    """n1 n2 / m, with the variance of Sekar & Deming (1949), JASA 44: 101-115, on the log scale of those missed."""
    first, second, both = _two(table)
    if both == 0:
        return missing("lincoln-petersen", no_overlap(), level=level)
    hidden = (first - both) * (second - both) / both
    variance = first * second * (first - both) * (second - both) / both**3
    lower, upper = log_interval(table.observed, hidden, variance, level)
    return Estimate(
        method="lincoln-petersen",
        estimate=first * second / both,
        lower=lower,
        upper=upper,
        level=level,
        assumptions=_assumptions(),
        diagnostics={"variance": variance, "interval": "log-normal on the number missed (Chao 1987)"},
        warnings=_warnings(both),
    )


def chapman(table: Lists, level: float = 0.95) -> Estimate:
    """(n1 + 1)(n2 + 1)/(m + 1) - 1, finite without overlap. Chapman (1951); variance of Seber (1970).

    The interval is the normal one of the published examples; where its lower end would fall below the number
    observed, the log-normal one takes its place and the diagnostics say so.
    """
    first, second, both = _two(table)
    total = (first + 1) * (second + 1) / (both + 1) - 1
    variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) ** 2 * (both + 2))
    reach = _z(level) * sqrt(variance)
    lower, upper, name = total - reach, total + reach, "normal"
    if lower < table.observed:
        lower, upper = log_interval(table.observed, total - table.observed, variance, level)
        name = "log-normal on the number missed (Chao 1987)"
    return Estimate(
        method="chapman",
        estimate=total,
        lower=lower,
        upper=upper,
        level=level,
        assumptions=_assumptions(),
        diagnostics={"variance": variance, "interval": name},
        warnings=_warnings(both),
    )


def sensitivity(
    table: Lists, odds_ratios: Sequence[float] = (0.25, 0.5, 0.8, 1, 1.25, 2, 4), level: float = 0.95
) -> list[Sensitivity]:
    """The curve of totals over assumed odds ratios between the two lists; 1 is independence.

    If the odds ratio is r, those missed are r n10 n01 / n11: above 1 (people on one list are likelier to be on the
    other) more are missed than Lincoln and Petersen say, below 1 fewer. After Lum & Ball (2015), HRDAG.
    """
    first, second, both = _two(table)
    if both == 0:
        raise NotEstimable(no_overlap(), _("Use a third list, or report those documented as a lower bound."))
    alone, other = first - both, second - both
    curve = []
    for ratio in odds_ratios:
        if not ratio > 0:
            raise NotEstimable(_("An odds ratio is above 0, not {ratio}.", ratio=ratio))
        hidden = ratio * alone * other / both
        relative = sum(1 / cell for cell in (alone, other, both) if cell)
        lower, upper = log_interval(table.observed, hidden, hidden * hidden * relative + hidden, level)
        curve.append(Sensitivity(ratio, table.observed + hidden, lower, upper))
    return curve


def log_interval(observed: float, hidden: float, variance: float, level: float) -> tuple[float, float]:
    """Ends n + n0/C and n + n0 C with C = exp(z sqrt(log(1 + var/n0^2))). Chao, A. (1987), Biometrics 43: 783-791."""
    if hidden <= 0:
        return observed, observed
    factor = exp(_z(level) * sqrt(log(1 + variance / (hidden * hidden))))
    return observed + hidden / factor, observed + hidden * factor


def _z(level: float) -> float:
    return float(-ndtri((1 - level) / 2))


def _two(table: Lists) -> tuple[int, int, int]:
    if table.width != 2:
        raise NotEstimable(
            _("This method takes two lists, not {width}.", width=table.width),
            _("Choose two of them, or use a log-linear or latent class estimate."),
        )
    shared = table.overlaps
    return int(shared[0, 0]), int(shared[1, 1]), int(shared[0, 1])


def _assumptions() -> tuple[str, ...]:
    return (
        _("The two lists are independent; the data cannot show whether they are."),
        _("Everybody was as likely as everybody else to be on a list."),
        _("The population did not change, and records were linked without error."),
    )


def _warnings(both: int) -> tuple[str, ...]:
    told: tuple[str, ...] = (
        _("Two lists: dependence cannot be checked. Read the sensitivity curve beside the number."),
    )
    if both < 7:
        # Fewer than seven in common: the bias of Chapman's form is no longer negligible (Robson & Regier 1964).
        told += (
            n_(
                "Only {both} person is on both lists; the estimate is unstable.",
                "Only {both} persons are on both lists; the estimate is unstable.",
                both,
                both=both,
            ),
        )
    return told
