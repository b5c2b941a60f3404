"""The unit of a figure is said in words, whatever it was made of."""

from __future__ import annotations

import pytest

from dalel.figures.catalogue import SHIPPED
from dalel.figures.unit_words import unit_in_words


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("listed-organisations", "organisations on file"),
        ("days", "days"),
        ("listed-organisations per month", "organisations on file per month"),
        ("ratio of incidents per year", "ratio of incidents per year"),
        ("share of people", "share of people on file"),
        ("years", "years"),
        ("KZT", "KZT"),
    ],
)
def test_a_unit_is_said_with_what_it_was_made_of(unit: str, said: str) -> None:
    assert unit_in_words(unit, SHIPPED, "en") == said


@pytest.mark.parametrize(("language", "incidents"), [("ru", "инциденты"), ("kk", "оқиғалар")])
def test_a_unit_made_of_another_keeps_that_ones_words(language: str, incidents: str) -> None:
    assert incidents in unit_in_words("incidents per month", SHIPPED, language)
