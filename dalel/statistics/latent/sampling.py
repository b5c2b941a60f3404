"""Running the chains until they agree; with a ladder of heat where they do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import numpy as np

from dalel.statistics.latent.diagnostics import bulk_draws, r_hat, tail_draws
from dalel.statistics.latent.model import LatentClasses, Prior, State, Values
from dalel.statistics.latent.moves import exchange, path, redraw, swap
from dalel.statistics.tables import Lists

WANTED_R_HAT = 1.01
WANTED_DRAWS = 1_000
ACCEPTED = 0.75
# Chains that far apart after two blocks sit in different modes; more paths would not bring them together.
APART = 1.15
# Longest paths: of plain chains, of chains on a ladder, and while the likelihood comes in.
LONGEST, LONGEST_ON_LADDER, LONGEST_COLD = 240, 75, 32


@dataclass(frozen=True, slots=True)
class Run:
    """chains run side by side in one array; warm: paths before anything counts; block: paths between looks at R-hat.

    most: paths after which chains that do not agree give way to ladders. rungs, hottest: of a ladder; the likelihood
    is raised to powers from 1 down to `hottest`. ladder_most: paths after which the run ends whether or not the
    coldest chains agree; 0 for no ladders.
    """

    chains: int = 32
    warm: int = 200
    block: int = 50
    most: int = 400
    rungs: int = 6
    hottest: float = 0.1
    ladder_most: int = 800
    seed: int = 1


@dataclass(frozen=True)
class Sampled:
    """total: a row a draw, a column a chain of heat 1. exchanged: least share of exchanges between two rungs."""

    total: Values
    r_hat: float
    bulk: float
    tail: float
    accepted: float
    exchanged: float | None

    @property
    def converged(self) -> bool:
        return self.r_hat <= WANTED_R_HAT and self.bulk >= WANTED_DRAWS


def sample(table: Lists, prior: Prior, run: Run) -> Sampled:
    """Plain chains first, since they are faster; ladders of half as many cold chains where these do not agree."""
    rng = np.random.default_rng(run.seed)
    model = LatentClasses(table, prior)
    # Paths that run off to infinity overflow on the way; they are never accepted, and need no word of warning.
    with np.errstate(all="ignore"):
        drawn = _drawn(model, run, rng, rungs=1)
        if drawn.converged or not run.ladder_most:
            return drawn
        return _drawn(model, run, rng, rungs=run.rungs)


def _drawn(model: LatentClasses, run: Run, rng: np.random.Generator, rungs: int) -> Sampled:
    ladders = run.chains if rungs == 1 else max(4, run.chains // 2)
    most = run.most if rungs == 1 else run.ladder_most
    rounds = _rounds(model, run, rng, np.tile(np.geomspace(1, run.hottest if rungs > 1 else 1, rungs), ladders))
    rows: list[Values] = []
    accepted: list[float] = []
    exchanged: list[Values] = []
    for state, taken, crossed in rounds:
        rows.append(model.observed + model.missed(state, rng)[::rungs])
        accepted.append(float(taken[::rungs].mean()))
        exchanged.append(crossed)
        if len(rows) % run.block and len(rows) < most:
            continue
        total = np.array(rows)
        hat, bulk = r_hat(total), bulk_draws(total)
        stop = len(rows) >= most or (rungs == 1 and len(rows) >= 2 * run.block and hat > APART and run.ladder_most)
        if stop or (hat <= WANTED_R_HAT and bulk >= WANTED_DRAWS):
            break
    least = float(np.mean(exchanged, axis=0).min()) if rungs > 1 else None
    return Sampled(total, hat, bulk, tail_draws(total), float(np.mean(accepted)), least)


def _rounds(
    model: LatentClasses, run: Run, rng: np.random.Generator, heat: Values
) -> Iterator[tuple[State, Values, Values]]:
    """States after the warm-up, which starts from the prior and brings the likelihood in by degrees."""
    ladders = int((heat == 1).sum())
    rungs = len(heat) // ladders
    steps = np.full(rungs, 0.1)
    state = model.at(model.start(len(heat), rng), heat)
    for at in count():
        warming = at < run.warm
        if at <= run.warm:
            state = model.at(state.place, heat * min(1.0, ((at + 1) / (run.warm * 0.6)) ** 2))
        longest = LONGEST_COLD if warming else LONGEST if rungs == 1 else LONGEST_ON_LADDER
        state, taken = path(model, state, rng, np.tile(steps, ladders), longest)
        state = redraw(model, swap(model, state, rng), rng)
        crossed = np.zeros(max(rungs - 1, 1))
        if rungs > 1:
            state, pairs = exchange(model, state, rng, rungs)
            crossed = pairs.mean(axis=0)
        if warming:
            steps = steps * np.exp(0.08 * (taken.reshape(ladders, rungs).mean(axis=0) - ACCEPTED))
        else:
            yield state, taken, crossed
