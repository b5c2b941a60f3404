"""Reads a project folder into the database: checked whole before anything is written, written in one transaction."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import DataError, IntegrityError, transaction

from dalel.accounts.policy import IN_THE_OFFICE, Actor, require
from dalel.cases import rules as case_rules
from dalel.custody import bulk, chain
from dalel.custody.actions import kept_as_received
from dalel.custody.facts import current_facts, digest
from dalel.custody.journal import Journal, writing
from dalel.custody.models import JournalEntry, ProjectFile
from dalel.custody.verify_records import PROJECT_FILES
from dalel.custody.writer import Changes, Tally, Writer
from dalel.intake.at_once import Progress, filling, write_at_once
from dalel.intake.comparing import TEXTS, FolderRecords
from dalel.intake.reading_ahead import Base, NotGoodError
from dalel.intake.remembered import remember
from dalel.intake.taking_out import Taken, opened_by_it, require_alone, take_out
from dalel.lib.errors import InputError, Problem, ProblemsFound
from dalel.lib.facts import Facts
from dalel.lib.findings import Finding, Findings
from dalel.lib.ids import is_name, visible
from dalel.lib.links import ready_to_read
from dalel.lib.sheets import Sheet
from dalel.lib.speech import _
from dalel.lib.texts import name_remedy, project_name, read_files
from dalel.mechanisms.actions import load_calendar
from dalel.mechanisms.calendar import shipped
from dalel.records import gate, rows
from dalel.records.fields import kinds, model_of
from dalel.records.folder import find_sheets
from dalel.records.kind import Kind
from dalel.records.reading import Orders, Reading
from dalel.reference.actions import load_terms
from dalel.reference.facts import load
from dalel.register import rules as register_rules

ORDERS: Orders = {**register_rules.ORDERS, **case_rules.ORDERS}
SHOWN_CHANGES = 1_000
WORTH_A_PROCESS = 4_000_000  # bytes of all tables: from here on, a second process that reads is worth its start


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record, before and after."""

    kind: str
    record: str
    field: str
    before: str
    after: str


@dataclass
class Outcome:
    """What an import did, or would do."""

    project: str
    tally: Tally = field(default_factory=Tally)
    files: Counter[str] = field(default_factory=Counter)  # "added", "changed", "unchanged" -> how many texts
    changes: list[Change] = field(default_factory=list)
    more_changes: int = 0
    warnings: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    taken_out: list[Taken] = field(default_factory=list)  # kind and key of what the folder leaves out

    def note_change(self, kind: Kind, record: str, changes: Changes) -> None:
        kept = sorted(changes.keys() & register_rules.KEPT_AS_RECEIVED.get(kind.name, frozenset()))
        if kept:
            message, remedy = kept_as_received(kept)
            self.refused.append(Problem("kept", message, remedy, kind.path, column="id", value=record))
        for name, (before, after) in changes.items():
            if len(self.changes) < SHOWN_CHANGES:
                self.changes.append(Change(kind.name, record, name, before, after))
            else:
                self.more_changes += 1


@dataclass(frozen=True)
class _Import:
    """What an import works with."""

    facts: Facts
    files: Mapping[str, str]
    sheets: Sequence[tuple[Sheet, Kind]]
    progress: Progress


