"""Two lists and lower bounds against published figures."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalel.statistics.errors import NotEstimable
from dalel.statistics.lower_bounds import chao
from dalel.statistics.tables import Lists
from dalel.statistics.two_lists import chapman, lincoln_petersen, sensitivity


def two(first: int, second: int, both: int) -> Lists:
    return Lists.of(["a", "b"], [(1, 0), (0, 1), (1, 1)], [first - both, second - both, both])


def test_chapman_gives_the_published_2407() -> None:
    answer = chapman(two(1722, 1356, 970))
    assert (round(answer.estimate), round(answer.lower), round(answer.upper)) == (2407, 2354, 2460)


def test_lincoln_petersen_is_the_product_over_the_overlap() -> None:
    assert lincoln_petersen(two(200, 100, 20)).estimate == 1000


def test_no_overlap_is_not_estimable_by_lincoln_petersen_but_finite_by_chapman() -> None:
    table = two(20, 30, 0)
    assert "no overlap" in lincoln_petersen(table).reason
    answer = chapman(table)
    assert answer.estimate == 21 * 31 - 1
    assert answer.lower >= table.observed
    with pytest.raises(NotEstimable):
        sensitivity(table)


def test_three_lists_are_refused_with_what_would_do_instead(published: Callable[[str], Lists]) -> None:
    with pytest.raises(NotEstimable, match="log-linear"):
        chapman(published("spina_bifida_ny_626"))


def test_sensitivity_passes_through_independence_and_rises_with_the_odds_ratio() -> None:
    curve = sensitivity(two(200, 100, 20), [0.5, 1, 2])
    assert [point.estimate for point in curve] == [280 + 360, 280 + 720, 280 + 1440]
    assert curve[1].lower == pytest.approx(lincoln_petersen(two(200, 100, 20)).lower)


@pytest.mark.parametrize(("form", "total"), [("classic", 10270), ("lists", 8803), ("bias-corrected", 8797)])
def test_chao_forms_on_kosovo(published: Callable[[str], Lists], form: str, total: int) -> None:
    answer = chao(published("kosovo_1999"), form)
    assert round(answer.estimate) == total
    assert answer.lower < total < answer.upper


def test_chao_without_doubles_is_finite_only_when_bias_corrected() -> None:
    table = Lists.of(["a", "b", "c"], [(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 1)], [4, 4, 4, 1])
    assert chao(table, "classic").estimate is None
    assert chao(table).estimate == pytest.approx(13 + 2 / 3 * 12 * 11 / 2)


@given(st.integers(1, 500), st.integers(1, 500), st.integers(1, 200))
def test_estimates_never_fall_below_those_documented(alone: int, other: int, both: int) -> None:
    table = two(alone + both, other + both, both)
    for answer in (lincoln_petersen(table), chapman(table), chao(table)):
        assert answer.estimate >= table.observed - 1e-9
        assert table.observed - 1e-9 <= answer.lower <= answer.estimate <= answer.upper
