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
from dalel.lib.errors import InputError
from dalel.lib.messages import _
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
    """Writes one kind in one project.

    absent: columns that what is written does not speak of: a record that is there keeps what it holds in them.
    """

    kind: Kind
    keys: Keys
    journal: Journal
    tally: Tally
    on_change: Callable[[Kind, str, Changes], None] | None = None
    absent: frozenset[str] = frozenset()
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

    def _with_kept(self, given: tuple[str, ...], before: tuple[str, ...], kept: list[bool]) -> tuple[str, ...]:
        """A row with what the record holds in the columns that were not given. InputError where both cannot stand."""
        row = tuple(old if keep else new for new, old, keep in zip(given, before, kept, strict=True))
        for names in self.kind.one_of:
            filled = [column.name for column, cell in zip(self.kind.columns, row, strict=True)
                      if column.name in names and cell]  # fmt: skip
            if len(filled) > 1:
                raise InputError(
                    _("{kind} {record}: only one of {names} may be filled in.", kind=self.kind.name, record=row[0],
                      names=", ".join(filled)),
                    _("The database holds the other. Bring its column too, and leave it empty in this row."),
                )  # fmt: skip
        return row

    def _amend(self, columns: Columns, stored: dict[str, tuple[str, ...]]) -> None:
        names = [column.name for column in self.kind.columns]
        kept = [name in self.absent for name in names]
        changed: list[tuple[str, ...]] = []
        for given in zip(*columns, strict=True):
            before = stored.get(given[0])
            if before is None:
                continue
            row = self._with_kept(given, before, kept) if self.absent else given
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
