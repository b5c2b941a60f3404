"""Commitments and keys that are made, or looked at, many at a time say what they say one at a time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dalel.custody import chain
from dalel.lib.ids import are_ids, is_id


@given(st.lists(st.text(max_size=40), max_size=5))
def test_commitments_made_in_bulk_are_those_of_single_values(values: list[str]) -> None:
    for value, (salt, commitment) in zip(values, chain.commitments(values), strict=True):
        assert len(salt) == 64
        assert commitment == chain.commitment(salt, None, value)


@given(st.lists(st.one_of(st.text(max_size=6), st.from_regex(r"[a-z0-9]([a-z.-]{0,3}[a-z0-9])?", fullmatch=True))))
def test_keys_looked_at_together_are_good_where_each_is(texts: list[str]) -> None:
    assert are_ids(texts) == all(is_id(text) or not text for text in texts)


def test_a_key_of_the_greatest_length_is_good_among_others_and_a_longer_one_is_not() -> None:
    assert are_ids(["a", "b" * 110, ""])
    assert not are_ids(["a", "b" * 111])
    assert not are_ids(["a\nb"])
