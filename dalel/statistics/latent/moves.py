"""Moves of the chains: long steps along the gradient, jumps between ways of naming the classes, exchange of heat."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dalel.statistics.latent.model import LatentClasses, State, Values

# How far a path goes, in the units of a logit; measured on the Kosovo table: half or twice as far gives fewer
# effective draws a second. Paths of random length do not come back to where they began.
REACH = 2.6
FEWEST = 8


def path(model: LatentClasses, state: State, rng: np.random.Generator, step: Values, most: int) -> tuple[State, Values]:
    """One Hamiltonian path for every chain (Neal 2011), and the probabilities with which the ends were accepted."""
    chains = len(step)
    momentum = rng.normal(size=state.place.shape)
    energy = state.height - np.einsum("cs,cs->c", momentum, momentum) / 2
    width = (step * np.exp(0.2 * rng.normal(size=chains)))[:, None]
    now = state
    momentum += width / 2 * now.gradient
    steps = int(np.clip(REACH * rng.uniform(0.5, 1.5) / step[0], FEWEST, most))
    for at in range(steps):
        now = model.at(now.place + width * momentum, state.heat)
        momentum += (width if at < steps - 1 else width / 2) * now.gradient
    reached = now.height - np.einsum("cs,cs->c", momentum, momentum) / 2
    change = np.where(np.isfinite(reached), reached - energy, -np.inf)
    accepted = np.exp(np.minimum(0.0, change))
    return state.where(rng.random(chains) < accepted, now), accepted


def swap(model: LatentClasses, state: State, rng: np.random.Generator) -> State:
    """Two neighbouring classes change places, stick and all: the prior is the same, so the likelihood decides."""
    if model.classes < 3:
        return state
    rows = np.arange(len(state.heat))
    first = rng.integers(0, model.classes - 2, len(rows))
    order = np.tile(np.arange(model.classes), (len(rows), 1))
    order[rows, first], order[rows, first + 1] = first + 1, first
    place = state.place.copy()
    place[:, 1 : model.classes] = place[rows[:, None], 1 + order[:, :-1]]
    lists = state.place[:, model.classes :].reshape(len(rows), model.classes, model.width)
    place[:, model.classes :] = lists[rows[:, None], order].reshape(len(rows), -1)
    return _decide(model, state, place, rng)


def redraw(model: LatentClasses, state: State, rng: np.random.Generator) -> State:
    """One class gets its chances anew from the prior: how an empty class looks for people to stand for.

    The proposal is the prior of what is redrawn, so only the likelihood decides.
    """
    rows = np.arange(len(state.heat))
    chosen = rng.integers(0, model.classes, len(rows))
    place = state.place.copy()
    lists = place[:, model.classes :].reshape(len(rows), model.classes, model.width)
    chance = rng.beta(model.prior.list_yes, model.prior.list_no, size=(len(rows), model.width))
    chance = np.clip(chance, 1e-12, 1 - 1e-12)
    lists[rows, chosen] = np.log(chance / (1 - chance))
    return _decide(model, state, place, rng)


def _decide(model: LatentClasses, state: State, place: Values, rng: np.random.Generator) -> State:
    fresh = model.at(place, state.heat)
    change = state.heat * (fresh.likelihood - state.likelihood)
    return state.where(np.log(rng.random(len(place))) < change, fresh)


def exchange(
    model: LatentClasses, state: State, rng: np.random.Generator, rungs: int
) -> tuple[State, NDArray[np.bool_]]:
    """Chains on neighbouring rungs of a ladder of heat change places (Geyer 1991); and which pairs did.

    Chains stand ladder by ladder, the coldest rung first. What is too far for a cold chain to reach, a hot one
    crosses, and hands down.
    """
    index = np.arange(len(state.heat)).reshape(-1, rungs)
    taken = np.zeros((len(index), rungs - 1), dtype=bool)
    order, likelihood = np.arange(len(state.heat)), state.likelihood
    for odd in (0, 1):
        cold = index[:, odd : rungs - 1 : 2]
        warm = cold + 1
        gain = (state.heat[cold] - state.heat[warm]) * (likelihood[order[warm]] - likelihood[order[cold]])
        accepted = np.log(rng.random(gain.shape)) < gain
        taken[:, odd::2] = accepted
        left, right = cold[accepted], warm[accepted]
        order[left], order[right] = order[right], order[left]
    return model.at(state.place[order], state.heat), taken