def import_folder(
    *,
    path: Path,
    actor: Actor,
    dry_run: bool = False,
    remove_missing: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Read the folder into the database. Adds and amends by key; what is not in the folder is left as it is.

    remove_missing: what is not in the folder is taken out instead (`intake.taking_out`).
    Raises ProblemsFound with every mistake in every file; then nothing was written.
    """
    require(actor, "import")
    ready_to_read(path)
    findings = Findings()
    files, settings = read_files(path, findings)
    facts, further = _facts(path)
    outcome = Outcome(project_name(path, settings))
    if not findings:  # a name that dalel.toml gives is looked at with its settings
        _check_project_name(outcome.project)
    reading = Reading(kinds(), facts, findings, ORDERS, notes=outcome.notes)
    sheets = find_sheets(path, reading.kinds, findings, reading)
    work = _Import(facts, files, sheets, progress or (lambda _what, _rows: None))
    if remove_missing:
        require_alone(outcome.project)
    elif not (dry_run or findings or further) and _is_large(sheets):
        done = _import_at_once(work, outcome, actor, path)
        if done is not None:
            return done
    _check(work, reading, outcome, alone=remove_missing)
    problems = [*findings.problems(), *further]
    if problems:
        raise ProblemsFound(problems)
    folder = FolderRecords(path) if remove_missing else None
    if dry_run:
        _write(work, outcome, None, folder)
    else:
        with transaction.atomic():
            load_calendar(facts=facts)
            with writing(actor) as journal:
                _write(work, outcome, journal, folder)
                _remember(outcome, path)
    return outcome


def _is_large(sheets: Sequence[tuple[Sheet, Kind]]) -> bool:
    return sum(sheet.path.stat().st_size for sheet, _kind in sheets) > WORTH_A_PROCESS


def _import_at_once(work: _Import, careful: Outcome, actor: Actor, path: Path) -> Outcome | None:
    """Read once, in a process beside this one, and write at the same time. None if anything was wrong with the tables:
    then nothing was written, and they are to be read the careful way, which says what it was."""
    outcome = Outcome(careful.project, notes=careful.notes)
    try:
        with transaction.atomic():
            load_calendar(facts=work.facts)
            with writing(actor) as journal:
                _write_ahead(work, outcome, journal, path)
                _write_files(work.files, outcome, journal)
                _remember(outcome, path)
    except (NotGoodError, IntegrityError, DataError):
        return None
    bulk.take_stock([*(model_of(kind)._meta.db_table for _sheet, kind in work.sheets), JournalEntry._meta.db_table])
    return outcome


def _write_ahead(work: _Import, outcome: Outcome, journal: Journal, path: Path) -> None:
    with bulk.beside():
        tables = [(sheet, Writer(kind, journal, outcome.tally, outcome.note_change)) for sheet, kind in work.sheets]
        base = Base(kinds(), ORDERS, _reference(path), _shipped_keys(work.facts))
        outcome.warnings = write_at_once(base, tables, work.progress)
    if outcome.refused:
        raise ProblemsFound(outcome.refused)


def _reference(path: Path) -> Path | None:
    return path / "reference" if (path / "reference").is_dir() else None


def _shipped_keys(facts: Facts) -> dict[str, list[str]]:
    """Keys that can be pointed to without being in the folder."""
    return {name: [row[0] for row in table.rows] for name, table in shipped(facts).items()}


def _remember(outcome: Outcome, path: Path) -> None:
    # Before the commit, so that whoever sees these records knows their folder too. That it could not be noted is said,
    # and is no failure.
    try:
        remember(outcome.project, path)
    except OSError as error:
        outcome.notes.append(
            _("The folder could not be noted ({error}); name it with --folder when you file.",
              error=error.strerror or error)
        )  # fmt: skip


def _facts(path: Path) -> tuple[Facts, list[Problem]]:
    """The reference data with the folder's own over them, or without them and with what is wrong in them."""
    try:
        return load(_reference(path)), []
    except ProblemsFound as found:
        return load(), found.problems


def _check(work: _Import, reading: Reading, outcome: Outcome, *, alone: bool) -> None:
    """alone: the folder has to stand by itself, because what only the database has is taken out."""
    for name, keys in _shipped_keys(work.facts).items():
        reading.ids[name].update(keys)
    for sheet, kind in work.sheets:
        done = 0
        for chunk in reading.chunks(sheet, kind):
            done += len(chunk.lines)
            work.progress(_("checking {place}", place=sheet.place), done)
    if not alone:
        _look_up_missing(reading)
    reading.resolve()
    _check_unique(reading, reading.findings)
    outcome.warnings = reading.warnings.problems()


def _look_up_missing(reading: Reading) -> None:
    """References to records that the folder does not bring, but the database has."""
    for name, missing in reading.missing.items():
        unmet = [key for key in missing if key not in reading.ids[name]]
        reading.ids[name].update(rows.existing(reading.kinds[name], unmet))


def _check_unique(reading: Reading, findings: Findings) -> None:
    """What may occur once must not be in the database already under another key."""
    for (name, columns, place), seen in reading.unique.items():
        kind = reading.kinds[name]
        brought = {key for key, _line in seen.values()}
        places = [index for index, column in enumerate(kind.columns) if column.name in columns]
        with rows.one_moment():
            for row in rows.Stored(kind):
                values = tuple(row[index] for index in places)
                if row[0] in brought or values not in seen or seen[values][0] == row[0]:
                    continue
                message = _("{kind} {other} has the same {names} already.", kind=name, other=row[0],
                            names=", ".join(columns))  # fmt: skip
                finding = Finding("unique", message, _("Use the key of the record that is there, or mend the row."))
                findings.add(finding, place, column=", ".join(columns), value="; ".join(values), line=seen[values][1])


def _write(work: _Import, outcome: Outcome, journal: Journal | None, folder: FolderRecords | None) -> None:
    """Read the tables once more and write them. Cells are checked again, in case a file was saved in between."""
    findings = Findings()
    reading = Reading(kinds(), work.facts, findings, thorough=False)
    with bulk.beside():
        # Those that others point to come first: a record then finds what it points to, and the database need not
        # look again, for every record that comes later, who was waiting for it.
        places = {name: place for place, name in enumerate(reading.kinds)}
        for sheet, kind in sorted(work.sheets, key=lambda one: places[one[1].name]):
            _write_sheet(work, reading, sheet, Writer(kind, journal, outcome.tally, outcome.note_change))
    closed = gate.closed_keys(IN_THE_OFFICE) if folder is not None else {}
    if folder is not None:
        require_alone(outcome.project)  # once more: nobody else writes from here on
        outcome.taken_out, kept = take_out(folder, journal)
        outcome.refused += [*kept, *opened_by_it(closed)]
    if findings or outcome.refused:
        raise ProblemsFound([*findings.problems(), *outcome.refused])
    _write_files(work.files, outcome, journal)


def _write_sheet(work: _Import, reading: Reading, sheet: Sheet, writer: Writer) -> None:
    what = _("comparing {place}", place=sheet.place)
    if writer.journal is not None:
        what = _("writing {place}", place=sheet.place)
    done = 0
    with filling(sheet, writer):
        for chunk in reading.chunks(sheet, writer.kind):
            if reading.findings:
                raise ProblemsFound(reading.findings.problems())
            writer.write(chunk.columns)
            done += len(chunk.lines)
            work.progress(what, done)


def _write_files(files: Mapping[str, str], outcome: Outcome, journal: Journal | None) -> None:
    stored = {file.path: file for file in ProjectFile.objects.filter(project=outcome.project)}
    new_terms = any(kind == TEXTS and key.startswith("reference/") for kind, key in outcome.taken_out)
    for name, text in files.items():
        path, now = unicodedata.normalize("NFC", name), digest(text)
        known = stored.get(path)
        if known is not None and known.sha256 == now:
            outcome.files["unchanged"] += 1
            continue
        outcome.files["added" if known is None else "changed"] += 1
        if journal is None:
            continue
        before = "" if known is None else known.sha256
        file = known or ProjectFile(project=outcome.project, path=path)
        file.text, file.sha256 = text, now
        file.save()
        new_terms = new_terms or path.startswith("reference/")
        verb, changes = (
            ("add", chain.added({"sha256": now}))
            if known is None
            else ("amend", chain.amended({"sha256": (before, now)}))
        )
        journal.write(verb, PROJECT_FILES, [(file.key, changes, chain.NOTHING)])
    if new_terms and journal is not None:
        load_terms(facts=current_facts())


def _check_project_name(name: str) -> None:
    """A project's name becomes part of keys and file names."""
    if not is_name(name):
        raise InputError(
            _("“{name}” cannot be the name of a project.", name=visible(name)),
            _('In dalel.toml, below [project], write name = "…".') + " " + name_remedy(),
        )
