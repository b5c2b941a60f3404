"""Sums over strata and pools over replicates: always from draws, never from interval ends.

A total of strata whose intervals were added up is wrong in both directions; here the draws of each stratum are
shuffled and added. Replicates (other linkages, other imputations of the same persons) are alternatives and not
parts: their draws are mixed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from dalel.lib.messages import _, n_
from dalel.statistics.errors import StatisticsError
from dalel.statistics.estimates import Estimate, missing

Values = NDArray[np.float64]
DRAWS = 4_000


def sum_of_strata(parts: Sequence[tuple[str, int, Estimate]], *, seed: int = 1, level: float = 0.95) -> Estimate:
    """The total of strata, each given as (name, observed, estimate by the same method).

    A stratum without an estimate enters with those documented there, which makes the sum too low; it is named.
    """
    if not parts:
        raise StatisticsError(_("There is no stratum to add up."))
    method = parts[0][2].method
    known = [(name, part) for name, _observed, part in parts if part.estimate is not None]
    if any(part.draws is None for _name, part in known):
        return missing(method, _("This method gives no draws, and intervals cannot be added up."), level=level)
    if not known:
        return missing(method, _("Not estimable: no stratum can be estimated."), level=level)
    rng = np.random.default_rng(seed)
    floor = sum(observed for _name, observed, part in parts if part.estimate is None)
    total = floor + sum(rng.permutation(_even(part.draws, rng)) for _name, part in known if part.draws is not None)
    lower, middle, upper = np.quantile(total, [(1 - level) / 2, 0.5, (1 + level) / 2])
    left = [(name, part.reason) for name, _observed, part in parts if part.estimate is None]
    return Estimate(
        method=method,
        estimate=float(middle),
        lower=float(lower),
        upper=float(upper),
        level=level,
        assumptions=(
            _("Strata are independent of one another; draws were added, not intervals."),
            *known[0][1].assumptions,
        ),
        diagnostics={
            "strata": len(parts),
            "strata_estimated": len(known),
            "observed_in_other_strata": floor,
            "seed": seed,
            "by_stratum": {name: [part.estimate, part.lower, part.upper] for name, part in known},
        },
        warnings=_left_out(left, floor),
        draws=np.asarray(total),
    )


def pool_of_replicates(
    parts: Sequence[Estimate],
    observed: Sequence[int],
    rule: Literal["mixture", "rubin"] = "mixture",
    *,
    seed: int = 1,
    level: float = 0.95,
) -> Estimate:
    """One answer from the same estimate on several linked or imputed versions of the lists.

    "mixture": quantiles of all draws together. "rubin": Rubin's rules (1987) on the logarithm of those missed, total
    variance W + (1 + 1/m) B and (m - 1)(1 + W/((1 + 1/m) B))^2 degrees of freedom, the point on the same scale as
    the interval.
    """
    if len(parts) < 2 or len(parts) != len(observed):
        raise StatisticsError(_("Pooling takes two replicates at least, each with the number observed."))
    method = parts[0].method
    lost = sum(part.draws is None or part.estimate is None for part in parts)
    kept = [(part.draws, seen) for part, seen in zip(parts, observed, strict=True) if part.draws is not None]
    if len(kept) < 2:
        return missing(method, _("Not estimable: fewer than two replicates have an estimate."), level=level)
    rng = np.random.default_rng(seed)
    draws = np.concatenate([_even(values, rng) for values, _seen in kept])
    if rule == "mixture":
        lower, middle, upper = (float(end) for end in np.quantile(draws, [(1 - level) / 2, 0.5, (1 + level) / 2]))
    else:
        lower, middle, upper = _rubin(kept, level)
    return Estimate(
        method=method,
        estimate=middle,
        lower=lower,
        upper=upper,
        level=level,
        assumptions=(
            _("The replicates are draws from what the linkage or imputation left open."),
            *parts[0].assumptions,
        ),
        diagnostics={"replicates": len(parts), "rule": rule, "seed": seed},
        warnings=_few(len(parts), lost),
        draws=draws,
    )


def _few(count: int, lost: int) -> tuple[str, ...]:
    told: tuple[str, ...] = ()
    if count < 10:
        told += (_("Only {count} replicates: the variation between them is poorly known.", count=count),)
    if lost:
        told += (n_("{count} replicate had no estimate.", "{count} replicates had no estimate.", lost, count=lost),)
    return told


def _rubin(kept: Sequence[tuple[Values, int]], level: float) -> tuple[float, float, float]:
    # Nobody missed has no logarithm; half a person stands for it.
    logs = [np.log(np.maximum(values - seen, 0.5)) for values, seen in kept]
    seen = float(np.mean([count for _values, count in kept]))
    count = len(logs)
    center = float(np.mean([part.mean() for part in logs]))
    within = float(np.mean([part.var(ddof=1) for part in logs]))
    between = (1 + 1 / count) * float(np.var([part.mean() for part in logs], ddof=1))
    # Without variation between replicates Student's t becomes the normal distribution.
    freedom = (count - 1) * (1 + within / between) ** 2 if between > 0 else 1e9
    reach = float(stdtrit(min(freedom, 1e9), (1 + level) / 2)) * (within + between) ** 0.5
    return seen + float(np.exp(center - reach)), seen + float(np.exp(center)), seen + float(np.exp(center + reach))


def _even(draws: Values, rng: np.random.Generator) -> Values:
    """As many draws from each part, so that none weighs more by having run longer."""
    if len(draws) >= DRAWS:
        return np.asarray(rng.choice(draws, DRAWS, replace=False))
    return np.asarray(np.resize(rng.permutation(draws), DRAWS))


def _left_out(left: Sequence[tuple[str, str]], floor: int) -> tuple[str, ...]:
    if not left:
        return ()
    names = "; ".join(f"{name} ({reason})" for name, reason in left)
    return (
        _(
            "Too low: strata without an estimate enter with the {floor:,} documented there alone: {names}",
            floor=floor,
            names=names,
        ),
    )
