"""The table that all estimators read: who is on which list, counted by history.

A *history* says for each list whether the person is on it (1) or not (0). The history of zeros everywhere belongs to
those whom nobody documented; it is what the estimators look for, and can never be data.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dalel.lib.messages import _, n_
from dalel.statistics.errors import TableError

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Lists:
    """Histories with their counts. Made by `Lists.of`, which refuses what cannot be used.

    histories: one row a distinct history, one column a list, in ascending order of the code (first list = 1,
        second = 2, third = 4 …), so that the same data in any order are the same table.
    notes: what was done to the rows on the way in, for the reader of the result.
    """

    names: tuple[str, ...]
    histories: NDArray[np.int8]
    counts: Counts
    stratum: str = ""
    notes: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def of(
        cls,
        names: Sequence[str],
        rows: Iterable[Sequence[float]],
        counts: Iterable[float] | None = None,
        *,
        stratum: str = "",
        allow_nested: bool = False,
    ) -> Lists:
        """Check, sum duplicated histories, sort. Without counts every row is one person.

        `allow_nested` lets a list pass whose every member is on another: by chance, where it has few members.
        """
        given = [tuple(row) for row in rows]
        numbers = [1.0] * len(given) if counts is None else list(counts)
        _check_names(names)
        for row in given:
            _check_row(row, len(names))
        if len(numbers) != len(given):
            raise TableError(
                _("{rows} histories but {counts} counts.", rows=len(given), counts=len(numbers)),
                _("Give one count for every history."),
            )
        whole = [_whole(number) for number in numbers]
        table = _summed(tuple(names), given, whole, stratum, said=counts is not None)
        _check_lists(table)
        if not allow_nested:
            _check_nested(table)
        return table

    @cached_property
    def observed(self) -> int:
        """How many persons are on at least one list."""
        return int(self.counts.sum())

    @property
    def width(self) -> int:
        return len(self.names)

    @cached_property
    def cells(self) -> Counts:
        """Counts of all 2^J - 1 histories in order of their code; only for few lists."""
        cells = np.zeros(1 << self.width, dtype=np.int64)
        cells[self.histories.astype(np.int64) @ (1 << np.arange(self.width))] = self.counts
        return cells[1:]

    @cached_property
    def by_times(self) -> Counts:
        """How many persons are on exactly 1, 2 … J lists."""
        times = np.bincount(self.histories.sum(axis=1), weights=self.counts, minlength=self.width + 1)
        return times[1:].astype(np.int64)

    @cached_property
    def overlaps(self) -> Counts:
        """How many persons every two lists share; the diagonal holds the size of each list."""
        wide = self.histories.astype(np.int64)
        return (wide * self.counts[:, None]).T @ wide

    @property
    def overlapping(self) -> bool:
        """Whether anybody at all is on two lists; without that every estimate is its prior."""
        return bool((self.histories.sum(axis=1) > 1).any())

    def strangers(self) -> list[str]:
        """Lists that share nobody with any other."""
        shared = self.overlaps - np.diag(np.diag(self.overlaps))
        return [name for name, row in zip(self.names, shared, strict=True) if not row.any()]

    @cached_property
    def key(self) -> tuple[object, ...]:
        """What makes two tables the same for an estimator: the names, the histories and the counts."""
        return (self.names, self.histories.tobytes(), self.counts.tobytes())

    def only(self, names: Sequence[str]) -> Lists:
        """The table as it would be had only these lists been kept; persons on none of them leave it."""
        columns = [self.names.index(name) for name in names]
        rows = self.histories[:, columns]
        kept = rows.any(axis=1)
        return _summed(tuple(names), rows[kept].tolist(), self.counts[kept].tolist(), self.stratum, said=False)

    def without(self, name: str) -> Lists:
        return self.only([other for other in self.names if other != name])

    def nested(self) -> list[tuple[str, str]]:
        """Pairs of lists of which the first has no member who is not on the second."""
        shared = self.overlaps
        return [
            (self.names[a], self.names[b])
            for a in range(self.width)
            for b in range(self.width)
            if a != b and shared[a, a] == shared[a, b] and shared[a, a] > 0
        ]

    def noted(self, *notes: str) -> Lists:
        return replace(self, notes=self.notes + notes)


def _check_names(names: Sequence[str]) -> None:
    if len(names) < 2:
        raise TableError(
            _("One list cannot say how many are missing from it."),
            _("Give two lists at least; three or more let dependence be seen."),
        )
    twice = sorted({name for name in names if list(names).count(name) > 1})
    if twice:
        raise TableError(_("Two lists bear one name: {names}.", names=", ".join(twice)), _("Rename one of them."))


def _check_row(row: Sequence[float], width: int) -> None:
    if len(row) != width:
        raise TableError(
            _("A history has {found} marks for {width} lists.", found=len(row), width=width),
            _("Give 0 or 1 for every list."),
        )
    for mark in row:
        if mark not in (0, 1):
            raise TableError(
                _("A history holds {mark}, which is neither 0 nor 1.", mark=mark),
                _("Write 1 where the person is on the list and 0 where not; an unknown is not a 0."),
            )


def _whole(number: float) -> int:
    if not np.isfinite(number) or number < 0 or number != int(number):
        raise TableError(
            _("A count is {number}; persons come in whole numbers from 0 up.", number=number),
            _("Correct the count, or take the line out."),
        )
    return int(number)


def _summed(
    names: tuple[str, ...], rows: list[tuple[float, ...]], counts: list[int], stratum: str, *, said: bool
) -> Lists:
    totals: dict[tuple[int, ...], int] = {}
    repeated = 0
    for row, count in zip(rows, counts, strict=True):
        history = tuple(int(mark) for mark in reversed(row))
        repeated += history in totals
        totals[history] = totals.get(history, 0) + count
    nothing = totals.pop((0,) * len(names), 0)
    if nothing:
        raise TableError(
            n_(
                "{count} person is on no list at all; such a row cannot be data.",
                "{count} persons are on no list at all; such a row cannot be data.",
                nothing,
                count=nothing,
            ),
            _("Take the row out: how many belong there is what is to be estimated."),
        )
    filled = sorted(history for history, count in totals.items() if count)
    notes = (_("Histories that stood more than once were summed: {count} rows.", count=repeated),) if repeated else ()
    return Lists(
        names=names,
        histories=np.array([history[::-1] for history in filled], dtype=np.int8).reshape(-1, len(names)),
        counts=np.array([totals[history] for history in filled], dtype=np.int64),
        stratum=stratum,
        notes=notes if said else (),
    )


def _check_lists(table: Lists) -> None:
    if table.observed == 0:
        raise TableError(
            _("Nobody is on any list."),
            _("An empty table estimates nothing; leave the stratum out or join it with another."),
        )
    empty = [name for name, size in zip(table.names, np.diag(table.overlaps), strict=True) if size == 0]
    if empty:
        raise TableError(
            _("Nobody is on these lists: {names}.", names=", ".join(empty)),
            _("Leave them out; an empty list says nothing of who was missed."),
        )


def _check_nested(table: Lists) -> None:
    nested = table.nested()
    if nested:
        inner, outer = nested[0]
        raise TableError(
            _("Everybody on the list {inner} is also on {outer}.", inner=inner, outer=outer),
            _(
                "If one was copied from the other they are one source: join them, or leave {inner} out. If they are "
                "independent and {inner} is merely short, allow it with --allow-nested.",
                inner=inner,
            ),
        )
