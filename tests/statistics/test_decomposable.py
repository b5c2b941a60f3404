"""Averaging over decomposable graphs."""

from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import betaln, gammaln

from dalel.statistics.decomposable import decomposable, delta_sensitivity, posterior
from dalel.statistics.errors import NotEstimable, StatisticsError
from dalel.statistics.graphs import chordal
from dalel.statistics.tables import Lists


@pytest.mark.parametrize(("width", "count"), [(3, 8), (4, 61), (5, 822), (6, 18_154)])
def test_number_of_chordal_graphs(width: int, count: int) -> None:
    assert len(chordal(width).edges) == count


def test_chordal_means_no_cycle_without_a_chord() -> None:
    graphs = chordal(4)
    found = {tuple(row) for row in graphs.edges.tolist()}
    cycles = [(0, 1, 2, 3), (0, 2, 1, 3), (0, 1, 3, 2)]
    for code in range(64):
        edges = tuple(bool(code >> at & 1) for at in range(6))
        have = {pair for pair, edge in zip(graphs.pairs, edges, strict=True) if edge}
        rings = [{tuple(sorted((ring[at], ring[(at + 1) % 4]))) for at in range(4)} for ring in cycles]
        assert (edges in found) == (have not in rings)


def test_kosovo_at_one_sixteenth_is_the_published_posterior(published: Callable[[str], Lists]) -> None:
    answer = decomposable(published("kosovo_1999"), 1 / 16)
    assert answer.estimate == pytest.approx(12595, abs=1)
    assert answer.lower == pytest.approx(9827, abs=2)
    assert answer.upper == pytest.approx(16543, abs=2)


def test_kosovo_moves_with_delta_as_the_peer_does(published: Callable[[str], Lists]) -> None:
    half, one = delta_sensitivity(published("kosovo_1999"), [0.5, 1.0])
    # The peer's medians lie on a step grid of about 10: 11,323 and 4,617.
    assert half.estimate == pytest.approx(11323, abs=10)
    assert one.estimate == pytest.approx(4617, abs=10)


def test_congenital_anomaly_with_jeffreys_prior(published: Callable[[str], Lists]) -> None:
    answer = decomposable(published("congenital_anomaly_massachusetts"), 0.5)
    assert answer.diagnostics["mean"] == pytest.approx(618, abs=1)
    assert answer.lower == pytest.approx(588, abs=1)
    assert answer.upper == pytest.approx(655, abs=1)


def test_spina_bifida(published: Callable[[str], Lists]) -> None:
    # Published 732-734 [682-798] under the authors' own informed priors; ours are flat, so one per cent.
    answer = decomposable(published("spina_bifida_ny_626"), 0.5)
    assert 732 <= answer.estimate <= answer.diagnostics["mean"] <= 736
    assert answer.lower == pytest.approx(682, rel=0.01)
    assert answer.upper == pytest.approx(798, rel=0.01)


def test_independence_graph_alone_is_a_product_of_betas(published: Callable[[str], Lists]) -> None:
    from dalel.statistics.decomposable import _joint

    table, hidden, delta = published("spina_bifida_ny_626"), np.array([50.0, 100.0, 200.0]), 0.125
    joint = _joint(table, chordal(3), delta, hidden)
    total, sizes = table.observed + hidden, np.diag(table.overlaps)
    expected = gammaln(total) - gammaln(hidden + 1)
    expected += sum(betaln(size + 0.5, total - size + 0.5) for size in sizes)
    assert np.diff(joint[0]) == pytest.approx(np.diff(expected), rel=1e-9)
    saturated = gammaln(hidden + delta) + gammaln(total) - gammaln(hidden + 1) - gammaln(total + 8 * delta)
    assert np.diff(joint[-1]) == pytest.approx(np.diff(saturated), rel=1e-9)


def test_grid_agrees_with_counting_every_whole_number() -> None:
    rows = [row for row in np.ndindex(2, 2, 2) if any(row)]
    table = Lists.of(["a", "b", "c"], rows, [9, 12, 5, 11, 4, 6, 3])
    from dalel.statistics.decomposable import _joint

    answer = posterior(table)
    joint = _joint(table, chordal(3), 0.125, np.arange(0.0, 200_000.0))
    full = np.exp(joint - joint.max()).sum(axis=0)
    full /= full.sum()
    for at in (0.025, 0.5, 0.975):
        brute = float(np.searchsorted(np.cumsum(full), at))
        assert answer.quantile(at) == pytest.approx(brute, abs=max(1.0, 0.02 * brute))


def test_complete_graph_is_weighed_and_can_be_left_out() -> None:
    rows = [row for row in np.ndindex(2, 2, 2) if any(row)]
    table = Lists.of(["a", "b", "c"], rows, [40, 3, 30, 30, 3, 40, 30])
    kept, left = decomposable(table), decomposable(table, without_complete=True)
    weight = kept.diagnostics["complete_graph_weight"]
    assert weight > 0.1
    # The grid follows the posterior that is asked for, so the two sums differ in the third figure.
    assert left.diagnostics["complete_graph_weight"] == pytest.approx(weight, abs=0.005)
    assert "complete graph" in kept.warnings[0]
    assert kept.estimate != left.estimate


def test_seven_lists_are_refused_with_what_would_do() -> None:
    with pytest.raises(NotEstimable, match="latent class"):
        chordal(7)


def test_delta_has_to_be_positive(published: Callable[[str], Lists]) -> None:
    with pytest.raises(StatisticsError, match="Delta"):
        posterior(published("kosovo_1999"), 0.0)


@settings(max_examples=12, deadline=None)
@given(st.permutations(range(4)))
def test_permuting_lists_changes_nothing(published: Callable[[str], Lists], order: list[int]) -> None:
    table = published("kosovo_1999")
    other = table.only([table.names[at] for at in order])
    assert posterior(other).quantile(0.5) == pytest.approx(posterior(table).quantile(0.5), rel=1e-9)


def test_pairs_are_in_the_order_of_combinations() -> None:
    assert chordal(3).pairs == tuple(combinations(range(3), 2))
