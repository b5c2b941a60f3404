"""Reads tables chunk by chunk into canonical text and checks them: cells, keys, references, rules between columns.

Work goes column by column over a chunk of rows, because a register has millions of cells and few different ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter, lt
from pathlib import Path

from dalel.lib import edtf
from dalel.lib.errors import DateError
from dalel.lib.facts import Facts
from dalel.lib.findings import Finding, Findings
from dalel.lib.ids import is_id, near
from dalel.lib.messages import _
from dalel.lib.sheets import Row, Sheet, SheetError
from dalel.records.cells import ColumnReader, Fault, reader
from dalel.records.kind import Column, Kind
from dalel.records.words import help_of, said_of

CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows of one kind as columns of canonical text, in the order of `kind.columns`."""

    kind: Kind
    place: str
    lines: list[int]
    columns: list[list[str]]

    def rows(self) -> Iterator[tuple[str, ...]]:
        return zip(*self.columns, strict=True)


@dataclass
class Missing:
    """References to a record that has not been met."""

    column: str
    place: str
    lines: list[int] = field(default_factory=list)


@dataclass
class Reading:
    """One reading of a set of tables. What is wrong is gathered in `findings`; what is only odd in `warnings`."""

    kinds: Mapping[str, Kind]
    facts: Facts
    findings: Findings
    warnings: Findings = field(default_factory=Findings)
    notes: list[str] = field(default_factory=list)
    # False for a second reading of what was found good: cells only.
    thorough: bool = True
    # The kinds of the tables that will be read, if that is known: keys that none of them points to need no memory.
    expected: frozenset[str] | None = None
    # Kinds of which a table broke off: what is not found there may stand in the part that could not be read.
    incomplete: set[str] = field(default_factory=set)
    # Every key met, of the kinds that others point to.
    ids: dict[str, set[str]] = field(init=False)
    missing: dict[str, dict[str, dict[str, Missing]]] = field(init=False)  # kind -> key -> place and column -> where
    # kind, columns and place -> values -> the key and line where they were met first
    unique: dict[tuple[str, tuple[str, ...], str], dict[tuple[str, ...], tuple[str, int]]] = field(init=False)

    def __post_init__(self) -> None:
        self.ids = {name: set() for name in self.kinds}
        self.missing = defaultdict(dict)
        self.unique = defaultdict(dict)

    def chunks(self, sheet: Sheet, kind: Kind) -> Iterator[Chunk]:
        """The rows of a sheet, a chunk at a time."""
        rows = self._until_broken(sheet.rows(), sheet, kind)
        header = next(rows, None)
        if header is None:
            return
        places = self._places(header, sheet, kind)
        readers = [reader(column, self.facts) for column in kind.columns]
        keys = _Keys(self, sheet, kind)
        while lines := self._take(rows, sheet, len(header[1])):
            chunk = self._chunk(lines, places, readers, Chunk(kind, sheet.place, [], []))
            if self.thorough:
                keys.check(chunk)
                self._check(chunk)
            yield chunk

    def absent(self, sheet: Sheet, kind: Kind) -> frozenset[str]:
        """The columns of the kind that the sheet does not have: what its records hold there is left as it is."""
        header = next(self._until_broken(sheet.rows(), sheet, kind), None)
        met = {cell.strip() for cell in header[1]} if header else set()
        return frozenset(column.name for column in kind.columns if column.name not in met)

    def _until_broken(self, rows: Iterator[Row], sheet: Sheet, kind: Kind) -> Iterator[Row]:
        """The rows, up to one from which on the file cannot be read."""
        try:
            yield from rows
        except SheetError as error:
            self.findings.add(Finding(error.code, error.message, error.remedy), sheet.place, line=error.line)
            self.incomplete.add(kind.name)

    def _places(self, header: Row, sheet: Sheet, kind: Kind) -> list[int | None]:
        """For each column of the kind, where it stands in the sheet."""
        line, cells = header
        names = [cell.strip() for cell in cells]
        known = [column.name for column in kind.columns]
        for name in names:
            if name and name not in known:
                alike = near(name, known)
                remedy = (
                    _("Did you mean {names}?", names=", ".join(alike))
                    if alike
                    else _("The columns are {names}.", names=", ".join(known))
                )
                message = _("{kind} have no column “{name}”.", kind=kind.name, name=name)
                self.findings.add(Finding("column", message, remedy), sheet.place, column=name, line=line)
            if name and names.count(name) > 1:
                message = _("The column “{name}” is there twice.", name=name)
                self.findings.add(Finding("column-twice", message, _("Keep one.")), sheet.place, column=name, line=line)
        for column in kind.columns:
            if column.required and column.name not in names:
                message = _("The column “{name}” is missing.", name=column.name)
                remedy = _("Add it: {about}", about=help_of(column))
                self.findings.add(
                    Finding("column-missing", message, remedy), sheet.place, column=column.name, line=line
                )
        if known[0] not in names:  # without keys, nothing that points here can be judged
            self.incomplete.add(kind.name)
        return [names.index(name) if name in names else None for name in known]

    def _take(self, rows: Iterator[Row], sheet: Sheet, width: int) -> list[Row]:
        """The next rows, each with as many cells as the header has."""
        taken = list(islice(rows, CHUNK))
        for place, (line, cells) in enumerate(taken):
            if len(cells) != width:
                taken[place] = line, self._fit(line, cells, sheet, width)
        return taken

    def _fit(self, line: int, cells: list[str], sheet: Sheet, width: int) -> list[str]:
        # Spreadsheets leave empty cells at the end of a row, or leave them out.
        if len(cells) > width and any(cells[width:]):
            message = _("The row has {count} cells, the header has {width}.", count=len(cells), width=width)
            remedy = _("Put a cell that holds a separator into quotation marks.")
            self.findings.add(Finding("cells", message, remedy), sheet.place, line=line)
        elif len(cells) < width and sheet.path.suffix == ".csv" and self.thorough:
            message = _("The row has {count} cells, the header has {width}.", count=len(cells), width=width)
            remedy = _("What is not there was read as empty. Write the separators to the end of the row.")
            self.warnings.add(Finding("cells", message, remedy), sheet.place, line=line)
        return (cells + [""] * width)[:width]

    def _chunk(self, rows: list[Row], places: list[int | None], readers: list[ColumnReader], empty: Chunk) -> Chunk:
        lines = [line for line, _cells in rows]
        raw = list(map(list, zip(*map(itemgetter(1), rows), strict=True)))
        columns = []
        for place, one in zip(places, readers, strict=True):
            cells = [""] * len(rows) if place is None else raw[place]
            read = one.read(cells)
            columns.append(read)
            if one.bad:
                self._say_bad(one, cells, lines, empty.place)
            if one.column.required and place is not None and "" in read:
                self._say_empty(one.column, read, lines, empty.place)
        return Chunk(empty.kind, empty.place, lines, columns)

    def _say_bad(self, one: ColumnReader, cells: list[str], lines: list[int], place: str) -> None:
        for line, cell in zip(lines, cells, strict=True):
            fault = one.bad.get(cell) or one.bad.get(cell.strip())
            if fault is not None:
                self._say(fault, place, one.column.name, cell, line)

    def _say(self, fault: Fault, place: str, column: str, cell: str, line: int) -> None:
        self.findings.add(
            Finding(fault.code, fault.message, fault.remedy), place, column=column, value=cell.strip(), line=line
        )

    def _say_empty(self, column: Column, cells: list[str], lines: list[int], place: str) -> None:
        for line, cell in zip(lines, cells, strict=True):
            if not cell:
                fault = Fault("required", _("This must be filled in."), said_of(column))
                self._say(fault, place, column.name, "", line)

    def _check(self, chunk: Chunk) -> None:
        for place, column in enumerate(chunk.kind.columns):
            if column.type == "ref":
                self._check_references(chunk, column, chunk.columns[place])
        for names in chunk.kind.one_of:
            self._check_one_of(chunk, names)
        for first, second in chunk.kind.orders:
            self._check_order(chunk, first, second)

    def _check_references(self, chunk: Chunk, column: Column, cells: list[str]) -> None:
        kind = column.kind or ""
        unmet = {key for key in set(cells) - self.ids[kind] if is_id(key)}  # what is no key was said already
        if not unmet:
            return
        missing = self.missing[kind]
        for line, cell in zip(chunk.lines, cells, strict=True):
            if cell in unmet:
                where = missing.setdefault(cell, {}).setdefault(
                    f"{chunk.place} {column.name}", Missing(column.name, chunk.place)
                )
                if len(where.lines) < 10:
                    where.lines.append(line)

    def _check_one_of(self, chunk: Chunk, names: tuple[str, ...]) -> None:
        columns = [chunk.columns[_index(chunk.kind, name)] for name in names]
        for line, cells in zip(chunk.lines, zip(*columns, strict=True), strict=True):
            if cells.count("") < len(cells) - 1:
                message = _("Only one of {names} may be filled in.", names=", ".join(names))
                remedy = _("Keep one; make a second record for the other.")
                finding = Finding("one-of", message, remedy)
                self.findings.add(finding, chunk.place, column=", ".join(names), line=line)

    def _check_order(self, chunk: Chunk, first: str, second: str) -> None:
        earlier, later = (chunk.columns[_index(chunk.kind, name)] for name in (first, second))
        for line, one, other in zip(chunk.lines, earlier, later, strict=True):
            if one and other and out_of_order(one, other):
                message = _(
                    "{first} ({one}) is later than {second} ({other}).",
                    first=first, one=one, second=second, other=other,
                )  # fmt: skip
                remedy = _("If the document really says so, leave it and note where it says so.")
                finding = Finding("order", message, remedy)
                self.warnings.add(finding, chunk.place, column=first, value=f"{one} > {other}", line=line)

    def one(self, kind: Kind, values: Mapping[str, str]) -> dict[str, str]:
        """One record's values in canonical text, checked as a row of a table is."""
        known = [column.name for column in kind.columns]
        header = (0, [*known, *(name for name in values if name not in known)])
        sheet = Sheet(Path(), "")
        places = self._places(header, sheet, kind)
        readers = [reader(column, self.facts) for column in kind.columns]
        row = (0, [str(values.get(name, "")) for name in header[1]])
        chunk = self._chunk([row], places, readers, Chunk(kind, "", [], []))
        self._check(chunk)
        return {name: cells[0] for name, cells in zip(known, chunk.columns, strict=True)}

    def resolve(self) -> None:
        """References that no record of these tables answers are mistakes. Called when all tables are read."""
        for kind, missing in self.missing.items():
            if kind in self.incomplete:
                continue
            ids = self.ids[kind]
            for key, places in missing.items():
                if key not in ids:
                    for where in places.values():
                        self._say_missing(kind, key, where)

    def _say_missing(self, kind: str, key: str, where: Missing) -> None:
        alike = near(key, self.ids[kind]) if len(self.ids[kind]) <= 20_000 else []
        remedy = (
            _("Did you mean {names}?", names=", ".join(alike))
            if alike
            else _("Add it to {kind}, or mend the key.", kind=kind)
        )
        message = _("There is no record “{key}” among {kind}.", key=key, kind=kind)
        for line in where.lines:
            finding = Finding("reference", message, remedy)
            self.findings.add(finding, where.place, column=where.column, value=key, line=line)


