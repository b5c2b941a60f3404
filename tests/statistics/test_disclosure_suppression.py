"""Cells withheld, and what an attacker can calculate of them."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalel.statistics.disclosure.attack import attack
from dalel.statistics.disclosure.cells import MARK, Dimension, Frame, Release
from dalel.statistics.disclosure.suppression import Protected, Rule, suppress
from dalel.statistics.errors import StatisticsError

REGIONS = ("north", "south", "east")
FRAME = Frame((Dimension("region", REGIONS), Dimension("sex", ("f", "m", "u"))))
TABLE = [("region", "sex")]
COUNTS = np.array([3, 20, 30, 15, 12, 18, 25, 40, 9])


def hide(frame: Frame, atoms: np.ndarray, tables: list, hidden: list) -> Release:
    cells = frame.cells(tables)
    return Release(frame, {cell: None if cell in hidden else int(atoms[frame.inside(cell)].sum()) for cell in cells})


def test_one_hidden_cell_with_printed_margins_is_calculated_exactly() -> None:
    cell = (("region", "north"), ("sex", "f"))
    broken = attack([hide(FRAME, COUNTS, TABLE, [cell])]).broken
    assert [(found.cell, found.lower, found.upper) for found in broken] == [(cell, 3, 3)]


def test_a_rectangle_of_four_cells_protects_one_small_cell_of_a_table() -> None:
    told = suppress(FRAME, COUNTS, TABLE)
    assert told.small == ((("region", "north"), ("sex", "f")),)
    assert len(told.others) == 3
    assert told.least
    assert not told.attack.broken
    found = next(bound for bound in told.attack.bounds if bound.cell == told.small[0])
    assert found.lower <= 1 and found.upper >= 6


def test_every_withheld_cell_bears_the_mark_and_no_other_cell_does() -> None:
    release = suppress(FRAME, COUNTS, TABLE).release
    texts = dict(release.table(("region", "sex")))
    assert texts["north", "f"] == MARK
    assert texts["", ""] == str(COUNTS.sum())
    assert sum(text == MARK for text in texts.values()) == len(release.withheld) == 4
    assert MARK in release.note()
    for bad in ("", "  ", "0"):
        with pytest.raises(StatisticsError):
            Release(FRAME, {}, bad)


def test_a_total_shared_by_two_tables_is_one_cell() -> None:
    frame = Frame((*FRAME.dimensions, Dimension("act", ("arrest", "threat"))))
    cells = frame.cells([("region", "sex"), ("region", "act")])
    assert len(cells) == len(set(cells)) == 1 + 3 + 3 + 2 + 9 + 6


def test_a_group_of_one_district_is_withheld_with_it() -> None:
    districts = Dimension("district", ("a", "b", "c", "d"))
    groups = Dimension(
        "region", ("north", "south"), "district", {"a": "north", "b": "south", "c": "south", "d": "south"}
    )
    frame = Frame((districts, groups))
    told = suppress(frame, np.array([2, 30, 40, 50]), [("district",), ("region",)])
    withheld = set(told.release.withheld)
    assert {(("district", "a"),), (("region", "north"),)} <= withheld
    assert not told.attack.broken


def test_a_table_that_adds_four_people_gives_nobody_away() -> None:
    first = suppress(FRAME, COUNTS, TABLE)
    later = COUNTS + np.array([0, 0, 0, 1, 0, 3, 0, 0, 0])
    alone = hide(FRAME, later, TABLE, first.release.withheld)
    assert attack([first.release, alone]).broken
    second = suppress(FRAME, later, TABLE, earlier=[first])
    assert not attack([first.release, second.release]).broken
    assert not attack([first.release, second.release], growing=False).broken


def test_a_third_release_is_safe_beside_both_before_it() -> None:
    past: list[Protected] = []
    for added in (0, 2, 7):
        atoms = COUNTS.copy()
        atoms[4] += added
        past.append(suppress(FRAME, atoms, TABLE, earlier=past))
    assert not attack([told.release for told in past]).broken


def test_cases_taken_out_again_do_not_stop_a_release() -> None:
    first = suppress(FRAME, COUNTS, TABLE)
    second = suppress(FRAME, COUNTS - np.array([0, 1, 0, 0, 0, 0, 0, 6, 0]), TABLE, earlier=[first])
    assert not second.attack.broken


def test_zeros_are_small_too_where_the_rule_says_so() -> None:
    atoms = np.array([0, 20, 30, 15, 12, 18, 25, 40, 9])
    assert suppress(FRAME, atoms, TABLE).small == ()
    assert len(suppress(FRAME, atoms, TABLE, Rule(zeros=True)).small) == 1


def test_unknown_values_and_unlike_frames_are_refused() -> None:
    with pytest.raises(StatisticsError, match="west"):
        FRAME.atoms([{"region": "west", "sex": "f"}])
    other = Frame((Dimension("region", REGIONS),))
    with pytest.raises(StatisticsError):
        suppress(other, np.array([9, 9, 9]), [("region",)], earlier=[suppress(FRAME, COUNTS, TABLE)])
    with pytest.raises(StatisticsError):
        FRAME.cells([("region", "age")])


def test_published_numbers_that_contradict_each_other_are_said_so() -> None:
    with pytest.raises(StatisticsError, match="contradict"):
        attack([Release(FRAME, {(): 5, **{(("region", region),): 9 for region in REGIONS}})])


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from([0, 1, 2, 4, 6, 15]), min_size=8, max_size=8), st.booleans())
def test_no_attacker_gets_a_withheld_cell_and_witnesses_are_true_to_print(values: list[int], linked: bool) -> None:
    frame = Frame(tuple(Dimension(name, ("x", "y")) for name in "abc"))
    atoms, tables = np.array(values), [("a", "b"), ("b", "c"), ("a", "c")] if linked else [("a", "b", "c")]
    told = suppress(frame, atoms, tables)
    assert not any(bound.exact for bound in attack([told.release]).bounds)
    for cell, count in told.release.counts.items():
        inside = frame.inside(cell)
        if count is not None:
            assert all(witness[inside].sum() == count for witness in told.witnesses)
    for cell in told.small:
        seen = [witness[frame.inside(cell)].sum() for witness in told.witnesses]
        assert max(seen) - min(seen) >= 5
    assert all(count is None or count == 0 or count >= 5 for count in told.release.counts.values())


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_bounds_are_those_of_trying_every_table(values: list[int]) -> None:
    frame = Frame((Dimension("a", ("x", "y")), Dimension("b", ("x", "y"))))
    atoms = np.array(values)
    hidden = [(("a", a), ("b", b)) for a in "xy" for b in "xy"]
    release = hide(frame, atoms, [("a", "b")], hidden)
    could = [
        table
        for table in product(range(sum(values) + 1), repeat=4)
        if all(sum(np.array(table)[frame.inside(cell)]) == release.counts[cell] for cell in release.published)
    ]
    for bound in attack([release]).bounds:
        at = int(frame.inside(bound.cell)[0])
        assert (bound.lower, bound.upper) == (min(t[at] for t in could), max(t[at] for t in could))
