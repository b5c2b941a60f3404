"""Diagnostics on chains whose truth is known."""

import numpy as np
import pytest

from dalel.statistics.latent.diagnostics import bulk_draws, r_hat, tail_draws


def test_independent_draws_count_in_full() -> None:
    draws = np.random.default_rng(1).normal(size=(500, 8))
    assert r_hat(draws) < 1.01
    assert bulk_draws(draws) == pytest.approx(4000, rel=0.15)
    assert tail_draws(draws) == pytest.approx(4000, rel=0.2)


def test_an_autoregression_counts_by_its_known_time() -> None:
    rng, decay = np.random.default_rng(2), 0.9
    draws = np.zeros((4000, 8))
    for at in range(1, len(draws)):
        draws[at] = decay * draws[at - 1] + rng.normal(size=8)
    assert bulk_draws(draws[100:]) == pytest.approx(3900 * 8 * (1 - decay) / (1 + decay), rel=0.2)


def test_chains_in_two_places_are_found_out() -> None:
    draws = np.random.default_rng(3).normal(size=(500, 4))
    draws[:, 0] += 5
    assert r_hat(draws) > 1.5
    assert bulk_draws(draws) < 20


def test_chains_of_different_width_are_found_out_by_the_folded_ranks() -> None:
    draws = np.random.default_rng(4).normal(size=(500, 4)) * np.array([1, 1, 1, 6])
    assert r_hat(draws) > 1.1


def test_a_drift_within_one_chain_is_found_out() -> None:
    draws = np.random.default_rng(5).normal(size=(500, 4)) + np.linspace(0, 4, 500)[:, None]
    assert r_hat(draws) > 1.3
