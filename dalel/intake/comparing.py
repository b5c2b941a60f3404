"""Whether a project folder and the database say the same, record by record: what was reviewed, and what would be filed.

The folder is read exactly as an import reads it, a piece at a time, so that a folder of any size can be compared. What
holds of the whole (every table, every text) is the state of one moment only if nobody writes meanwhile: the caller
looks at the head of the journal before and after.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from dalel.accounts.projects import chosen
from dalel.custody.facts import kinds_of
from dalel.custody.models import ProjectFile
from dalel.intake.outcome import TEXTS
from dalel.lib.errors import InputError, Problem, ProblemsFound
from dalel.lib.facts import Facts
from dalel.lib.findings import Findings
from dalel.lib.links import ready_to_read
from dalel.lib.messages import _
from dalel.lib.sheets import Sheet
from dalel.lib.texts import project_name, read_files
from dalel.mechanisms.calendar import shipped
from dalel.records import rows
from dalel.records.fields import kinds
from dalel.records.folder import find_sheets
from dalel.records.keys import Keys
from dalel.records.kind import Kind, Table
from dalel.records.own import changed, with_own
from dalel.records.reading import Reading
from dalel.reference.facts import load

Row = tuple[str, ...]
SHOWN = 200  # differences told one by one; the rest is counted


@dataclass(frozen=True, slots=True)
class Difference:
    """Where folder and database part. A value is None where that side has no such record or text at all."""

    kind: str
    record: str
    field: str = ""
    folder: str | None = None
    database: str | None = None
    told: bool = True  # False for what says who somebody is, and for texts: it is said that they differ, not how

    def __str__(self) -> str:
        about = {"kind": self.kind, "record": self.record, "field": self.field}
        if self.database is None:
            return _("{kind} {record}: in the folder and not in the database.", **about)
        if self.folder is None:
            return _("{kind} {record}: in the database and not in the folder.", **about)
        if not self.field:
            return _("{kind} {record}: not the same in the folder and in the database.", **about)
        if not self.told:
            return _("{kind} {record}, {field}: not the same in the folder and in the database.", **about)
        return _("{kind} {record}, {field}: “{folder}” in the folder, “{database}” in the database.",
                 folder=_short(self.folder), database=_short(self.database), **about)  # fmt: skip


@dataclass
class Comparison:
    """What a comparison found: the first differences, and how many there are."""

    path: Path
    found: list[Difference] = field(default_factory=list)
    count: int = 0
    to_bring: int = 0  # what an import of the folder would mend
    to_take_back: int = 0  # what the database has and the folder has not

    def note(self, difference: Difference) -> None:
        self.count += 1
        if difference.folder is None:
            self.to_take_back += 1
        else:
            self.to_bring += 1
        if len(self.found) < SHOWN:
            self.found.append(difference)

    def problems(self) -> list[Problem]:
        """The differences as problems of the folder, for `ProblemsFound`."""
        return [Problem("folder-differs", str(one), "") for one in self.found]


@dataclass
class FolderRecords:
    """A project folder as an import reads it, table by table. ProblemsFound if there is something wrong in it."""

    path: Path
    files: dict[str, str] = field(init=False)  # path in the folder, in Unicode normal form C -> text
    settings: dict[str, Any] = field(init=False)
    facts: Facts = field(init=False)
    kinds: dict[str, Kind] = field(init=False)  # with the folder's own columns
    _reading: Reading = field(init=False)
    _sheets: dict[str, Sheet] = field(init=False)

    def __post_init__(self) -> None:
        ready_to_read(self.path)
        findings = Findings()
        files, self.settings = read_files(self.path, findings)
        self.files = {unicodedata.normalize("NFC", name): text for name, text in files.items()}
        self.facts = load(self.path / "reference" if (self.path / "reference").is_dir() else None)
        self.kinds = with_own(kinds(), self.facts)
        self._reading = Reading(self.kinds, self.facts, findings)
        found = find_sheets(self.path, self.kinds, findings, self._reading)
        self._sheets = {kind.name: sheet for sheet, kind in found}
        self.check()

    def check(self) -> None:
        """ProblemsFound with everything wrong that was met so far."""
        problems = self._reading.findings.problems()
        if problems:
            told = _("The folder {folder} cannot be compared: there are mistakes in it.", folder=self.path)
            raise ProblemsFound(problems, told)

    @property
    def name(self) -> str:
        return project_name(self.path, self.settings)

    @cached_property
    def brought(self) -> Mapping[str, Table]:
        """What Dalel brings along (the calendar); the folder's own records of the same key take its place."""
        return shipped(self.facts)

    def rows(self, kind: Kind, *, thorough: bool = False) -> Iterator[list[Row]]:
        """The records of a kind, some at a time, then what Dalel brings along. Canonical cells, as in the database.

        thorough: look for keys that occur twice as well. Once is enough.
        """
        self._reading.thorough = thorough
        left = {row[0]: row for row in self.brought[kind.name].rows} if kind.name in self.brought else {}
        if kind.name in self._sheets:
            for chunk in self._reading.chunks(self._sheets[kind.name], self.kinds[kind.name]):
                self.check()
                found = list(chunk.rows())
                for row in found:
                    left.pop(row[0], None)
                yield found
            self.check()
        if left:
            yield list(left.values())


