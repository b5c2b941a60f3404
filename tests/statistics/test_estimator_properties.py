"""What holds of every estimator, whatever the table."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dalel.statistics.decomposable import decomposable
from dalel.statistics.errors import TableError
from dalel.statistics.loglinear.heterogeneity import differing
from dalel.statistics.loglinear.selection import average, best_model
from dalel.statistics.lower_bounds import chao
from dalel.statistics.tables import Lists

ROWS = [row for row in np.ndindex(2, 2, 2) if any(row)]
METHODS = (chao, best_model, average, decomposable)


def sound(counts: list[int]) -> Lists:
    try:
        return Lists.of(["a", "b", "c"], ROWS, counts)
    except TableError:
        assume(False)
        raise


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=7, max_size=7))
def test_an_estimate_lies_within_its_interval_and_above_those_documented(counts: list[int]) -> None:
    table = sound(counts)
    for method in (*METHODS, lambda table: differing(table, "Mth")):
        answer = method(table)
        if answer.estimate is None:
            assert answer.reason
            continue
        assert table.observed - 1e-6 <= answer.lower <= answer.upper
        # The profile's ends belong to the multinomial estimate, which lies a little below the Poisson one.
        assert answer.estimate >= min(answer.lower, table.observed) - 1e-6
        assert np.isfinite(answer.estimate)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(3, 60), min_size=7, max_size=7), st.permutations(range(3)))
def test_the_order_of_the_lists_changes_nothing(counts: list[int], order: list[int]) -> None:
    table = sound(counts)
    turned = table.only([table.names[at] for at in order])
    for method in METHODS:
        assert method(turned).estimate == pytest.approx(method(table).estimate, rel=1e-6)


# A quarter is three standard errors of the weakest case; fixed examples keep a rare population from failing a build.
@settings(max_examples=10, deadline=None, derandomize=True)
@given(st.integers(0, 2**31), st.floats(0.1, 0.6))
def test_adding_an_independent_list_never_breaks(seed: int, reach: float) -> None:
    rng = np.random.default_rng(seed)
    marks = rng.random((1500, 4)) < [0.3, 0.4, 0.25, reach]
    three, four = marks[marks[:, :3].any(axis=1), :3], marks[marks.any(axis=1)]
    before = Lists.of(["a", "b", "c"], three.astype(int).tolist())
    after = Lists.of(["a", "b", "c", "d"], four.astype(int).tolist())
    for method in (chao, average, decomposable):
        small, large = method(before), method(after)
        # Both speak of 1,500 people. Chao's bound is unbiased where everybody has the same chances.
        assert large.estimate == pytest.approx(1500, rel=0.25)
        assert large.lower < small.upper


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(8, 60), min_size=7, max_size=7))
def test_ten_times_the_table_is_ten_times_the_estimate_and_a_narrower_interval(counts: list[int]) -> None:
    once, tenfold = sound(counts), sound([10 * count for count in counts])
    small, large = chao(once, "lists"), chao(tenfold, "lists")
    assert large.estimate == pytest.approx(10 * small.estimate, rel=1e-9)
    assert large.upper / large.estimate < small.upper / small.estimate
