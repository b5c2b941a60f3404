"""Keys of records, the canonical form of values, and the day it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalel.lib.canonical import canonical, fingerprint, sha256
from dalel.lib.errors import InputError
from dalel.lib.ids import is_id, near, new_id

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


def test_new_keys_differ_and_sort_by_their_moment() -> None:
    keys = [new_id("incident") for _turn in range(500)]
    assert len(set(keys)) == 500
    assert all(is_id(key) and key.startswith("incident-") for key in keys)
    assert [key.rsplit("-", 1)[0] for key in keys] == sorted(key.rsplit("-", 1)[0] for key in keys)


@pytest.mark.parametrize("text", ["", "-a", "a b", "a/b", "актив", "a" * 121, "a\n"])
def test_what_cannot_be_a_key_is_known(text: str) -> None:
    assert not is_id(text)


def test_near_names_are_offered_best_first() -> None:
    assert near("incidnets", ["acts", "incidents", "persons"]) == ["incidents"]
    assert near("Region", ["act-kind", "victim-region", "region"])[0] == "region"
    assert near("zzz", ["acts", "incidents"]) == []


@given(PLAIN)
def test_the_canonical_form_does_not_depend_on_the_order_of_keys(value: object) -> None:
    def turned(item: object) -> object:
        if isinstance(item, dict):
            return {key: turned(item[key]) for key in reversed(list(item))}
        return [turned(one) for one in item] if isinstance(item, list) else item

    try:
        expected = canonical(value)
    except InputError:  # two keys that are one in normal form C
        return
    assert canonical(turned(value)) == expected


def test_the_canonical_form_is_fixed_to_the_byte() -> None:
    value = {"b": [1, None, True], "a": "Төрегожина", "d": Decimal("1.50"), "e": date(2018, 1, 2)}
    expected = '{"a":"Төрегожина","b":[1,null,true],"d":"1.5","e":"2018-01-02"}'
    assert canonical(value).decode() == expected
    assert fingerprint(value) == sha256(expected.encode())


def test_composed_and_decomposed_letters_are_one() -> None:
    assert canonical("й") == canonical("и\u0306")


@pytest.mark.parametrize("value", [0.1, {1: "a"}, {"и\u0306": 1, "й": 2}, object(), Decimal("NaN")])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(InputError):
        canonical(value)
