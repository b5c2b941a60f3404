"""Writes records of a kind, many at a time: adds what is new, amends what differs, leaves the rest, journals each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import compress
from json.encoder import encode_basestring as quote

from dalel.custody import bulk, chain
from dalel.custody.journal import Journal
from dalel.lib.tables import Kind
from dalel.reference import rows
from dalel.reference.fields import model_of

Columns = Sequence[list[str]]
Changes = dict[str, tuple[str, str]]  # field -> before, after


@dataclass
class Tally:
    """What a writing did, or a trial of it would do."""

    added: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)

    @property
    def records(self) -> int:
        return sum((self.added + self.changed + self.unchanged).values())


@dataclass
class Writer:
    """Writes one kind. Without a journal nothing is written: a trial."""

    kind: Kind
    journal: Journal | None
    tally: Tally
    on_change: Callable[[Kind, str, Changes], None] | None = None
    _fresh: bool = field(init=False)
    _fragments: dict[str, rows.Memo] = field(init=False)

    def __post_init__(self) -> None:
        bulk.settle()
        self._fresh = rows.is_empty(self.kind)  # then no record can be there already
        self._fragments = {
            column.name: rows.Memo(_fragment(column.name)) for column in self.kind.columns if column.name != "id"
        }

    def filling(self) -> AbstractContextManager[None]:
        """Around many writes: if the table is empty, its indexes are built at the end.

        Not where records point to others of their kind: those are looked up by such an index while it fills.
        """
        own = any(column.kind == self.kind.name for column in self.kind.refs())
        if not self._fresh or self.journal is None or own:
            return nullcontext()
        return bulk.indexed_late(model_of(self.kind)._meta.db_table)

    def write(self, columns: Columns) -> None:
        """Write records given as columns of canonical cells, in the order of the kind."""
        if self._fresh:
            self._add(columns)
            return
        ids = columns[0]
        bulk.settle()
        stored = rows.find(self.kind, ids)
        is_new = [key not in stored for key in ids]
        if all(is_new):
            self._add(columns)
            return
        if any(is_new):
            self._add([list(compress(cells, is_new)) for cells in columns])
        self._amend(columns, stored)

    def _add(self, columns: Columns) -> None:
        self.tally.added[self.kind.name] += len(columns[0])
        if self.journal is None:
            return
        table = model_of(self.kind)._meta.db_table
        bulk.insert(table, rows.database_columns(self.kind), rows.encode(self.kind, columns))
        if self.kind.identity:
            names = [column.name for column in self.kind.columns]
            for row in zip(*columns, strict=True):
                self.journal.added(self.kind, dict(zip(names, row, strict=True)))
        else:
            self.journal.write("add", self.kind.name, self._new_entries(columns))

    def _new_entries(self, columns: Columns) -> Iterator[tuple[str, str, str]]:
        """The journal's (record, changes, commitments); the same text as `chain.added` makes, a column at a time."""
        by_name = sorted(
            (column.name, cells)
            for column, cells in zip(self.kind.columns, columns, strict=True)
            if column.name != "id"
        )
        parts = [self._fragments[name].each(cells) for name, cells in by_name]
        for key, fragments in zip(columns[0], zip(*parts, strict=True), strict=True):
            yield key, "{" + ",".join(filter(None, fragments)) + "}", chain.NOTHING

    def _amend(self, columns: Columns, stored: dict[str, tuple[str, ...]]) -> None:
        names = [column.name for column in self.kind.columns]
        changed: list[tuple[str, ...]] = []
        for row in zip(*columns, strict=True):
            before = stored.get(row[0])
            if before is None:
                continue
            if before == row:
                self.tally.unchanged[self.kind.name] += 1
                continue
            changes = {name: (old, new) for name, old, new in zip(names, before, row, strict=True) if old != new}
            changed.append(row)
            if self.on_change is not None:
                self.on_change(self.kind, row[0], changes)
            if self.journal is not None:
                self.journal.amended(self.kind, row[0], changes)
        self.tally.changed[self.kind.name] += len(changed)
        if changed and self.journal is not None:
            table = model_of(self.kind)._meta.db_table
            encoded = rows.encode(self.kind, [list(cells) for cells in zip(*changed, strict=True)])
            bulk.update(table, rows.database_columns(self.kind)[1:], encoded)


def _fragment(name: str) -> Callable[[str], str]:
    start = quote(name) + ":"
    return lambda value: start + quote(value) if value else ""
