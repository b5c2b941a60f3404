"""Maximum likelihood for many log-linear models, or many tables, at once.

log mu = X b on the observed cells; the number missed is exp(b0). Newton's method on all rows together: a row is a
model on one table, or one model on many tables. Where two lists of a model's interaction share nobody, the estimate
is the extended one: that interaction is minus infinity, its cells leave the fit (Chan, Silverman & Vincent 2021,
JASA 116: 1297-1306).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dalel.statistics.loglinear.models import Design, Models

Rows = NDArray[np.float64]
Flags = NDArray[np.bool_]

STEPS = 60
CONVERGED = 1e-10
# Where every fitted count is above this, the fit itself proves that the estimate exists.
VANISHING = 1e-5
# A coefficient of this variance is on its way to infinity; one that is merely rare (one person) has a variance of 1.
RUNAWAY = 1e4


@dataclass(frozen=True)
class Fits:
    """One row a fit. `found` is False where no finite estimate exists; then the numbers of the row mean nothing."""

    coefficients: Rows
    fitted: Rows
    likelihood: Rows
    variance: Rows
    parameters: NDArray[np.int64]
    found: Flags
    doubtful: Flags

    @property
    def hidden(self) -> Rows:
        """The number missed."""
        return np.exp(self.coefficients[:, 0])


@dataclass(frozen=True)
class Task:
    """What is to be fitted: tables (R x C or one row), the design (C x P), and which columns each row uses (R x P)."""

    tables: Rows
    design: Design
    used: Flags
    start: Rows | None = None
    variances: bool = True


def fit_models(cells: NDArray[np.int64], design: Design, models: Models) -> Fits:
    """Every model on one table. Terms that no model uses are left out of the sums: with eight lists, most."""
    tables = np.broadcast_to(cells.astype(np.float64), (len(models), len(cells)))
    shared = models.any(axis=0)
    fits = fit(Task(tables, np.ascontiguousarray(design[:, shared]), models[:, shared]))
    coefficients = np.zeros(models.shape)
    coefficients[:, shared] = fits.coefficients
    return replace(fits, coefficients=coefficients)


def fit_tables(tables: Rows, design: Design, start: Rows | None = None) -> Fits:
    """One model (the columns of the design) on many tables; without variances, which cost a third of the time."""
    used = np.ones((len(tables), design.shape[1]), dtype=bool)
    return fit(Task(tables, design, used, start, variances=False))


def fit(task: Task) -> Fits:
    kept, used = _extended(task)
    coefficients, fitted, done = _newton(task, kept, used)
    found = done & np.isfinite(coefficients[:, 0])
    dropped = ~kept.all(axis=1)
    if dropped.any():
        found[dropped] &= _full_rank(kept[dropped], task.design, used[dropped])
    smallest = np.where(kept, fitted, np.inf).min(axis=1)
    variance = np.full(len(found), np.inf)
    if task.variances and found.any():
        information = _information(fitted, task.design, used)
        corner = np.zeros((int(found.sum()), task.design.shape[1], 1))
        corner[:, 0] = 1
        variance[found] = np.linalg.solve(information[found], corner)[:, 0, 0]
    logs = np.where(kept, task.tables * np.log(np.maximum(fitted, 1e-300)), 0.0)
    return Fits(
        coefficients=coefficients,
        fitted=fitted,
        likelihood=(logs - fitted).sum(axis=1),
        variance=variance,
        parameters=task.used.sum(axis=1),
        found=found,
        doubtful=found & _runaway(smallest, fitted, task.design, used),
    )


def _extended(task: Task) -> tuple[Flags, Flags]:
    """Cells that stay in the fit and parameters that stay finite, for every row."""
    empty = (task.tables @ task.design) <= 0
    dead = empty & task.used
    if not dead.any():
        return np.ones(task.tables.shape, dtype=bool), task.used
    kept = (dead.astype(np.float64) @ task.design.T) == 0
    return kept, task.used & ~dead


def _newton(task: Task, kept: Flags, used: Flags) -> tuple[Rows, Rows, Flags]:
    rows, columns = used.shape
    coefficients = np.zeros((rows, columns)) if task.start is None else np.array(task.start)
    if task.start is None:
        coefficients = _first_guess(task, kept, used)
    coefficients[~used] = 0.0
    done = np.zeros(rows, dtype=bool)
    active = np.arange(rows)
    best = np.full(rows, -np.inf)
    step = np.zeros((rows, columns))
    for _round in range(STEPS):
        mean = _mean(coefficients[active], task.design, kept[active])
        reached = _likelihood(task.tables[active], coefficients[active], mean, task.design, kept[active])
        worse = reached < best[active] - 1e-7 * (1 + np.abs(best[active]))
        if worse.any():
            # Newton overshot: half the step back, until the likelihood no longer falls.
            back = active[worse]
            step[back] /= 2
            coefficients[back] -= step[back]
        going = active[~worse]
        best[going] = reached[~worse]
        if len(going):
            mean = mean[~worse]
            score = np.where(used[going], (task.tables[going] * kept[going] - mean) @ task.design, 0.0)
            move = np.linalg.solve(_information(mean, task.design, used[going]), score[:, :, None])[:, :, 0]
            # A constant or a main effect never moves by more than e^5 in one round; runaways are caught by the bound.
            np.clip(move, -5, 5, out=move)
            step[going] = move
            coefficients[going] += move
            done[going] = (score * move).sum(axis=1) < CONVERGED * (1 + task.tables[going].sum(axis=1))
        active = active[~done[active]]
        if not len(active):
            break
    return coefficients, _mean(coefficients, task.design, kept), done


def _first_guess(task: Task, kept: Flags, used: Flags) -> Rows:
    """One weighted least squares step from log(count + 1/2)."""
    weight = (task.tables + 0.5) * kept
    target = weight * np.log(task.tables + 0.5)
    right = np.where(used, target @ task.design, 0.0)
    return np.asarray(np.linalg.solve(_information(weight, task.design, used), right[:, :, None])[:, :, 0])


def _information(weight: Rows, design: Design, used: Flags) -> Rows:
    """X' W X of every row, with ones on the diagonal of the columns a row does not use."""
    columns = design.shape[1]
    products = (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)
    matrix = (weight @ products).reshape(-1, columns, columns)
    if not used.all():
        matrix *= used[:, :, None] & used[:, None, :]
    diagonal = np.einsum("rii->ri", matrix)
    # The ridge only keeps a matrix that is about to become singular (no estimate exists) from stopping all the rest.
    diagonal += np.where(used, 1e-12 * diagonal.max(axis=1, keepdims=True) + 1e-14, 1.0)
    return matrix


def _mean(coefficients: Rows, design: Design, kept: Flags) -> Rows:
    return np.exp(np.clip(coefficients @ design.T, -60, 60)) * kept


def _likelihood(tables: Rows, coefficients: Rows, mean: Rows, design: Design, kept: Flags) -> Rows:
    reached: Rows = (np.where(kept, tables, 0.0) * (coefficients @ design.T) - mean).sum(axis=1)
    return reached


def _full_rank(kept: Flags, design: Design, used: Flags) -> Flags:
    smallest = np.linalg.eigvalsh(_information(kept.astype(np.float64), design, used))[:, 0]
    return np.asarray(smallest > 1e-9)


def _runaway(smallest: Rows, fitted: Rows, design: Design, used: Flags) -> Flags:
    """Fits in which some coefficient is known of by nobody: to be decided by the linear programme.

    With many lists a fitted count may be tiny and the estimate exist all the same, so the information is asked.
    """
    doubtful = smallest < VANISHING
    if doubtful.any():
        information = _information(fitted[doubtful], design, used[doubtful])
        variances = np.einsum("rii->ri", np.linalg.inv(information))
        doubtful[doubtful] = (variances > RUNAWAY).any(axis=1)
    return np.asarray(doubtful)
