"""Bootstrap with the choice of the model repeated."""

from collections.abc import Callable

import numpy as np
import pytest

from dalel.statistics.loglinear.bootstrap import Settings, bootstrap
from dalel.statistics.tables import Lists


def test_given_the_model_kosovo_has_the_published_narrow_interval(published: Callable[[str], Lists]) -> None:
    # Published (Silverman, Chan & Vincent 2024) with one model: 9,100-12,000; simulation error of 1,000 samples: 2%.
    answer = bootstrap(published("kosovo_1999"), Settings(top=1))
    assert answer.lower == pytest.approx(9100, rel=0.02)
    assert answer.upper == pytest.approx(12000, rel=0.02)


def test_with_the_choice_repeated_kosovo_has_the_published_wide_interval(published: Callable[[str], Lists]) -> None:
    # Published with all 113 models: 6,900-18,000. The ends lie in sparse tails: 5%.
    answer = bootstrap(published("kosovo_1999"))
    assert answer.lower == pytest.approx(6900, rel=0.05)
    assert answer.upper == pytest.approx(18000, rel=0.05)
    assert np.quantile(answer.draws, [0.025, 0.975]) == pytest.approx([7905, 22283], rel=0.03)


def test_same_seed_same_answer_and_another_seed_another(published: Callable[[str], Lists]) -> None:
    table = published("spina_bifida_ny_626")
    first, again, other = (bootstrap(table, Settings(samples=200, seed=seed)) for seed in (5, 5, 6))
    assert first.as_json() == again.as_json()
    assert first.lower != other.lower


def test_parametric_bootstrap_draws_whole_populations(published: Callable[[str], Lists]) -> None:
    answer = bootstrap(published("spina_bifida_ny_626"), Settings(samples=300, kind="parametric"))
    assert answer.lower < answer.estimate < answer.upper
    assert answer.diagnostics["kind"] == "parametric"
