"""M0, Mt, Mh and Mth on the hares of Cormack (1989)."""

from collections.abc import Callable

import pytest

from dalel.statistics.loglinear.heterogeneity import differing
from dalel.statistics.tables import Lists


@pytest.mark.parametrize(
    ("form", "shape", "total"),
    [
        ("M0", "poisson", 75.4),
        ("Mt", "poisson", 75.1),
        ("Mh", "poisson", 81.5),
        ("Mh", "darroch", 90.4),
        ("Mth", "poisson", 81.1),
    ],
)
def test_hares(published: Callable[[str], Lists], form: str, shape: str, total: float) -> None:
    answer = differing(published("snowshoe_hare"), form, shape)
    assert answer.estimate == pytest.approx(total, abs=0.05)
    assert 68 < answer.lower < total < answer.upper


def test_two_lists_cannot_show_that_people_differ() -> None:
    table = Lists.of(["a", "b"], [(1, 0), (0, 1), (1, 1)], [9, 8, 7])
    assert "two lists" in differing(table, "Mh").reason


def test_equal_people_on_two_lists_is_lincoln_petersen() -> None:
    table = Lists.of(["a", "b"], [(1, 0), (0, 1), (1, 1)], [180, 80, 20])
    assert differing(table, "Mt").estimate == pytest.approx(1000, rel=1e-6)
