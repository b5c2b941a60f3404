"""Breaks where a source starts or stops, and one source left out."""

import pytest

from dalel.statistics.breaks import find_break, leave_one_source_out, source_changes, trend_with_breaks
from dalel.statistics.errors import NotEstimable, StatisticsError
from dalel.statistics.trends import Series

STEP = Series((5, 6, 4, 5, 7, 5, 12, 11, 13, 10, 12, 14))
ACTIVE = {"office": [True] * 12, "hotline": [False] * 6 + [True] * 6}


def test_a_hotline_that_starts_explains_the_rise() -> None:
    changes = source_changes(STEP, ACTIVE)
    assert [(change.time, change.source, change.starts) for change in changes] == [(6.0, "hotline", True)]
    broken = trend_with_breaks(STEP, changes)
    time, ratio, ends = broken.steps[0]
    assert time == 6.0
    assert 1.5 < ratio < 2.5
    assert ends.lower < ratio < ends.upper
    assert broken.without.lower > 1
    assert broken.lower < 1 < broken.upper


def test_the_place_of_the_break_is_found_and_its_rates_are_plain_means() -> None:
    found = find_break(STEP, draws=199)
    assert found.time == 6.0
    assert found.before == pytest.approx(32 / 6)
    assert found.after == pytest.approx(72 / 6)
    assert found.p_value <= 0.01


def test_a_flat_series_has_no_break() -> None:
    assert find_break(Series((5, 6, 5, 4, 6, 5, 5, 6)), draws=199).p_value > 0.3


def test_a_search_for_breaks_finds_one_in_twenty_flat_series_not_more() -> None:
    import numpy as np

    rng = np.random.default_rng(8)
    found = sum(
        find_break(Series(tuple(int(x) for x in rng.poisson(6, 12))), draws=99, seed=run).p_value <= 0.05
        for run in range(100)
    )
    # Binomial(100, .05) exceeds 12 once in 600 times.
    assert found <= 12


def test_clustered_series_can_be_broken_too() -> None:
    series = Series((3, 9, 2, 8, 1, 6, 14, 30, 8, 22, 11, 35))
    changes = source_changes(series, ACTIVE)
    wide, narrow = trend_with_breaks(series, changes, clustered=True), trend_with_breaks(series, changes)
    assert wide.upper / wide.lower > narrow.upper / narrow.lower
    assert wide.p_value > narrow.p_value


def test_no_change_and_no_room_are_refused() -> None:
    with pytest.raises(NotEstimable):
        trend_with_breaks(STEP, source_changes(STEP, {"office": [True] * 12}))
    three = Series((3, 4, 5))
    with pytest.raises(NotEstimable, match="no room"):
        trend_with_breaks(three, source_changes(three, {"a": [True, False, True]}))
    with pytest.raises(StatisticsError):
        source_changes(three, {"a": [True]})


def test_leaving_out_the_only_source_of_late_cases_ends_the_rise() -> None:
    series = Series((1, 1, 1, 1))
    cases = [(period, ["office"]) for period in range(4) for _case in range(10)]
    cases += [(3, ["hotline"])] * 20 + [(2, ["hotline", "office"])] * 5
    everyone, hotline, office = leave_one_source_out(series, cases)
    assert (everyone.source, everyone.cases, everyone.only_here) == ("", 65, 0)
    assert (hotline.source, hotline.cases, hotline.only_here) == ("hotline", 45, 20)
    assert (office.source, office.cases) == ("office", 25)
    assert everyone.trend is not None and everyone.trend.lower > 1
    assert hotline.trend is not None and hotline.trend.lower < 1 < hotline.trend.upper


def test_order_and_naming_of_sources_change_nothing() -> None:
    series = Series((1, 1, 1))
    cases = [(0, ["a", "b"]), (1, ["b"]), (1, ["a"]), (2, ["c"]), (2, ["b", "c"])]
    mixed = [(period, reversed(sources)) for period, sources in reversed(cases)]
    assert leave_one_source_out(series, cases) == leave_one_source_out(series, mixed)


def test_a_case_without_a_source_or_a_period_is_refused() -> None:
    for case in ((0, []), (7, ["a"])):
        with pytest.raises(StatisticsError):
            leave_one_source_out(Series((1, 1)), [case])
