"""Log-linear models: how many there are, what they say of published tables, and whether their estimate exists."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from dalel.statistics.loglinear.existence import exists, exists_extended
from dalel.statistics.loglinear.fitting import fit_models
from dalel.statistics.loglinear.models import design, hierarchical, independence, pairwise, spell
from dalel.statistics.loglinear.selection import average, best_model, weigh
from dalel.statistics.tables import Lists


@pytest.mark.parametrize(("width", "count"), [(3, 8), (4, 113), (5, 6893)])
def test_number_of_hierarchical_models(width: int, count: int) -> None:
    models = hierarchical(width)
    assert len(models) == count == len(np.unique(models, axis=0))


def test_number_of_models_of_pairs() -> None:
    assert [len(pairwise(width)) for width in (3, 4, 5)] == [8, 64, 1024]


def test_kosovo_by_bic_is_10_356_with_its_profile(published: Callable[[str], Lists]) -> None:
    answer = best_model(published("kosovo_1999"), "bic")
    assert answer.estimate == pytest.approx(10356.5, abs=0.05)
    assert answer.diagnostics["profile_estimate"] == pytest.approx(10334.5, abs=0.05)
    assert (round(answer.lower), round(answer.upper)) == (8994, 12110)
    assert "3 models are about as good" in answer.warnings[0]


@pytest.mark.parametrize(("name", "total"), [("kosovo_1999", 12741.0), ("diabetes_bruno_1994", 2771)])
def test_best_by_aic(published: Callable[[str], Lists], name: str, total: float) -> None:
    assert best_model(published(name), "aic").estimate == pytest.approx(total, abs=0.3)


def test_average_of_kosovo_admits_the_models_that_nearly_tie(published: Callable[[str], Lists]) -> None:
    alone, together = best_model(published("kosovo_1999")), average(published("kosovo_1999"))
    assert together.upper > 1.5 * alone.upper
    assert average(published("kosovo_1999"), cut=1.5).upper < together.upper


def test_maximum_agrees_with_a_general_optimiser(published: Callable[[str], Lists]) -> None:
    table = published("spina_bifida_ny_626")
    matrix, models = design(3), hierarchical(3)
    fits = fit_models(table.cells, matrix, models)
    for model, hidden in zip(models, fits.hidden, strict=True):
        columns = matrix[:, model]

        def loss(beta: np.ndarray, columns: np.ndarray = columns) -> float:
            return float(np.exp(columns @ beta).sum() - table.cells @ columns @ beta)

        best = minimize(loss, np.r_[4.0, np.zeros(columns.shape[1] - 1)], method="BFGS", options={"gtol": 1e-7})
        assert np.exp(best.x[0]) == pytest.approx(hidden, rel=1e-4)


def test_lists_that_share_nobody_take_the_extended_estimate() -> None:
    rows = [(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 0, 1), (0, 1, 1)]
    table = Lists.of(["a", "b", "c"], rows, [20, 30, 25, 6, 8])
    weighed = weigh(table)
    # With the interaction a*b the cells 110 and 111 leave; what remains is independence of (a or b) and c.
    model = np.array([1, 1, 1, 1, 1, 0, 0], dtype=bool)
    row = int(np.flatnonzero((weighed.models == model).all(axis=1))[0])
    assert weighed.fits.hidden[row] == pytest.approx(50 * 25 / 14, rel=1e-6)


def test_without_a_model_that_is_finite_and_within_the_cut_there_is_no_estimate(
    published: Callable[[str], Lists],
) -> None:
    answer = average(published("kosovo_1999"), cut=0.01)
    assert answer.estimate is None
    assert "no log-linear model" in answer.reason


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=7, max_size=7).filter(lambda cells: sum(cells) > 3))
def test_fit_and_linear_programme_agree_on_existence(cells: list[int]) -> None:
    counts, matrix, models = np.array(cells), design(3), hierarchical(3)
    fits = fit_models(counts, matrix, models)
    for row, model in enumerate(models):
        answer = exists_extended(counts.astype(float), matrix, model)
        assert bool(fits.found[row] and not fits.doubtful[row]) == answer


def test_existence_needs_full_rank() -> None:
    assert not exists(np.ones(3), np.array([[1.0, 1.0], [1.0, 1.0], [1.0, 1.0]]))


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(4)))
def test_permuting_lists_changes_nothing(published: Callable[[str], Lists], order: list[int]) -> None:
    table = published("kosovo_1999")
    names = [table.names[at] for at in order]
    assert average(table.only(names)).estimate == pytest.approx(average(table).estimate, rel=1e-9)


def test_ten_times_the_counts_gives_ten_times_the_estimate(published: Callable[[str], Lists]) -> None:
    table, matrix, models = published("kosovo_1999"), design(4), hierarchical(4)
    once, tenfold = (fit_models(cells, matrix, models).hidden for cells in (table.cells, table.cells * 10))
    assert tenfold == pytest.approx(10 * once, rel=1e-6)


def test_a_model_is_spelled_by_its_largest_terms() -> None:
    assert spell(independence(3), ["a", "b", "c"]) == "a + b + c"
    assert spell(hierarchical(3)[-1], ["a", "b", "c"]) == "a*b + a*c + b*c"


def test_six_lists_are_searched_and_said(published: Callable[[str], Lists]) -> None:
    answer = average(published("snowshoe_hare"))
    assert 72 < answer.estimate < 90
    assert answer.diagnostics["searched"]