class _Keys:
    """Sees that a key occurs once, and a set of columns that is unique too. Sorted tables need no memory for that."""

    def __init__(self, reading: Reading, sheet: Sheet, kind: Kind) -> None:
        self.reading, self.sheet, self.kind = reading, sheet, kind
        asking = reading.kinds if reading.expected is None else reading.expected
        pointed_to = {column.kind for name in asking for column in reading.kinds[name].refs()}
        self.keep = kind.name in pointed_to
        self.sorted = True
        self.last = ""
        self.seen: set[str] = set()
        self.done: list[str] = []

    def check(self, chunk: Chunk) -> None:
        ids = chunk.columns[0]
        if not any(ids):  # there is no such column, which is said already
            return
        if self.sorted and not (self.last < ids[0] and all(map(lt, ids, ids[1:]))):
            self.sorted = False
            self.seen = set(self._keys_before(chunk.lines[0]))
        if not self.sorted:
            self._check_twice(chunk, ids)
        self.last = ids[-1]
        if self.keep:
            self.reading.ids[self.kind.name].update(ids)
        for names in self.kind.unique:
            self._check_unique(chunk, names)

    def _check_twice(self, chunk: Chunk, ids: Iterable[str]) -> None:
        twice: list[tuple[int, str]] = []
        for line, key in zip(chunk.lines, ids, strict=True):
            if key and key in self.seen:
                twice.append((line, key))
            self.seen.add(key)
        if not twice:
            return
        wanted = {key for _line, key in twice}
        first: dict[str, int] = {}
        for at, key in self._lines_and_keys():
            if key in wanted:
                first.setdefault(key, at)
        for line, key in twice:
            message = _("The key is on line {first} already.", first=first.get(key, line))
            finding = Finding("duplicate", message, _("Give each record a key of its own, or delete one row."))
            self.reading.findings.add(finding, chunk.place, column="id", value=key, line=line)

    def _check_unique(self, chunk: Chunk, names: tuple[str, ...]) -> None:
        seen = self.reading.unique[self.kind.name, names, chunk.place]
        columns = [chunk.columns[_index(self.kind, name)] for name in names]
        ids = chunk.columns[0]
        for line, key, values in zip(chunk.lines, ids, zip(*columns, strict=True), strict=True):
            first, at = seen.setdefault(values, (key, line))
            if first != key and "" not in values:
                message = _("The same {names} are on line {first} already.", names=", ".join(names), first=at)
                finding = Finding("unique", message, _("Delete one of the two rows, or mend it."))
                value = "; ".join(values)
                self.reading.findings.add(finding, chunk.place, column=", ".join(names), value=value, line=line)

    def _lines_and_keys(self) -> Iterator[tuple[int, str]]:
        """The keys of the whole sheet, up to where it cannot be read on, which is said where that is met."""
        rows = self.sheet.rows()
        header = next(rows)[1]
        place = [cell.strip() for cell in header].index("id")
        with suppress(SheetError):
            yield from ((line, cells[place].strip()) for line, cells in rows if len(cells) > place)

    def _keys_before(self, line: int) -> Iterator[str]:
        for at, key in self._lines_and_keys():
            if at >= line:
                return
            yield key


def _index(kind: Kind, name: str) -> int:
    return next(place for place, column in enumerate(kind.columns) if column.name == name)


def out_of_order(first: str, second: str) -> bool:
    """Whether the first date is certainly later than the second: even its earliest day is after the other's latest."""
    try:
        earliest, latest = edtf.parse(first).earliest, edtf.parse(second).latest
    except DateError:  # said already
        return False
    return earliest is not None and latest is not None and earliest > latest
