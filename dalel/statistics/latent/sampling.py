"""Running the chains until they agree."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dalel.statistics.latent.diagnostics import bulk_draws, r_hat, tail_draws
from dalel.statistics.latent.model import LatentClasses, Prior, State, Values
from dalel.statistics.latent.moves import path, redraw, swap
from dalel.statistics.tables import Lists

WANTED_R_HAT = 1.01
WANTED_DRAWS = 1_000
ACCEPTED = 0.75


@dataclass(frozen=True, slots=True)
class Run:
    """chains run side by side in one array; warm: paths before anything counts; block: paths between looks at R-hat.

    most: paths after which the run ends whether or not the chains agree. All are reported.
    """

    chains: int = 32
    warm: int = 200
    block: int = 50
    most: int = 800
    seed: int = 1


@dataclass(frozen=True)
class Sampled:
    """total: a row a draw, a column a chain."""

    total: Values
    r_hat: float
    bulk: float
    tail: float
    step: float
    accepted: float

    @property
    def converged(self) -> bool:
        return self.r_hat <= WANTED_R_HAT and min(self.bulk, self.tail) >= WANTED_DRAWS / 2.5


def sample(table: Lists, prior: Prior, run: Run) -> Sampled:
    """Warm up from the prior, the likelihood coming in by degrees; then draw in blocks until R-hat is good."""
    rng = np.random.default_rng(run.seed)
    model = LatentClasses(table, prior)
    # Paths that run off to infinity overflow on the way; they are never accepted, and need no word of warning.
    with np.errstate(all="ignore"):
        state, step = _warm_up(model, run, rng)
        blocks: list[Values] = []
        accepted: list[float] = []
        while True:
            block = np.empty((run.block, run.chains))
            for row in block:
                state, taken = _round(model, state, rng, step)
                accepted.append(float(taken.mean()))
                row[:] = model.observed + model.missed(state, rng)
            blocks.append(block)
            total = np.vstack(blocks)
            hat, bulk = r_hat(total), bulk_draws(total)
            if (hat <= WANTED_R_HAT and bulk >= WANTED_DRAWS) or len(total) >= run.most:
                break
    return Sampled(total, hat, bulk, tail_draws(total), step, float(np.mean(accepted)))


def _warm_up(model: LatentClasses, run: Run, rng: np.random.Generator) -> tuple[State, float]:
    step = 0.1
    state = model.at(model.start(run.chains, rng))
    for at in range(run.warm):
        heat = min(1.0, ((at + 1) / (run.warm * 0.6)) ** 2)
        state = model.at(state.place, heat)
        state, taken = _round(model, state, rng, step, heat)
        step *= float(np.exp(0.08 * (taken.mean() - ACCEPTED)))
    return model.at(state.place), step


def _round(
    model: LatentClasses, state: State, rng: np.random.Generator, step: float, heat: float = 1.0
) -> tuple[State, Values]:
    state, taken = path(model, state, rng, step, heat)
    state = swap(model, state, rng, heat)
    return redraw(model, state, rng, heat), taken
