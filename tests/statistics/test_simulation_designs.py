"""Designs draw what they say, and a method that keeps its assumptions covers."""

import numpy as np
import pytest

from dalel.statistics.errors import StatisticsError
from dalel.statistics.estimates import Estimate, missing
from dalel.statistics.simulation import (
    classes,
    dependent_pair,
    hrdag_designs,
    independent,
    own_designs,
    perform,
    populations,
    rasch,
)
from dalel.statistics.tables import Lists
from dalel.statistics.two_lists import chapman

MANY = 200_000


def first_two(table: Lists) -> Estimate:
    return chapman(table.only(table.names[:2]))


def test_the_five_designs_of_hrdag_have_2000_people_and_five_lists() -> None:
    designs = hrdag_designs()
    assert [design.name for design in designs] == ["sim1", "sim2", "sim3", "sim4", "sim5"]
    assert {(design.size, design.lists) for design in designs} == {(2_000, 5)}
    # 1,800 x (1 - .033)(...)... + 200 x ...: the expected share of people on the fourth list of sim1 is 0.2178
    rows = designs[0].draw(np.random.default_rng(1))
    assert rows[:, 3].mean() == pytest.approx((1_800 * 0.132 + 200 * 0.990) / 2_000, abs=0.03)


def test_a_dependent_pair_keeps_the_sizes_of_its_lists_and_has_its_odds_ratio() -> None:
    for ratio in (0.25, 4.0):
        rows = dependent_pair(MANY, (0.25, 0.2, 0.3), ratio).draw(np.random.default_rng(2))
        assert rows.mean(axis=0) == pytest.approx([0.25, 0.2, 0.3], abs=0.006)
        a, b = rows[:, 0] == 1, rows[:, 1] == 1
        found = (a & b).sum() * (~a & ~b).sum() / ((a & ~b).sum() * (~a & b).sum())
        assert found == pytest.approx(ratio, rel=0.06)


def test_visibility_makes_lists_overlap_more_than_chance() -> None:
    alike = independent(MANY).draw(np.random.default_rng(3))
    visible = rasch(MANY).draw(np.random.default_rng(3))
    assert abs(np.corrcoef(alike.T)[0, 1]) < 0.01
    assert np.corrcoef(visible.T)[0, 1] > 0.08


def test_same_seed_same_populations_and_others_for_another() -> None:
    design = own_designs()[0]
    one, again, other = (populations(design, 3, seed) for seed in (4, 4, 5))
    assert [table.counts.tolist() for table in one if table] == [table.counts.tolist() for table in again if table]
    assert [table.counts.tolist() for table in one if table] != [table.counts.tolist() for table in other if table]


def test_chapman_covers_where_lists_are_independent_and_not_where_they_attract() -> None:
    fair = perform(first_two, independent(), runs=150, seed=6)
    assert fair.covered is not None
    assert 0.90 <= fair.share_covered <= 0.99
    assert abs(fair.bias) < 0.02
    assert fair.error == pytest.approx(0.08, abs=0.03)
    lured = perform(first_two, dependent_pair(odds_ratio=4), runs=50, seed=6)
    assert lured.bias < -0.2
    assert lured.share_covered < 0.1
    repelled = perform(first_two, dependent_pair(odds_ratio=0.25), runs=50, seed=6)
    assert repelled.bias > 0.2


def test_a_method_that_refuses_answers_nothing_and_covers_nothing() -> None:
    told = perform(lambda _table: missing("silent", "two lists"), independent(200), runs=3)
    assert (told.answered, told.covered) == (0, None)
    assert np.isnan(told.bias)


def test_a_population_of_which_nobody_is_listed_is_no_table() -> None:
    told = perform(first_two, independent(2, (0.001, 0.001)), runs=4)
    assert told.answered == 0


@pytest.mark.parametrize("chances", [(0.5,), (0.0, 0.5), (1.0, 0.5)])
def test_impossible_chances_are_refused(chances: tuple[float, ...]) -> None:
    with pytest.raises(StatisticsError):
        independent(100, chances)


def test_classes_of_different_width_are_refused() -> None:
    with pytest.raises(StatisticsError):
        classes("odd", [(10, (0.1, 0.2)), (10, (0.1, 0.2, 0.3))])
    with pytest.raises(StatisticsError):
        perform(first_two, independent(), runs=0)
    with pytest.raises(StatisticsError):
        dependent_pair(odds_ratio=0)
