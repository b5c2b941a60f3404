"""The bytes of a journal entry are its canonical JSON."""

from __future__ import annotations

import hashlib
import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dalel.custody import chain
from dalel.custody.chain import Entry
from dalel.lib.canonical import canonical

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(
    lambda text: unicodedata.normalize("NFC", text)
)
names = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=12)


@given(values=st.dictionaries(names, texts, max_size=6), record=texts, actor=texts)
def test_an_entry_put_together_by_hand_is_canonical_json(values: dict[str, str], record: str, actor: str) -> None:
    values = {name: value for name, value in values.items() if value}
    entry = Entry(
        7, "2026-11-23T21:05:00.000000Z", actor, "add", "incidents", record, chain.added(values), "{}", "f" * 64
    )
    assert entry.data() == canonical(
        {
            "sequence": 7,
            "at": "2026-11-23T21:05:00.000000Z",
            "actor": actor,
            "verb": "add",
            "kind": "incidents",
            "record": record,
            "changes": values,
            "commitments": {},
            "previous": "f" * 64,
        }
    )


@given(changes=st.dictionaries(names, st.tuples(texts, texts), max_size=6))
def test_amended_fields_are_canonical_json(changes: dict[str, tuple[str, str]]) -> None:
    assert chain.amended(changes).encode() == canonical({name: list(pair) for name, pair in changes.items()})


@given(before=st.none() | texts, after=texts, other=texts)
def test_a_commitment_fits_its_values_only(before: str | None, after: str, other: str) -> None:
    salt = hashlib.sha256(b"salt").hexdigest()
    one = chain.commitment(salt, before, after)
    assert one == chain.commitment(salt, before, after)
    assert (one == chain.commitment(salt, before, other)) == (after == other)
    assert json.dumps(after) not in one
