"""What a table of lists may be, and what is refused."""

from collections.abc import Callable

import numpy as np
import pytest

from dalel.lib.errors import ProblemsFound
from dalel.statistics.errors import TableError
from dalel.statistics.reading import read_text
from dalel.statistics.tables import Lists


def test_kosovo_has_4400_persons_on_four_lists(published: Callable[[str], Lists]) -> None:
    table = published("kosovo_1999")
    assert (table.observed, table.names) == (4400, ("EXH", "ABA", "OSCE", "HRW"))
    assert table.by_times.tolist() == [3218, 882, 273, 27]
    assert table.cells.sum() == 4400
    assert table.cells[0] == 1131


def test_one_row_a_person_is_counted_without_a_note() -> None:
    table = Lists.of(["a", "b"], [(1, 0), (1, 0), (0, 1), (1, 1)])
    assert table.counts.tolist() == [2, 1, 1]
    assert table.notes == ()


def test_duplicated_histories_are_summed_and_said() -> None:
    table = Lists.of(["a", "b"], [(1, 0), (1, 0), (0, 1), (1, 1)], [2, 3, 4, 5])
    assert table.cells.tolist() == [5, 4, 5]
    assert "summed" in table.notes[0]


@pytest.mark.parametrize(
    ("names", "rows", "counts", "said"),
    [
        (["a"], [(1,)], [3], "One list"),
        (["a", "a"], [(1, 0)], [3], "one name"),
        (["a", "b"], [(1, 0), (0, 1), (1, 1)], [3, -1, 2], "whole numbers"),
        (["a", "b"], [(1, 0), (0, 1), (1, 1)], [3, 1.5, 2], "whole numbers"),
        (["a", "b"], [(1, 0), (0, 1), (1, 1)], [3, float("nan"), 2], "whole numbers"),
        (["a", "b"], [(1, 0), (0, 2), (1, 1)], [3, 1, 2], "neither 0 nor 1"),
        (["a", "b"], [(1, 0), (0, float("nan")), (1, 1)], [3, 1, 2], "neither 0 nor 1"),
        (["a", "b"], [(1, 0), (0, 0), (1, 1)], [3, 1, 2], "on no list at all"),
        (["a", "b"], [(1, 0), (1, 1)], [3, 2], "Everybody on the list b is also on a"),
        (["a", "b"], [(1, 0)], [3], "Nobody is on these lists: b"),
        (["a", "b"], [(1, 0)], [0], "Nobody is on any list"),
        (["a", "b"], [(1, 0, 1)], [1], "3 marks for 2 lists"),
    ],
)
def test_a_table_that_is_not_one_is_refused(
    names: list[str], rows: list[tuple[float, ...]], counts: list[float], said: str
) -> None:
    with pytest.raises(TableError, match=said) as caught:
        Lists.of(names, rows, counts)
    assert caught.value.remedy


def test_a_row_of_zeros_that_counts_nobody_is_let_pass() -> None:
    assert Lists.of(["a", "b"], [(0, 0), (1, 0), (0, 1), (1, 1)], [0, 1, 2, 3]).observed == 6


def test_every_bad_cell_of_a_file_is_said_with_its_line() -> None:
    with pytest.raises(ProblemsFound) as caught:
        read_text("a,b,count\n1,0,3\n1,x,2\n0,1,2.5\n", name="lists.csv")
    assert [problem.place() for problem in caught.value.problems] == [
        "lists.csv, line 3, column b",
        "lists.csv, line 4, column count",
    ]


def test_strata_are_read_apart_and_a_bad_one_does_not_stop_the_others() -> None:
    text = "region,a,b,c,count\nN,1,0,0,4\nN,0,1,0,3\nN,1,1,0,2\nS,1,0,0,5\n"
    north, south = read_text(text, ["region"])
    assert north.table is not None
    assert north.table.names == ("a", "b")
    assert "left out here" in north.table.notes[0]
    assert south.table is None
    assert "Nobody is on these lists" in south.refusal


def test_a_short_list_within_another_can_be_allowed() -> None:
    rows, counts = [(1, 0), (1, 1)], [30, 2]
    assert Lists.of(["a", "b"], rows, counts, allow_nested=True).nested() == [("b", "a")]


def test_a_column_that_is_no_list_is_said_three_times_and_not_a_thousand() -> None:
    text = "id,a,b\n" + "".join(f"P{at},1,0\n" for at in range(1000))
    with pytest.raises(ProblemsFound) as caught:
        read_text(text)
    assert [problem.value for problem in caught.value.problems] == ["P0", "P1", "P2"]


def test_semicolons_and_tabs_part_columns_too() -> None:
    for mark in (";", "\t"):
        table = read_text("a,b,count\n1,0,3\n0,1,2\n1,1,1\n".replace(",", mark))[0].table
        assert table is not None
        assert table.observed == 6


def test_two_columns_of_one_name_are_refused() -> None:
    with pytest.raises(TableError, match="Two columns"):
        read_text("a,a,count\n1,0,3\n")


def test_an_absent_stratum_column_is_named() -> None:
    with pytest.raises(TableError, match="no column region"):
        read_text("a,b,count\n1,0,3\n", ["region"])


def test_leaving_a_list_out_drops_those_on_it_alone(published: Callable[[str], Lists]) -> None:
    table = published("kosovo_1999").without("HRW")
    assert table.observed == 4400 - 306
    assert np.diag(table.overlaps).sum() == np.diag(published("kosovo_1999").overlaps)[:3].sum()
