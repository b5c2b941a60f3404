"""The latent class model with everything that can be integrated out, integrated out.

Manrique-Vallier, D. (2016), Bayesian population size estimation using Dirichlet process mixtures, Biometrics 72:
1246-1254. A person is of class k with probability pi_k and then on list j with probability lambda_jk, independently;
pi by stick breaking, V_k ~ Beta(1, alpha), alpha ~ Gamma(a, rate b), p(N) proportional to 1/N.

The original samples each person's class and the number missed in turn, and moves slowly, since both nearly fix each
other. Here neither is sampled. With N and the classes summed over, what is left is the smooth density

    prod_x (p_x / (1 - rho))^(n_x)        p_x = sum_k pi_k prod_j lambda^x (1 - lambda)^(1 - x),   rho = p_0

of a few dozen numbers, whose gradient costs as many operations as there are distinct histories times classes,
however many persons there are. Sticks are written as 1 - V_k = exp(-E_k / alpha) with E_k ~ Exp(1), so that the
numbers sampled do not depend on alpha beforehand.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dalel.statistics.tables import Lists

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Prior:
    """classes: most classes there may be; shape, rate: of alpha; list_yes, list_no: Beta of every lambda.

    cap: None, or the most that may be missed as a multiple of those observed. The original has a silent cap of 20.
    """

    classes: int = 10
    shape: float = 0.25
    rate: float = 0.25
    list_yes: float = 1.0
    list_no: float = 1.0
    cap: float | None = None


@dataclass(frozen=True)
class State:
    """Where the chains are (rows), the parts of the log density there, its gradient, and the odds of being missed.

    heat: the power to which each chain raises the likelihood; 1 in the chains whose draws count.
    """

    place: Values
    likelihood: Values
    prior: Values
    gradient: Values
    unseen: Values
    heat: Values

    @property
    def height(self) -> Values:
        return self.heat * self.likelihood + self.prior

    def where(self, accepted: NDArray[np.bool_], other: State) -> State:
        """The other state in the chains that accept it."""
        wide = accepted[:, None]
        return State(
            np.where(wide, other.place, self.place),
            np.where(accepted, other.likelihood, self.likelihood),
            np.where(accepted, other.prior, self.prior),
            np.where(wide, other.gradient, self.gradient),
            np.where(accepted, other.unseen, self.unseen),
            self.heat,
        )


class LatentClasses:
    """Log density and gradient for many chains at once. A place is (log alpha, log E_1 … E_(K-1), logit lambda)."""

    def __init__(self, table: Lists, prior: Prior) -> None:
        self.prior = prior
        self.width, self.classes = table.width, prior.classes
        # The history of zeros stands last; histories that nobody has say nothing beyond the likelihood of the others.
        self.histories = np.vstack([table.histories.astype(np.float64), np.zeros((1, table.width))])
        self.across = np.vstack([self.histories.T, np.ones(len(self.histories))])
        self.ones = np.ones(table.width)
        # A column of ones behind the lists gives each class's total in the same product.
        self.sums = np.hstack([self.histories, np.ones((len(self.histories), 1))])
        self.counts = table.counts.astype(np.float64)
        self.observed = float(table.observed)

    @property
    def size(self) -> int:
        return self.classes * (1 + self.width)

    def start(self, chains: int, rng: np.random.Generator) -> Values:
        """Places drawn from the prior, but for alpha, which is kept where there is more than one class."""
        place = np.empty((chains, self.size))
        place[:, 0] = np.log(rng.uniform(0.2, 1.5, chains))
        place[:, 1 : self.classes] = np.log(rng.exponential(size=(chains, self.classes - 1)))
        place[:, self.classes :] = rng.logistic(size=(chains, self.classes * self.width))
        return place

    def at(self, place: Values, heat: Values) -> State:
        """The state at a place, the likelihood raised to the power `heat`."""
        chains, most = len(place), self.classes
        sticks = _Sticks.of(place[:, :most])
        logits = place[:, most:].reshape(-1, self.width)
        odds = np.exp(logits)
        nobody = -np.log1p(odds) @ self.ones
        # One product gives log(pi_k prod_j ...) for every class and history: the last row of `across` is ones.
        factor = np.hstack([logits, (sticks.log_weights.reshape(-1) + nobody)[:, None]])
        each = factor @ self.across
        np.exp(each, out=each)
        each = each.reshape(chains, most, -1)
        share = np.einsum("ckm->cm", each)
        unseen = share[:, -1]
        # Close to 1 the complement of the unseen share loses its figures; histories nobody has are negligible there.
        listed = np.where(unseen < 0.999999, 1 - unseen, share[:, :-1].sum(axis=1))
        pull = np.empty_like(share)
        np.divide(self.counts, share[:, :-1], out=pull[:, :-1])
        pull[:, -1] = self.observed / listed
        pull *= heat[:, None]
        each *= pull[:, None, :]
        sums = each.reshape(chains * most, -1) @ self.sums
        gradient = np.empty_like(place)
        by_list = sums[:, :-1] + self.prior.list_yes
        by_list -= odds / (1 + odds) * (sums[:, -1:] + self.prior.list_yes + self.prior.list_no)
        gradient[:, most:] = by_list.reshape(chains, -1)
        gradient[:, :most] = sticks.slope(sums[:, -1].reshape(chains, most), self.prior)
        likelihood = np.log(share[:, :-1]) @ self.counts - self.observed * np.log(listed)
        if self.prior.cap is not None:
            likelihood = np.where(unseen > self.prior.cap * listed, -np.inf, likelihood)
        prior = sticks.height(self.prior) + self.of_lists(logits, nobody)
        return State(place, likelihood, prior, gradient, unseen / listed, heat)

    def of_lists(self, logits: Values, nobody: Values) -> Values:
        """Log prior of all chances of a chain, on the scale of logits."""
        each = self.prior.list_yes * (logits @ self.ones) + (self.prior.list_yes + self.prior.list_no) * nobody
        return np.asarray(np.einsum("ck->c", each.reshape(-1, self.classes)))

    def missed(self, state: State, rng: np.random.Generator) -> Values:
        """The number missed given the place: negative binomial, drawn as a Poisson of a gamma."""
        return rng.poisson(rng.gamma(self.observed, size=len(state.unseen)) * state.unseen).astype(np.float64)


@dataclass(frozen=True)
class _Sticks:
    """The shares of the classes, from (log alpha, log E_1 … E_(K-1))."""

    log_alpha: Values
    log_sticks: Values
    sticks: Values
    length: Values
    taken: Values
    log_weights: Values

    @classmethod
    def of(cls, place: Values) -> _Sticks:
        log_alpha, log_sticks = place[:, 0], place[:, 1:]
        sticks, length = np.exp(log_sticks), np.exp(log_sticks - log_alpha[:, None])
        taken = -np.expm1(-length)
        log_weights = np.zeros(place.shape)
        log_weights[:, :-1] = np.log(taken)
        log_weights[:, 1:] -= np.cumsum(length, axis=1)
        return cls(log_alpha, log_sticks, sticks, length, taken, log_weights)

    def height(self, prior: Prior) -> Values:
        alpha = prior.shape * self.log_alpha - prior.rate * np.exp(self.log_alpha)
        return np.asarray(alpha + np.einsum("cs->c", self.log_sticks - self.sticks))

    def slope(self, totals: Values, prior: Prior) -> Values:
        """Gradient, given each class's pull on its own share."""
        after = np.cumsum(totals[:, ::-1], axis=1)[:, ::-1][:, 1:]
        by_length = totals[:, :-1] * self.length * (1 - self.taken) / self.taken - self.length * after
        slope = np.empty(totals.shape)
        slope[:, 1:] = by_length + 1 - self.sticks
        slope[:, 0] = prior.shape - prior.rate * np.exp(self.log_alpha) - by_length.sum(axis=1)
        return slope
