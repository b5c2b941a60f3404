"""Limits on what strangers send: declared once, said in the documentation, and met with their name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalel.lib.limits import LEVELS, NUMBER, TABLE, whole_number

DOCS = Path(__file__).parents[2] / "docs"


def test_the_guide_names_every_limit_with_its_value_and_its_reason() -> None:
    guide = (DOCS / "guides" / "check-a-text.md").read_text(encoding="utf-8")
    for name, limit in TABLE.items():
        assert f"| {name} | {f'{limit.value:,} {limit.unit}'.rstrip()} | {limit.why} |" in guide


@pytest.mark.parametrize("text", [None, "", "²", "٣", "x", "-1", "+1", " 1", "1.0", "1_000", "9" * 5000, "1000001"])
def test_what_is_no_plain_number_within_its_limit_is_none(text: str | None) -> None:
    assert whole_number(text) is None


@given(st.integers(0, NUMBER.value))
def test_plain_digits_are_their_number(number: int) -> None:
    assert whole_number(str(number)) == whole_number(f"{number:07}") == number
    assert (whole_number(str(number), LEVELS) is None) == (number > LEVELS.value)


@given(st.text(max_size=40))
def test_any_text_gives_a_number_or_none(text: str) -> None:
    found = whole_number(text)
    assert found is None or found == int(text)
