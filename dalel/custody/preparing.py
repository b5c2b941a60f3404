"""What of new records can be prepared without a database: their rows, and what the journal says of them. Pure: no
Django, so that a process of its own can do it while another one writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from json.encoder import encode_basestring as quote
from typing import Any, NamedTuple

from dalel.records.encoding import Memo, encode
from dalel.records.keys import Keys
from dalel.records.kind import Kind

Columns = Sequence[list[str]]


class Prepared(NamedTuple):
    """Some new records of one kind. `rows` as `encoding.encode` makes them, each with its id first; `changes` is the
    journal's canonical JSON, one a row."""

    rows: list[tuple[Any, ...]]
    changes: list[str]


class Preparer:
    """Prepares records of one kind that holds no identities (the journal seals those with salts of its own)."""

    def __init__(self, kind: Kind, keys: Keys) -> None:
        self.kind, self.keys = kind, keys
        named = [(column.name, place) for place, column in enumerate(kind.columns) if column.name != "id"]
        self._fragments = [(place, Memo(_fragment(name))) for name, place in sorted(named)]

    def prepare(self, columns: Columns) -> Prepared:
        """From columns of canonical cells, in the order of the kind."""
        return Prepared(encode(self.kind, columns, self.keys), self._changes(columns))

    def _changes(self, columns: Columns) -> list[str]:
        """The same text as `chain.added` makes, a column at a time."""
        parts = [memo.each(columns[place]) for place, memo in self._fragments if any(columns[place])]
        if not parts:
            return ["{}"] * len(columns[0])
        return ["{" + ",".join(filter(None, fragments)) + "}" for fragments in zip(*parts, strict=True)]


def _fragment(name: str) -> Callable[[str], str]:
    start = quote(name) + ":"
    return lambda value: start + quote(value) if value else ""
