"""k-anonymity and l-diversity over records."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalel.statistics.disclosure.records import likeness
from dalel.statistics.errors import StatisticsError

ROWS = [
    {"region": "north", "sex": "f", "act": "torture"},
    {"region": "north", "sex": "f", "act": "torture"},
    {"region": "north", "sex": "f", "act": "torture"},
    {"region": "south", "sex": "m", "act": "arrest"},
    {"region": "south", "sex": "m", "act": "threat"},
    {"region": "south", "sex": "m", "act": "arrest "},
    {"region": "south", "sex": "", "act": "threat"},
]


def test_three_alike_who_all_suffered_the_same_are_k_3_but_not_2_diverse() -> None:
    found = likeness(ROWS[:6], ("region", "sex"), ("act",), k=3, different=2)
    assert (found.k, found.l_distinct, found.unique) == (3, 1, 0)
    assert [group.key for group in found.short] == [("north", "f")]
    assert not found.passes


def test_the_only_one_of_a_kind_is_named_with_its_row() -> None:
    found = likeness(ROWS, ("region", "sex"), k=3)
    assert (found.k, found.unique, found.groups) == (1, 1, 3)
    assert found.short[0].rows == (6,)
    assert found.risk == pytest.approx(3 / 7)


def test_even_diversity_is_below_the_number_of_values() -> None:
    found = likeness(ROWS[3:6], ("region",), ("act",), k=3)
    entropy = -(2 / 3 * math.log(2 / 3) + 1 / 3 * math.log(1 / 3))
    assert found.l_distinct == 2
    assert found.l_even == pytest.approx(math.exp(entropy))
    assert found.passes


@pytest.mark.parametrize(
    "given_", [([], ("region",), ()), (ROWS, (), ()), (ROWS, ("act",), ("act",)), (ROWS, ("rgion",), ())]
)
def test_nothing_to_count_is_refused(given_: tuple) -> None:
    with pytest.raises(StatisticsError):
        likeness(*given_)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")), min_size=1, max_size=30), st.randoms())
def test_order_is_no_matter_and_fewer_keys_never_make_people_less_alike(rows: list, dice: random.Random) -> None:
    records = [{"a": a, "b": b} for a, b in rows]
    found = likeness(records, ("a", "b"), k=2)
    dice.shuffle(records)
    again = likeness(records, ("b", "a"), k=2)
    assert (found.k, found.risk, found.unique) == (again.k, again.risk, again.unique)
    assert likeness(records, ("a",), k=2).k >= found.k
    assert sum(len(group.rows) for group in found.short) <= len(rows)
