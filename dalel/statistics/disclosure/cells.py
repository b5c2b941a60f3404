"""Tables that share margins, as one set of cells over one set of smallest parts.

Every number in a release, whichever table prints it, is a sum of *atoms*: the counts of the full crossing of all
dimensions. A cell is named by what it fixes, {"region": "north", "sex": "f"}; what it does not fix is summed over. So
the total for the north is one and the same cell in every table that has it, and linked tables need no further word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from dalel.lib.messages import _
from dalel.statistics.disclosure.sparse import Matrix, ones
from dalel.statistics.errors import StatisticsError

Counts = NDArray[np.int64]
# A cell: pairs of dimension and value, in order of the dimension's name; the empty tuple is the grand total.
Cell = tuple[tuple[str, str], ...]

# What stands in place of a withheld number. Never a blank, which reads as 0, and never 0.
MARK = "[c]"
MOST_ATOMS = 200_000


@dataclass(frozen=True)
class Dimension:
    """A way of dividing cases. With `of`, a coarser one: `members` says for each value of `of` where it belongs."""

    name: str
    values: tuple[str, ...]
    of: str = ""
    members: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Frame:
    """The dimensions of a release. All that an attacker knows before he reads a number."""

    dimensions: tuple[Dimension, ...]

    def __post_init__(self) -> None:
        names = [dimension.name for dimension in self.dimensions]
        if len(set(names)) < len(names):
            raise StatisticsError(_("Two dimensions bear one name."))
        for dimension in self.dimensions:
            self._check(dimension, names)
        if self.size > MOST_ATOMS:
            raise StatisticsError(
                _("The tables cross {size:,} cells, more than can be protected at once.", size=self.size),
                _("Join values (months to quarters, districts to regions), or release fewer dimensions together."),
            )

    def _check(self, dimension: Dimension, names: Sequence[str]) -> None:
        if not dimension.values or len(set(dimension.values)) < len(dimension.values):
            raise StatisticsError(_("The dimension {name} has no values, or one twice.", name=dimension.name))
        if not dimension.of:
            return
        if dimension.of not in names or self._named[dimension.of].of:
            told = _("{name} groups {of}, which is not a dimension.", name=dimension.name, of=dimension.of)
            raise StatisticsError(told)
        for value in self._named[dimension.of].values:
            if dimension.members.get(value) not in dimension.values:
                raise StatisticsError(_("{name} has no group for {value}.", name=dimension.name, value=value))

    @cached_property
    def _named(self) -> dict[str, Dimension]:
        return {dimension.name: dimension for dimension in self.dimensions}

    @cached_property
    def _base(self) -> tuple[Dimension, ...]:
        return tuple(dimension for dimension in self.dimensions if not dimension.of)

    @cached_property
    def _labels(self) -> dict[str, NDArray[np.int64]]:
        """For every dimension the place of each atom's value."""
        shape = tuple(len(dimension.values) for dimension in self._base)
        grids = np.indices(shape).reshape(len(shape), -1)
        labels = {dimension.name: grids[at] for at, dimension in enumerate(self._base)}
        for dimension in self.dimensions:
            if dimension.of:
                to = [dimension.values.index(dimension.members[value]) for value in self._named[dimension.of].values]
                labels[dimension.name] = np.array(to)[labels[dimension.of]]
        return labels

    @cached_property
    def size(self) -> int:
        """How many atoms there are."""
        return int(np.prod([len(dimension.values) for dimension in self._base], dtype=np.int64))

    def atoms(self, records: Iterable[Mapping[str, str]]) -> Counts:
        """Count records into atoms; a value that the dimension does not know is refused, never dropped."""
        counts = np.zeros([len(dimension.values) for dimension in self._base], dtype=np.int64)
        places = [{value: at for at, value in enumerate(dimension.values)} for dimension in self._base]
        for record in records:
            try:
                index = tuple(place[record[d.name]] for d, place in zip(self._base, places, strict=True))
            except KeyError as key:
                raise StatisticsError(
                    _("A record has the value {value}, which its dimension does not list.", value=str(key)),
                    _("List all values, “unknown” among them, so that no case is dropped."),
                ) from None
            counts[index] += 1
        return counts.reshape(-1)

    def cells(self, tables: Iterable[Sequence[str]]) -> tuple[Cell, ...]:
        """All cells of the tables, each with all its margins up to the grand total; every cell once."""
        found: dict[Cell, None] = {}
        for table in tables:
            unknown = sorted(set(table) - set(self._named))
            if unknown:
                raise StatisticsError(_("No dimension is called {names}.", names=", ".join(unknown)))
            for width in range(len(table) + 1):
                for names in combinations(sorted(table), width):
                    for values in product(*[self._named[name].values for name in names]):
                        found[tuple(zip(names, values, strict=True))] = None
        return tuple(cell for cell in found if len(self.inside(cell)))

    def inside(self, cell: Cell) -> NDArray[np.int64]:
        """The atoms of a cell; none where its values exclude each other (a district outside the region)."""
        kept = np.ones(self.size, dtype=bool)
        for name, value in cell:
            kept &= self._labels[name] == self._named[name].values.index(value)
        return np.flatnonzero(kept)

    def rows(self, cells: Sequence[Cell]) -> Matrix:
        """One row a cell, one column an atom, 1 where the atom belongs to the cell."""
        members = [self.inside(cell) for cell in cells]
        at = np.r_[0, np.cumsum([len(part) for part in members])].astype(np.int64)
        columns = np.concatenate(members) if members else np.empty(0, dtype=np.int64)
        return ones(columns, at, (len(cells), self.size))


@dataclass(frozen=True)
class Release:
    """What is printed: for each cell its count, or None where it is withheld. Holds nothing that is not printed."""

    frame: Frame
    counts: Mapping[Cell, int | None]
    mark: str = MARK

    def __post_init__(self) -> None:
        if not self.mark.strip() or self.mark.strip().isdigit():
            raise StatisticsError(_("A withheld cell needs a mark that is neither blank nor a number."))

    @property
    def published(self) -> list[Cell]:
        return [cell for cell, count in self.counts.items() if count is not None]

    @property
    def withheld(self) -> list[Cell]:
        return [cell for cell, count in self.counts.items() if count is None]

    def text(self, cell: Cell) -> str:
        """The number, or the mark."""
        count = self.counts[cell]
        return self.mark if count is None else str(count)

    def table(self, names: Sequence[str]) -> list[tuple[tuple[str, ...], str]]:
        """One printed table with its margins ("" for a total): pairs of values and text, in order of the dimensions."""
        chosen = [dimension for dimension in self.frame.dimensions if dimension.name in names]
        rows = []
        for values in product(*[(*dimension.values, "") for dimension in chosen]):
            fixed = [(d.name, value) for d, value in zip(chosen, values, strict=True) if value]
            cell = tuple(sorted(fixed))
            if cell in self.counts:
                rows.append((values, self.text(cell)))
        return rows

    def note(self) -> str:
        """The line that belongs under every table with a mark in it."""
        return _(
            "{mark}: withheld to protect people; it is not 0 and not unknown. Some cells are withheld only so that "
            "others cannot be calculated from the totals.",
            mark=self.mark,
        )


def spell(cell: Cell) -> str:
    """For messages: "region north, sex f", or "the total"."""
    return ", ".join(f"{name} {value}" for name, value in cell) or _("the total")
