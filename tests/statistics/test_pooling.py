"""Strata are summed, replicates are mixed."""

import numpy as np
import pytest

from dalel.statistics.errors import StatisticsError
from dalel.statistics.estimates import Estimate, missing
from dalel.statistics.pooling import pool_of_replicates, sum_of_strata


def normal(mean: float, deviation: float, seed: int) -> Estimate:
    draws = np.random.default_rng(seed).normal(mean, deviation, 8000)
    lower, middle, upper = np.quantile(draws, [0.025, 0.5, 0.975])
    return Estimate("some", float(middle), float(lower), float(upper), draws=draws)


def test_the_sum_is_narrower_than_the_sum_of_the_intervals() -> None:
    total = sum_of_strata([("N", 500, normal(1000, 30, 1)), ("S", 800, normal(2000, 40, 2))])
    assert total.estimate == pytest.approx(3000, abs=5)
    assert total.upper - total.estimate == pytest.approx(1.96 * 50, rel=0.05)


def test_equal_draws_in_two_strata_are_shuffled_before_they_are_added() -> None:
    part = normal(1000, 30, 1)
    total = sum_of_strata([("N", 1, part), ("S", 1, part)])
    assert total.upper - total.estimate == pytest.approx(1.96 * 30 * 2**0.5, rel=0.06)


def test_a_stratum_without_an_estimate_enters_with_its_documented_and_is_named() -> None:
    parts = [("N", 500, normal(1000, 30, 1)), ("S", 70, missing("some", "Not estimable: two lists."))]
    total = sum_of_strata(parts)
    assert total.estimate == pytest.approx(1070, abs=3)
    assert "S (Not estimable: two lists.)" in total.warnings[0]


def test_estimates_without_draws_are_not_added() -> None:
    assert sum_of_strata([("N", 1, Estimate("some", 5.0, 4.0, 6.0))]).estimate is None


def test_replicates_are_mixed_so_that_their_spread_shows() -> None:
    pooled = pool_of_replicates([normal(1000, 10, 1), normal(1200, 10, 2)], [600, 610])
    assert pooled.lower < 1000
    assert pooled.upper > 1200
    assert pooled.upper < 1260
    assert "Only 2 replicates" in pooled.warnings[0]


def test_rubin_on_the_logarithm_of_those_missed() -> None:
    rng, seen = np.random.default_rng(4), 1000
    parts = [
        Estimate("some", 1.0, 1.0, 1.0, draws=seen + np.exp(rng.normal(6 + shift, 0.1, 4000)))
        for shift in (-0.1, 0.0, 0.1)
    ]
    pooled = pool_of_replicates(parts, [seen] * 3, "rubin")
    within, between = 0.01, (1 + 1 / 3) * 0.01
    from scipy.stats import t

    reach = t.ppf(0.975, 2 * (1 + within / between) ** 2) * (within + between) ** 0.5
    assert np.log(pooled.upper - seen) == pytest.approx(6 + reach, abs=0.02)
    assert np.log(pooled.estimate - seen) == pytest.approx(6, abs=0.01)


def test_rubin_without_variation_between_is_the_normal_interval() -> None:
    part = Estimate("some", 1.0, 1.0, 1.0, draws=100 + np.exp(np.random.default_rng(1).normal(3, 0.2, 4000)))
    pooled = pool_of_replicates([part, part], [100, 100], "rubin")
    assert np.log(pooled.upper - 100) == pytest.approx(3 + 1.96 * 0.2, abs=0.02)


def test_one_replicate_is_not_a_pool() -> None:
    with pytest.raises(StatisticsError):
        pool_of_replicates([normal(1, 1, 1)], [1])
