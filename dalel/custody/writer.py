"""Writes records of a kind, many at a time: adds what is new, amends what differs, leaves the rest, journals each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import compress

from dalel.custody import bulk
from dalel.custody.journal import Journal
from dalel.custody.preparing import Columns, Prepared, Preparer
from dalel.records import rows
from dalel.records.encoding import database_columns, encode
from dalel.records.fields import model_of
from dalel.records.keys import Keys
from dalel.records.kind import Kind

Changes = dict[str, tuple[str, str]]  # field -> before, after


@dataclass
class Tally:
    """What a writing did."""

    added: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)

    @property
    def records(self) -> int:
        return sum((self.added + self.changed + self.unchanged).values())


@dataclass
class Writer:
    """Writes one kind in one project."""

    kind: Kind
    keys: Keys
    journal: Journal
    tally: Tally
    on_change: Callable[[Kind, str, Changes], None] | None = None
    is_fresh: bool = field(init=False)
    _preparer: Preparer = field(init=False)

    def __post_init__(self) -> None:
        bulk.settle()
        self.is_fresh = rows.is_empty(self.kind, self.keys)  # then no record can be there already
        self._preparer = Preparer(self.kind, self.keys)

    @property
    def takes_prepared(self) -> bool:
        """Whether `write_prepared` may be called: no record can be there already."""
        return self.is_fresh

    def filling(self) -> AbstractContextManager[None]:
        """Around many writes: if the table is empty, its indexes are built at the end.

        Not where records point to others of their kind: those are looked up by such an index while it fills.
        """
        own = any(column.kind == self.kind.name for column in self.kind.refs())
        if not self.is_fresh or own or model_of(self.kind).everything.exists():
            return nullcontext()
        return bulk.indexed_late(model_of(self.kind)._meta.db_table)

    def write(self, columns: Columns) -> None:
        """Write records given as columns of canonical cells, in the order of the kind."""
        if self.is_fresh:
            self._add(columns)
            return
        ids = columns[0]
        bulk.settle()
        stored = rows.find(self.kind, ids, self.keys)
        is_new = [key not in stored for key in ids]
        if all(is_new):
            self._add(columns)
            return
        if any(is_new):
            self._add([list(compress(cells, is_new)) for cells in columns])
        self._amend(columns, stored)

    def write_prepared(self, prepared: Prepared) -> None:
        """Write new records that were prepared elsewhere."""
        self.tally.added[self.kind.name] += len(prepared.rows)
        bulk.insert(model_of(self.kind)._meta.db_table, database_columns(self.kind), prepared.rows)
        ids = (row[0] for row in prepared.rows)
        self.journal.write_many("add", self.kind.name, zip(ids, prepared.changes, prepared.commitments, strict=True),
                                prepared.secrets)  # fmt: skip

    def _add(self, columns: Columns) -> None:
        self.write_prepared(self._preparer.prepare(columns))

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
            self.journal.amended(self.kind, self.keys.prefix + row[0], changes)
        self.tally.changed[self.kind.name] += len(changed)
        if changed:
            table = model_of(self.kind)._meta.db_table
            encoded = encode(self.kind, [list(cells) for cells in zip(*changed, strict=True)], self.keys)
            bulk.update(table, database_columns(self.kind)[1:], encoded)
