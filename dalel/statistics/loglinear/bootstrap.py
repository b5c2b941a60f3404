"""Bootstrap intervals in which the choice of the model is made anew in every sample.

Given the model, Kosovo's 95% interval is 9,000 to 12,000; with the choice repeated it is 6,900 to 18,000: the second
is the honest one. Each model is fitted to all samples at once, and only its criterion and its estimate are kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from dalel.lib.messages import _
from dalel.statistics.errors import NotEstimable
from dalel.statistics.estimates import Estimate, missing
from dalel.statistics.loglinear.fitting import Rows, fit_tables
from dalel.statistics.loglinear.models import Models, design, spell
from dalel.statistics.loglinear.selection import Criterion, weigh
from dalel.statistics.tables import Lists

CHUNK = 4_000


@dataclass(frozen=True, slots=True)
class Settings:
    """kind: "nonparametric" resamples the persons seen; "parametric" draws whole populations from the chosen model.

    top: how many models, best on the data first, take part in every choice; None for all, 1 for no choice at all.
    """

    criterion: Criterion = "bic"
    samples: int = 1_000
    kind: Literal["nonparametric", "parametric"] = "nonparametric"
    top: int | None = None
    seed: int = 1
    level: float = 0.95


def bootstrap(table: Lists, settings: Settings | None = None) -> Estimate:
    """The selected model's estimate with the bias-corrected and accelerated interval (Efron 1987, JASA 82: 171-185)."""
    chosen = settings or Settings()
    method = f"loglinear-{chosen.criterion}-bootstrap"
    try:
        weighed = weigh(table, chosen.criterion)
    except NotEstimable as refusal:
        return missing(method, str(refusal), level=chosen.level)
    kept = weighed.order[: chosen.top]
    models, starts = weighed.models[kept], weighed.fits.coefficients[kept]
    point = float(weighed.fits.hidden[kept[0]])
    samples = _samples(table, chosen, weighed.fits.fitted[kept[0]], point)
    hidden, picked = _choose(samples, models, starts, chosen.criterion)
    total = samples.sum(axis=1) + hidden
    good = np.isfinite(total)
    acceleration = _acceleration(table, models, starts, chosen)
    lower, upper, name = _bca(total[good], table.observed + point, acceleration, chosen.level)
    return Estimate(
        method=method,
        estimate=table.observed + point,
        lower=lower,
        upper=upper,
        level=chosen.level,
        assumptions=(
            _("All lists together do not interact: the one dependence that no table of lists can show is absent."),
            _("The interval admits that the model was chosen by the same data."),
        ),
        diagnostics={"interval": name, **_diagnostics(table, chosen, models, picked[good])},
        warnings=_warnings(good),
        draws=total[good],
    )


def _diagnostics(table: Lists, chosen: Settings, models: Models, picked: NDArray[np.int64]) -> dict[str, object]:
    """How often each model was chosen, beside the settings."""
    share = np.bincount(picked, minlength=len(models)) / max(1, len(picked))
    often = np.argsort(-share, kind="stable")[:5]
    return {
        "kind": chosen.kind,
        "samples": chosen.samples,
        "samples_without_an_estimate": chosen.samples - len(picked),
        "models_in_the_choice": len(models),
        "seed": chosen.seed,
        "chosen": [
            {"model": spell(models[row], table.names), "share": float(share[row])} for row in often if share[row]
        ],
    }


def _samples(table: Lists, chosen: Settings, fitted: Rows, hidden: float) -> Rows:
    rng = np.random.default_rng(chosen.seed)
    if chosen.kind == "nonparametric":
        share = table.cells / table.observed
        return rng.multinomial(table.observed, share, size=chosen.samples).astype(np.float64)
    whole = np.r_[hidden, fitted]
    persons = round(table.observed + hidden)
    return rng.multinomial(persons, whole / whole.sum(), size=chosen.samples)[:, 1:].astype(np.float64)


def _choose(samples: Rows, models: Models, starts: Rows, criterion: Criterion) -> tuple[Rows, NDArray[np.int64]]:
    """For every sample the number missed by its best model, and which model that was."""
    matrix = design(len(samples[0]).bit_length())
    charge = np.log(samples.sum(axis=1)) if criterion == "bic" else np.full(len(samples), 2.0)
    best = np.full(len(samples), np.inf)
    hidden = np.full(len(samples), np.nan)
    picked = np.zeros(len(samples), dtype=np.int64)
    for begin in range(0, len(samples), CHUNK):
        part = slice(begin, begin + CHUNK)
        for at, (model, start) in enumerate(zip(models, starts, strict=True)):
            fits = fit_tables(
                samples[part], matrix[:, model], np.broadcast_to(start[model], (len(samples[part]), int(model.sum())))
            )
            score = charge[part] * fits.parameters - 2 * fits.likelihood
            better = fits.found & ~fits.doubtful & (score < best[part])
            best[part] = np.where(better, score, best[part])
            hidden[part] = np.where(better, fits.hidden, hidden[part])
            picked[part] = np.where(better, at, picked[part])
    return hidden, picked


def _acceleration(table: Lists, models: Models, starts: Rows, chosen: Settings) -> float:
    """Skewness of the jackknife: one person of each history taken out in turn, weighted by how many there are."""
    cells = table.cells.astype(np.float64)
    filled = np.flatnonzero(cells)
    fewer = cells - np.eye(len(cells))[filled]
    hidden, _picked = _choose(fewer, models, starts, chosen.criterion)
    total, weight = fewer.sum(axis=1) + hidden, cells[filled]
    good = np.isfinite(total)
    if not good.any():
        return 0.0
    center = np.average(total[good], weights=weight[good])
    away = center - total[good]
    squares = float(weight[good] @ away**2)
    return float(weight[good] @ away**3) / (6 * squares**1.5) if squares > 0 else 0.0


def _bca(totals: Rows, point: float, acceleration: float, level: float) -> tuple[float, float, str]:
    if not len(totals):
        return np.nan, np.nan, "none"
    below = float(np.mean(totals < point) + np.mean(totals == point) / 2)
    tails = np.array([(1 - level) / 2, (1 + level) / 2])
    if not 0 < below < 1:
        ends = np.quantile(totals, tails)
        return float(ends[0]), float(ends[1]), "percentile"
    shift = ndtri(below)
    moved = shift + ndtri(tails)
    ends = np.quantile(totals, ndtr(shift + moved / (1 - acceleration * moved)))
    return float(ends[0]), float(ends[1]), "BCa"


def _warnings(good: NDArray[np.bool_]) -> tuple[str, ...]:
    lost = int((~good).sum())
    if not lost:
        return ()
    return (_("{lost} of {samples} samples had no finite estimate and are left out.", lost=lost, samples=len(good)),)
