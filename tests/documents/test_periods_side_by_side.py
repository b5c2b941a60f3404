"""The length of a period that a sentence gives belongs to the period beside it, not to the one before."""

from __future__ import annotations

import pytest

from dalel.documents.language.comparisons import dated


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("5 incidents in 2023, up from 1 incident in the last three months of 2022.", [12, 3]),
        ("1 incident in the last three months of 2022, up to 5 incidents in 2023.", [3, 12]),
        ("101 incidents were registered over five months in 2011, and 555 cases in 2018.", [5, 12]),
    ],
)
def test_each_count_keeps_the_months_of_its_own_period(text: str, months: list[float]) -> None:
    assert [one.months for one in dated(text, "en")] == months
