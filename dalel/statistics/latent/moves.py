"""Moves of the chains: long steps along the gradient, and jumps between ways of naming the classes."""

from __future__ import annotations

import numpy as np

from dalel.statistics.latent.model import LatentClasses, State, Values

# How far a path goes, in the units of a logit; measured on the Kosovo table: half or twice as far gives fewer
# effective draws a second. Paths of random length do not come back to where they began.
REACH = 2.6
FEWEST, MOST = 8, 240


def path(
    model: LatentClasses, state: State, rng: np.random.Generator, step: float, heat: float = 1.0
) -> tuple[State, Values]:
    """One Hamiltonian path for every chain (Neal 2011), and the probabilities with which the ends were accepted."""
    chains = len(state.height)
    momentum = rng.normal(size=state.place.shape)
    energy = state.height - np.einsum("cs,cs->c", momentum, momentum) / 2
    width = step * np.exp(0.2 * rng.normal(size=(chains, 1)))
    now = state
    momentum += width / 2 * now.gradient
    steps = int(np.clip(REACH * rng.uniform(0.5, 1.5) / step, FEWEST, MOST if heat == 1.0 else 4 * FEWEST))
    for at in range(steps):
        now = model.at(now.place + width * momentum, heat)
        momentum += (width if at < steps - 1 else width / 2) * now.gradient
    reached = now.height - np.einsum("cs,cs->c", momentum, momentum) / 2
    change = np.where(np.isfinite(reached), reached - energy, -np.inf)
    accepted = np.exp(np.minimum(0.0, change))
    return state.where(rng.random(chains) < accepted, now), accepted


def swap(model: LatentClasses, state: State, rng: np.random.Generator, heat: float = 1.0) -> State:
    """Two neighbouring classes change places, stick and all: the prior is the same, so the likelihood decides."""
    if model.classes < 3:
        return state
    rows = np.arange(len(state.height))
    first = rng.integers(0, model.classes - 2, len(rows))
    order = np.tile(np.arange(model.classes), (len(rows), 1))
    order[rows, first], order[rows, first + 1] = first + 1, first
    place = state.place.copy()
    place[:, 1 : model.classes] = place[rows[:, None], 1 + order[:, :-1]]
    lists = state.place[:, model.classes :].reshape(len(rows), model.classes, model.width)
    place[:, model.classes :] = lists[rows[:, None], order].reshape(len(rows), -1)
    return _decide(model, state, place, rng, heat)


def redraw(model: LatentClasses, state: State, rng: np.random.Generator, heat: float = 1.0) -> State:
    """One class gets its chances anew from the prior: how an empty class looks for people to stand for."""
    rows = np.arange(len(state.height))
    chosen = rng.integers(0, model.classes, len(rows))
    place = state.place.copy()
    lists = place[:, model.classes :].reshape(len(rows), model.classes, model.width)
    chance = rng.beta(model.prior.list_yes, model.prior.list_no, size=(len(rows), model.width))
    chance = np.clip(chance, 1e-12, 1 - 1e-12)
    lists[rows, chosen] = np.log(chance / (1 - chance))
    fresh = model.at(place, heat)
    # The proposal is the prior of what is redrawn, so its own density cancels.
    before = state.height - _list_prior(model, state.place)
    after = fresh.height - _list_prior(model, place)
    return state.where(np.log(rng.random(len(rows))) < after - before, fresh)


def _list_prior(model: LatentClasses, place: Values) -> Values:
    logits = place[:, model.classes :]
    nobody = -np.logaddexp(0.0, logits)
    prior: Values = (model.prior.list_yes * logits + (model.prior.list_yes + model.prior.list_no) * nobody).sum(axis=1)
    return prior


def _decide(model: LatentClasses, state: State, place: Values, rng: np.random.Generator, heat: float) -> State:
    fresh = model.at(place, heat)
    return state.where(np.log(rng.random(len(place))) < fresh.height - state.height, fresh)
