"""A project folder, read without a database: tables of records, texts, settings, and everything that is wrong.

`read_folder` holds the tables in memory, for a build. `Reading` gives them chunk by chunk, for an import of any size.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dalel.lib.errors import InputError, Problem
from dalel.lib.facts import Facts
from dalel.lib.findings import Finding, Findings
from dalel.lib.ids import near
from dalel.lib.messages import _
from dalel.lib.sheets import Sheet, csv_sheet, workbook_sheets
from dalel.lib.texts import documents_of, is_inside, project_name, read_files, unreadable
from dalel.records.kind import Kind, Table
from dalel.records.own import with_own
from dalel.records.package import made_harmless
from dalel.records.reading import Reading

TABLES = (".csv", ".tsv", ".xlsx")


@dataclass(frozen=True)
class Folder:
    """A project folder as read. `tables` has every kind, empty ones too; `files` every text by its path."""

    path: Path
    tables: dict[str, Table]
    documents: dict[str, str] = field(default_factory=dict)  # file name without ending -> text
    settings: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return project_name(self.path, self.settings)


def read_folder(
    path: Path,
    kinds: Iterable[Kind],
    facts: Facts,
    *,
    shipped: Mapping[str, Table] | None = None,
) -> Folder:
    """Read and check a whole folder. ProblemsFound where columns of its own are not well declared.

    facts: reference data, the folder's own `reference/` already laid over them.
    shipped: records that Dalel brings along (the calendar); the folder's own of the same id take their place.
    """
    findings = Findings()
    files, settings = read_files(path, findings)
    found = with_own({kind.name: kind for kind in kinds}, facts)
    reading = Reading(found, facts, findings)
    brought = {name: table for name, table in (shipped or {}).items() if name in found}
    for name, table in brought.items():
        reading.ids[name].update(row[0] for row in table.rows)
    tables = {name: {row[0]: row for row in brought[name].rows} if name in brought else {} for name in found}
    for sheet, kind in find_sheets(path, found, findings, reading):
        rows = tables[kind.name]
        for chunk in reading.chunks(sheet, kind):
            rows.update((row[0], row) for row in chunk.rows())
    reading.resolve()
    return Folder(
        path=path,
        tables={name: Table(found[name], [rows[key] for key in sorted(rows)]) for name, rows in tables.items()},
        documents=documents_of(files),
        settings=settings,
        problems=findings.problems(),
        warnings=reading.warnings.problems(),
        notes=reading.notes,
        files=files,
    )


def find_sheets(
    path: Path, kinds: Mapping[str, Kind], findings: Findings, reading: Reading
) -> list[tuple[Sheet, Kind]]:
    """The tables of a folder with their kinds: the kinds that are pointed to first. `reading` learns what is odd."""
    found: list[tuple[Sheet, Kind]] = []
    files = [file for place in ("records", "identity") for file in sorted((path / place).glob("*"))]
    files += sorted(path.glob("*.xlsx"))
    for file in files:
        if file.suffix.lower() not in TABLES or file.name.startswith((".", "~$")):
            continue
        name = file.relative_to(path).as_posix()
        if not is_inside(file, path, findings):
            reading.incomplete.add(file.stem)
            continue
        try:
            found += _sheets_of(file, name, kinds, findings)
        except InputError as error:
            findings.add(Finding("file", error.message, error.remedy), name)
            reading.incomplete.add(file.stem)
        except OSError as error:
            findings.add(unreadable(error), name)
            reading.incomplete.add(file.stem)
    _refuse_two_tables_of_a_kind(found, findings)
    for sheet, _kind in found:
        if sheet.encoding not in {"utf-8", "utf-8-sig"}:
            reading.notes.append(_("{file}: read as {encoding}.", file=sheet.file, encoding=sheet.encoding))
    harmless = made_harmless(path)
    found = [(replace(one, harmless=True) if one.file in harmless and not one.name else one, at) for one, at in found]
    order = {name: place for place, name in enumerate(kinds)}
    return sorted(found, key=lambda one: order[one[1].name])


def _sheets_of(path: Path, file: str, kinds: Mapping[str, Kind], findings: Findings) -> list[tuple[Sheet, Kind]]:
    named = kinds.get(path.stem)
    if path.suffix.lower() == ".xlsx":
        sheets = workbook_sheets(path, file)
        if named is not None:
            return _in_its_place([(sheets[0], named)], file, findings)
        for sheet in sheets:
            if sheet.name not in kinds:
                _unknown_kind(sheet.place, sheet.name, kinds, findings)
        return _in_its_place([(one, kinds[one.name]) for one in sheets if one.name in kinds], file, findings)
    if named is None:
        _unknown_kind(file, path.stem, kinds, findings)
        return []
    known = frozenset(column.name for column in named.columns)
    return _in_its_place([(csv_sheet(path, file, known), named)], file, findings)


def _in_its_place(sheets: list[tuple[Sheet, Kind]], file: str, findings: Findings) -> list[tuple[Sheet, Kind]]:
    """A table that says who somebody is must not lie where everybody looks."""
    for sheet, kind in sheets:
        if kind.identity and file.startswith("records/"):
            message = _("This table says who people are, so it does not belong in records/.")
            findings.add(Finding("identity-place", message, _("Move it to identity/.")), sheet.place)
    return sheets


def _unknown_kind(place: str, name: str, kinds: Mapping[str, Kind], findings: Findings) -> None:
    alike = near(name, kinds)
    remedy = (
        _("Did you mean {names}?", names=", ".join(alike))
        if alike
        else _("Name it after a kind of record: {names}.", names=", ".join(kinds))
    )
    findings.add(Finding("kind", _("There is no kind of record “{name}”.", name=name), remedy), place)


def _refuse_two_tables_of_a_kind(found: list[tuple[Sheet, Kind]], findings: Findings) -> None:
    places: dict[str, str] = {}
    for sheet, kind in found:
        if kind.name in places:
            message = _("{kind} are in {other} too.", kind=kind.name, other=places[kind.name])
            findings.add(Finding("two-tables", message, _("Keep one of the two tables.")), sheet.place)
        places.setdefault(kind.name, sheet.place)
