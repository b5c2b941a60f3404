"""The latent class model: its gradient, the published posterior, and another sampler of the same model."""

from collections.abc import Callable

import numpy as np
import pytest

from dalel.statistics.errors import StatisticsError
from dalel.statistics.latent.estimate import latent_class
from dalel.statistics.latent.model import LatentClasses, Prior
from dalel.statistics.latent.sampling import Run
from dalel.statistics.tables import Lists

ROWS = [row for row in np.ndindex(2, 2, 2) if any(row)]
SMALL = Lists.of(["a", "b", "c"], ROWS, [40, 35, 12, 50, 15, 18, 9])


def test_gradient_is_the_slope_of_the_density(published: Callable[[str], Lists]) -> None:
    model = LatentClasses(published("kosovo_1999"), Prior(classes=4, list_yes=0.7, list_no=1.3))
    place = model.start(3, np.random.default_rng(2))
    heat = np.array([0.3, 0.6, 1.0])
    gradient = model.at(place, heat).gradient
    for at in range(model.size):
        shift = np.zeros(model.size)
        shift[at] = 1e-5
        slope = (model.at(place + shift, heat).height - model.at(place - shift, heat).height) / 2e-5
        assert slope == pytest.approx(gradient[:, at], rel=1e-4, abs=1e-3)


def test_kosovo_has_the_published_posterior(published: Callable[[str], Lists]) -> None:
    # LCMCR: 10,432 [9,035-13,859] from some 90 effective draws in the tails; so 1%, 1.5% and 4%.
    answer = latent_class(published("kosovo_1999"))
    assert answer.diagnostics["r_hat"] <= 1.011
    assert answer.diagnostics["bulk_effective_draws"] >= 1000
    assert answer.estimate == pytest.approx(10432, rel=0.01)
    assert answer.lower == pytest.approx(9035, rel=0.015)
    assert answer.upper == pytest.approx(13859, rel=0.04)


def gibbs(table: Lists, prior: Prior, sweeps: int, seed: int) -> np.ndarray:
    """The original's six steps with persons and those missed as data; slow to move, hence a small table."""
    rng = np.random.default_rng(seed)
    rows, counts, most = table.histories.astype(float), table.counts, prior.classes
    chance, alpha, hidden = rng.random((most, table.width)), 1.0, table.observed
    weights = np.full(most, 1 / most)
    totals = np.empty(sweeps)
    for sweep in range(sweeps):
        share = weights * np.exp(rows @ np.log(chance).T + (1 - rows) @ np.log1p(-chance).T)
        members = rng.multinomial(counts, share / share.sum(axis=1, keepdims=True))
        nobody = weights * np.prod(1 - chance, axis=1)
        unseen = rng.multinomial(hidden, nobody / nobody.sum())
        size = members.sum(axis=0) + unseen
        listed = members.T @ rows
        chance = np.clip(rng.beta(1 + listed, 1 + size[:, None] - listed), 1e-12, 1 - 1e-12)
        after = size[::-1].cumsum()[::-1] - size
        # log(1 - V) is drawn by way of gammas, as V may be 1 to the last figure when alpha is small.
        one, two = rng.gamma(1 + size[:-1]), np.maximum(rng.gamma(alpha + after[:-1]), 1e-300)
        stay = np.log(two) - np.log(one + two)
        log_weights = np.r_[np.log(one) - np.log(one + two), 0.0] + np.r_[0.0, stay.cumsum()]
        weights = np.exp(log_weights)
        rho = float((weights * np.prod(1 - chance, axis=1)).sum())
        hidden = int(rng.poisson(rng.gamma(table.observed) * rho / (1 - rho)))
        alpha = max(rng.gamma(prior.shape + most - 1) / (prior.rate - log_weights[-1]), 1e-3)
        totals[sweep] = table.observed + hidden
    return totals


def test_two_samplers_of_one_model_agree() -> None:
    prior = Prior(classes=3)
    answer = latent_class(SMALL, prior, Run(chains=24, seed=3))
    slow = np.concatenate([gibbs(SMALL, prior, 9_000, seed)[1_000:] for seed in range(2)])
    assert answer.estimate == pytest.approx(np.median(slow), rel=0.03)
    assert answer.lower == pytest.approx(np.quantile(slow, 0.025), rel=0.03)
    # The slow sampler knows its upper tail from few excursions only.
    assert answer.upper == pytest.approx(np.quantile(slow, 0.975), rel=0.12)


def test_ladders_of_heat_draw_from_the_same_posterior() -> None:
    prior = Prior(classes=3)
    plain = latent_class(SMALL, prior, Run(chains=24, seed=3))
    laddered = latent_class(SMALL, prior, Run(chains=16, warm=100, block=10, most=10, rungs=3, seed=4))
    assert (plain.diagnostics["tempered"], laddered.diagnostics["tempered"]) == (False, True)
    assert laddered.diagnostics["least_exchanged"] > 0.2
    assert laddered.estimate == pytest.approx(plain.estimate, rel=0.02)
    assert laddered.upper == pytest.approx(plain.upper, rel=0.05)


def test_same_seed_same_bytes() -> None:
    run = Run(chains=8, warm=20, block=20, most=20, ladder_most=40, seed=9)
    first, again = (latent_class(SMALL, Prior(classes=3), run) for _time in range(2))
    assert first.as_json() == again.as_json()


def test_two_lists_are_not_estimable() -> None:
    table = Lists.of(["a", "b"], [(1, 0), (0, 1), (1, 1)], [30, 20, 10])
    assert "two lists" in latent_class(table).reason


def test_a_cap_is_named_and_touching_it_is_said() -> None:
    rows = [row for row in ROWS if sum(row) == 1] + [(1, 1, 0), (0, 1, 1), (1, 1, 1)]
    thin = Lists.of(["a", "b", "c"], rows, [60, 50, 55, 1, 1, 1])
    answer = latent_class(thin, Prior(classes=3, cap=3.0), Run(chains=16, warm=100, most=50, ladder_most=0))
    assert answer.diagnostics["cap"] == 3.0
    assert any("touches the cap" in warning for warning in answer.warnings)


def test_senseless_settings_are_refused() -> None:
    with pytest.raises(StatisticsError):
        latent_class(SMALL, Prior(classes=1))
    with pytest.raises(StatisticsError):
        latent_class(SMALL, run=Run(chains=1))
