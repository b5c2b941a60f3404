"""What of new records can be prepared without a database: their rows, and what the journal says of them. Pure: no
Django, so that a process of its own can do it while another one writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from json.encoder import encode_basestring as quote
from typing import Any, NamedTuple

from dalel.custody import chain
from dalel.records.encoding import Memo, encode
from dalel.records.keys import Keys
from dalel.records.kind import Column, Kind

Columns = Sequence[list[str]]


class Prepared(NamedTuple):
    """Some new records of one kind. `rows` as `encoding.encode` makes them, each with its id first; `changes` and
    `commitments` are the journal's canonical JSON, one a row; `secrets` are the values behind these: place of the row,
    field, salt and value."""

    rows: list[tuple[Any, ...]]
    changes: list[str]
    commitments: list[str]
    secrets: list[tuple[int, str, str, str]]


class Preparer:
    """Prepares new records of one kind."""

    def __init__(self, kind: Kind, keys: Keys) -> None:
        self.kind, self.keys = kind, keys
        named = sorted((column.name, place) for place, column in enumerate(kind.columns) if column.name != "id")
        told = [(kind.columns[place], place) for name, place in named if name not in kind.committed]
        self._fragments = [(place, _fragments(column)) for column, place in told]
        self._sealed = [(name, place) for name, place in named if name in kind.committed]

    def prepare(self, columns: Columns) -> Prepared:
        """From columns of canonical cells, in the order of the kind."""
        rows, changes = encode(self.kind, columns, self.keys), self._changes(columns)
        sealed = [(name, columns[place]) for name, place in self._sealed if any(columns[place])]
        return Prepared(rows, changes, *_commit(sealed, len(rows)))

    def _changes(self, columns: Columns) -> list[str]:
        """The same text as `chain.added` makes, a column at a time."""
        parts = [fragments(columns[place]) for place, fragments in self._fragments if any(columns[place])]
        if not parts:
            return [chain.NOTHING] * len(columns[0])
        return ["{" + ",".join(filter(None, fragments)) + "}" for fragments in zip(*parts, strict=True)]


def _fragments(column: Column) -> Callable[[Sequence[str]], list[str]]:
    """What the journal says of each cell of a column. Texts are nearly all different: of them nothing is remembered."""
    start = quote(column.name) + ":"

    def fragment(value: str) -> str:
        return start + quote(value) if value else ""

    if column.type == "text":
        return lambda cells: list(map(fragment, cells))
    return Memo(fragment).each


def _commit(sealed: Sequence[tuple[str, list[str]]], rows: int) -> tuple[list[str], list[tuple[int, str, str, str]]]:
    """A commitment to each value that is given, as `chain.committed` writes them, and what it commits to."""
    if not sealed:
        return [chain.NOTHING] * rows, []
    told: list[list[tuple[str, str]]] = [[] for _row in range(rows)]
    secrets = []
    for name, cells in sealed:
        given = [(place, value) for place, value in enumerate(cells) if value]
        made = chain.commitments(value for _place, value in given)
        for (place, value), (salt, commitment) in zip(given, made, strict=True):
            told[place].append((name, commitment))
            secrets.append((place, name, salt, value))
    commitments = [chain.committed(one) if one else chain.NOTHING for one in told]
    return commitments, secrets
