"""Trends against reference software, exact distributions and simulation."""

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalel.statistics.count_models import fit_negative_binomial, fit_poisson, pearson
from dalel.statistics.errors import NotEstimable, StatisticsError
from dalel.statistics.trends import Series, negative_binomial_trend, overdispersion, poisson_trend

CALM = Series((12, 9, 15, 18, 7, 22, 25, 19, 31, 28, 24, 40), (1, 1, 1, 1, 0.5, 1, 1, 1, 1, 1, 0.8, 1))
CLUSTERED = (3, 14, 2, 9, 30, 6, 11, 41, 5, 22, 60, 13)


def line(series: Series) -> np.ndarray:
    return np.column_stack([np.ones(len(series.y)), series.t])


def test_poisson_regression_agrees_with_statsmodels() -> None:
    fit = fit_poisson(CALM.y, line(CALM), CALM.offset)
    assert fit.coefficients == pytest.approx([2.4253549, 0.10930286], abs=1e-7)
    assert fit.errors == pytest.approx([0.14344342, 0.01900057], abs=1e-7)
    assert fit.log_likelihood == pytest.approx(-31.22063621485557, abs=1e-9)
    assert pearson(CALM.y, fit.fitted) == pytest.approx(4.976918979080746, abs=1e-8)


def test_negative_binomial_regression_agrees_with_statsmodels() -> None:
    series = Series(CLUSTERED, CALM.exposure)
    fit = fit_negative_binomial(series.y, line(series), series.offset)
    # statsmodels stopped at a gradient of 1e-10 of its own scale; its standard errors come from its GLM at this alpha.
    assert fit.coefficients == pytest.approx([2.16251371, 0.14520837], abs=1e-6)
    assert fit.alpha == pytest.approx(0.74976429, abs=1e-6)
    assert fit.log_likelihood == pytest.approx(-46.872618410114036, abs=1e-8)
    assert fit.errors == pytest.approx([0.49799683, 0.07548882], abs=1e-6)


def test_negative_binomial_becomes_poisson_where_nothing_is_clustered() -> None:
    plain, wide = poisson_trend(CALM), negative_binomial_trend(CALM)
    assert wide.alpha == 0
    assert wide.rate_ratio == pytest.approx(plain.rate_ratio, rel=1e-12)
    assert wide.lower < plain.lower < plain.upper < wide.upper


def test_clustered_counts_are_called_so_and_their_poisson_interval_too_narrow() -> None:
    series = Series(CLUSTERED, CALM.exposure)
    found = overdispersion(series, draws=199)
    assert found.p_value == 1 / 200
    assert found.asymptotic < 1e-10
    assert poisson_trend(series).warnings
    wide, narrow = negative_binomial_trend(series), poisson_trend(series)
    assert math.log(wide.upper / wide.lower) > 3 * math.log(narrow.upper / narrow.lower)


def test_poisson_counts_are_not_called_clustered() -> None:
    found = overdispersion(CALM, draws=199)
    assert found.p_value > 0.5
    assert found.dispersion < 1


def test_two_periods_give_the_conditional_binomial_interval() -> None:
    from dalel.statistics.intervals import ratio_of_rates

    trend, ratio = poisson_trend(Series((101, 555), (5, 12))), ratio_of_rates(555, 12, 101, 5)
    assert trend.lower == pytest.approx(ratio.lower, rel=1e-7)
    assert trend.upper == pytest.approx(ratio.upper, rel=1e-7)
    assert trend.rate_ratio == pytest.approx((555 / 12) / (101 / 5))


def test_all_cases_in_the_last_period_leave_the_trend_open_above() -> None:
    trend = poisson_trend(Series((0, 0, 5)))
    assert math.isinf(trend.rate_ratio) and math.isinf(trend.upper)
    assert trend.lower > 1
    assert trend.p_value == pytest.approx(2 / 3**5)


def test_exact_interval_of_a_trend_covers_at_least_what_it_says() -> None:
    """Summed over every outcome of three small periods given their total: no simulation error."""
    for slope in (0.0, 0.4):
        chance = np.exp(slope * np.arange(3))
        chance /= chance.sum()
        held = 0.0
        for a in range(9):
            for b in range(9 - a):
                counts = (a, b, 8 - a - b)
                weight = math.factorial(8) / math.prod(math.factorial(n) for n in counts) * np.prod(chance**counts)
                trend = poisson_trend(Series(counts))
                held += weight * (trend.lower <= math.exp(slope) <= trend.upper)
        assert 0.95 <= held <= 1


def test_negative_binomial_interval_covers_clustered_series() -> None:
    rng = np.random.default_rng(3)
    held, narrow = 0, 0
    for run in range(60):
        counts = rng.poisson(25 * np.exp(0.02 * np.arange(20)) * rng.gamma(5, 0.2, 20))
        series = Series(tuple(int(count) for count in counts))
        wide = negative_binomial_trend(series)
        held += wide.lower <= math.exp(0.02) <= wide.upper
        if run < 30:
            plain = poisson_trend(series)
            narrow += plain.lower <= math.exp(0.02) <= plain.upper
    # Binomial(60, .95) falls below 51 once in 500 times; of 30 Poisson intervals it would be 27 or more, mostly.
    assert held >= 51
    assert narrow < 24


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=4, max_size=9).filter(lambda c: sum(x > 0 for x in c) > 2), st.randoms())
def test_the_order_of_the_rows_changes_nothing(counts: list[int], dice: random.Random) -> None:
    rows = [(count, 1 + at % 3, float(at)) for at, count in enumerate(counts)]
    series = Series(*(tuple(column) for column in zip(*rows, strict=True)))
    dice.shuffle(rows)
    mixed = Series(*(tuple(column) for column in zip(*rows, strict=True)))
    one, other = poisson_trend(series), poisson_trend(mixed)
    assert other.rate_ratio == pytest.approx(one.rate_ratio, rel=1e-6)
    assert other.lower == pytest.approx(one.lower, rel=1e-6)


def test_twice_the_exposure_everywhere_leaves_the_trend_and_halves_nothing_else() -> None:
    double = Series(CALM.counts, tuple(2 * exposure for exposure in CALM.exposure))
    assert poisson_trend(double).rate_ratio == pytest.approx(poisson_trend(CALM).rate_ratio, rel=1e-9)


def test_uneven_times_get_walds_interval_and_say_so() -> None:
    trend = poisson_trend(Series((3, 5, 9), times=(0.0, 1.0, math.pi)))
    assert trend.interval == "Wald"


@pytest.mark.parametrize(
    ("counts", "exposure"), [((1, -2), ()), ((1, 2), (1, 0)), ((1, 2), (1, math.nan)), ((1.5, 2), ()), ((1, 2), (1,))]
)
def test_impossible_periods_are_refused(counts: tuple, exposure: tuple) -> None:
    with pytest.raises(StatisticsError):
        Series(counts, exposure)


def test_nothing_and_too_little_cannot_be_estimated() -> None:
    for counts, fit in (((0, 0, 0), poisson_trend), ((4,), poisson_trend), ((1, 2), overdispersion)):
        with pytest.raises(NotEstimable):
            fit(Series(counts))
