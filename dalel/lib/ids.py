"""Keys of records: given once, never changed, and telling nothing about the person they stand for."""

from __future__ import annotations

import difflib
import os
import re
import time
from collections.abc import Iterable

# Crockford's base 32: no I, L, O or U, so that a key can be read out over the telephone.
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")


def new_id(prefix: str) -> str:
    """A new key such as "incident-01hq8z3k9d-w6n2c4x7rt": sorts by the moment it was made, then 50 random bits."""
    moment = _base32(time.time_ns() // 1_000_000, 10)
    chance = _base32(int.from_bytes(os.urandom(7), "big") >> 6, 10)
    return f"{prefix}-{moment}-{chance}"


def is_id(text: str) -> bool:
    """Whether the text can be a record's key: letters, digits, "-", "_" and ".", at most 120, no mark in front."""
    return _ID.fullmatch(text) is not None


def near(name: str, names: Iterable[str], n: int = 3) -> list[str]:
    """The names most like this one, best first: for "did you mean …" in messages."""
    by_folded: dict[str, str] = {}
    for candidate in names:
        by_folded.setdefault(candidate.casefold(), candidate)
    wanted = name.strip().casefold()
    found = difflib.get_close_matches(wanted, by_folded, n=n, cutoff=0.6)
    if len(found) < n and len(wanted) >= 3:  # "count" for "incidents-count": part of a name helps too
        found += [folded for folded in by_folded if wanted in folded and folded not in found]
    return [by_folded[folded] for folded in found[:n]]


def _base32(value: int, length: int) -> str:
    letters = []
    for _place in range(length):
        value, rest = divmod(value, 32)
        letters.append(_LETTERS[rest])
    return "".join(reversed(letters))
