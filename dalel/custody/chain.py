"""The journal's chain: how an entry becomes bytes, its hash, and a commitment to a value that is kept beside it.

Pure, so that anybody can verify a journal with the standard library. An entry's bytes are its canonical JSON (see
`lib.canonical`); they are put together by hand here, because an import writes millions of them.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from json.encoder import encode_basestring as quote
from unicodedata import normalize

GENESIS = "0" * 64
NOTHING = "{}"
_SALT = 32  # bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it is hashed. `changes` and `commitments` are canonical JSON already."""

    sequence: int
    at: str
    actor: str
    verb: str
    kind: str
    record: str
    changes: str
    commitments: str
    previous: str

    def data(self) -> bytes:
        """The entry's canonical JSON."""
        return (
            f'{{"actor":{quote(self.actor)},"at":{quote(self.at)},"changes":{self.changes},'
            f'"commitments":{self.commitments},"kind":{quote(self.kind)},"previous":"{self.previous}",'
            f'"record":{quote(self.record)},"sequence":{self.sequence},"verb":{quote(self.verb)}}}'
        ).encode()

    def hash(self) -> str:
        return hashlib.sha256(self.data()).hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry: what an outsider keeps, to see later that nothing was cut off or rewritten."""

    sequence: int = 0
    hash: str = GENESIS

    def __str__(self) -> str:
        return f"{self.sequence}:{self.hash}"


def moment(at: datetime) -> str:
    """A moment as it stands in an entry: UTC, to the microsecond."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def added(values: Mapping[str, str]) -> str:
    """The changes of a record that is new: its values, without the empty ones."""
    return "{" + ",".join(f"{quote(name)}:{quote(values[name])}" for name in sorted(values) if values[name]) + "}"


def amended(changes: Mapping[str, tuple[str, str]]) -> str:
    """The changes of a record that was there: for each field its value before and after."""
    parts = (f"{quote(name)}:[{quote(changes[name][0])},{quote(changes[name][1])}]" for name in sorted(changes))
    return "{" + ",".join(parts) + "}"


def committed(commitments: Iterable[tuple[str, str]]) -> str:
    """Commitments by field, as they stand in an entry."""
    return "{" + ",".join(f'{quote(name)}:"{value}"' for name, value in sorted(commitments)) + "}"


def commitment(salt: str, before: str | None, after: str | None) -> str:
    """HMAC-SHA256 with a random salt over the values: it shows nothing, and no other values fit it."""
    return hmac.digest(bytes.fromhex(salt), f"[{_value(before)},{_value(after)}]".encode(), "sha256").hex()


def commitments(values: Iterable[str]) -> Iterator[tuple[str, str]]:
    """For each value of a new record, a new salt and the commitment to it: `commitment(salt, None, value)`."""
    for value in values:
        salt = os.urandom(_SALT)
        yield salt.hex(), hmac.digest(salt, f"[null,{_value(value)}]".encode(), "sha256").hex()


def _value(text: str | None) -> str:
    """A value as canonical JSON has it."""
    return "null" if text is None else quote(normalize("NFC", text))