def compare(folder: FolderRecords, project: str) -> Comparison:
    """Every record and every text of the project, in the folder and in the database.

    Records that the project was given by another one count too: they are in the folder that an export writes.
    """
    if folder.name != project:
        raise InputError(
            _("{folder} is the project “{found}”, and the document is of “{project}”.",
              folder=folder.path, found=folder.name, project=project),
            _("Give the folder of that project with --folder."),
        )  # fmt: skip
    comparison = Comparison(folder.path)
    keys = rows.keys_of(chosen(project).mark)
    # Where the folder declares a column of its own anew, that text differs: under it the records say another thing.
    apart = {kind.name for kind, _column in changed(kinds_of(project), folder.kinds)}
    for name, kind in folder.kinds.items():
        if name not in apart:
            _compare_kind(folder, kind, keys, comparison)
    _compare_texts(folder, project, comparison)
    return comparison


def _compare_kind(folder: FolderRecords, kind: Kind, keys: Keys, comparison: Comparison) -> None:
    met = 0
    for some in folder.rows(kind, thorough=True):
        stored = rows.find(kind, [row[0] for row in some], keys)
        met += len(stored)
        for row in some:
            _compare_row(kind, row, stored.get(row[0]), comparison)
    if rows.count(kind, keys) != met:
        for key in left_out(folder, kind, keys):
            comparison.note(Difference(kind.name, key, database=""))


def left_out(folder: FolderRecords, kind: Kind, keys: Keys) -> Iterator[str]:
    """The keys of the records of a kind that the project has and the folder has not."""
    known = {row[0] for some in folder.rows(kind) for row in some}
    return (key for key in rows.all_keys(kind, keys) if key not in known)


def _compare_row(kind: Kind, row: Row, stored: Row | None, comparison: Comparison) -> None:
    if stored == row:
        return
    if stored is None:
        comparison.note(Difference(kind.name, row[0], folder=""))
        return
    for column, ours, theirs in zip(kind.columns, row, stored, strict=True):
        if ours != theirs:
            comparison.note(Difference(kind.name, row[0], column.name, ours, theirs, told=not column.is_committed))


def _compare_texts(folder: FolderRecords, project: str, comparison: Comparison) -> None:
    """The project's texts."""
    stored = dict(ProjectFile.objects.filter(project=project).values_list("path", "text"))
    for path in sorted({*stored, *folder.files}):
        ours, theirs = folder.files.get(path), stored.get(path)
        if ours != theirs:
            comparison.note(Difference(TEXTS, path, folder=ours, database=theirs, told=False))


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 80 else f"{one_line[:79]}…"


def remedies(comparison: Comparison) -> Sequence[str]:
    """What would mend the differences, a sentence each."""
    found = []
    if comparison.to_bring:
        found.append(
            _("`dalel import {folder}` brings what the folder says into the database.", folder=comparison.path)
        )
    if comparison.to_take_back:
        found.append(
            _("What the database has and the folder has not: put it back into the folder, or retire it"
              " with `dalel import {folder} --retire-missing` (first with --dry-run).",
              folder=comparison.path)
        )  # fmt: skip
    return found
