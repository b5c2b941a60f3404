"""Exact intervals against SciPy's independent distributions and published values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from dalel.statistics.intervals import clopper_pearson, garwood, ratio_of_rates, wilson


@pytest.mark.parametrize(
    ("count", "months", "lower", "upper"),
    [(101, 5, 16.5, 24.5), (555, 12, 42.5, 50.3), (0, 1, 0.0, 3.7)],
)
def test_monthly_rates_have_the_garwood_interval(count: int, months: float, lower: float, upper: float) -> None:
    interval = garwood(count, months)
    assert round(interval.lower, 1) == lower
    assert round(interval.upper, 1) == upper


def test_ratio_of_2018_to_2011_is_between_1_85_and_2_86() -> None:
    interval = ratio_of_rates(555, 12, 101, 5)
    assert (round(interval.lower, 2), round(interval.upper, 2)) == (1.85, 2.86)


def test_two_of_seventy_by_wilson() -> None:
    interval = wilson(2, 70)
    assert (round(100 * interval.lower, 1), round(100 * interval.upper, 1)) == (0.8, 9.8)


def test_garwood_table_of_1936_for_ten_events() -> None:
    interval = garwood(10)
    assert (round(interval.lower, 2), round(interval.upper, 2)) == (4.80, 18.39)


def test_no_event_in_the_second_period_leaves_the_ratio_open_above() -> None:
    interval = ratio_of_rates(3, 1, 0, 1)
    assert interval.upper == float("inf")
    assert interval.lower > 0


def test_mid_p_is_shorter_than_exact() -> None:
    exact, mid = clopper_pearson(3, 20), clopper_pearson(3, 20, mid_p=True)
    assert exact.lower < mid.lower < mid.upper < exact.upper


@given(st.integers(0, 5000), st.sampled_from([0.5, 0.9, 0.95, 0.99]))
def test_garwood_is_the_chi_square_form(count: int, level: float) -> None:
    interval, tail = garwood(count, 1, level), (1 - level) / 2
    lower = stats.chi2.ppf(tail, 2 * count) / 2 if count else 0
    assert interval.lower == pytest.approx(lower, rel=1e-8)
    assert interval.upper == pytest.approx(stats.chi2.ppf(1 - tail, 2 * count + 2) / 2, rel=1e-8)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_shares_agree_with_scipy(pair: tuple[int, int]) -> None:
    part, whole = pair
    test = stats.binomtest(part, whole)
    for ours, name in ((clopper_pearson, "exact"), (wilson, "wilson")):
        theirs = test.proportion_ci(method=name)
        assert ours(part, whole).lower == pytest.approx(theirs.low, abs=1e-8)
        assert ours(part, whole).upper == pytest.approx(theirs.high, abs=1e-8)


@given(st.integers(0, 300), st.integers(0, 300), st.floats(0.1, 50), st.floats(0.1, 50))
def test_swapping_the_periods_inverts_the_ratio(x: int, y: int, s: float, t: float) -> None:
    one, other = ratio_of_rates(x, s, y, t), ratio_of_rates(y, t, x, s)
    if one.lower > 0:
        assert one.lower == pytest.approx(1 / other.upper, rel=1e-6)
