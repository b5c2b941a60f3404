"""Reads a project folder into the database: checked whole before anything is written, written in one transaction."""

from __future__ import annotations

import shlex
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.db import DataError, IntegrityError, transaction
from django.db.models import Exists, OuterRef

from dalel.accounts import projects
from dalel.accounts.policy import Actor, require
from dalel.custody import bulk, chain
from dalel.custody.facts import digest
from dalel.custody.journal import Journal, writing
from dalel.custody.models import JournalEntry, ProjectFile
from dalel.custody.opening import Closed, closed_and_given, opened_by_coming_back
from dalel.custody.projects import IMPORTED, PROJECTS, begin
from dalel.custody.texts import put_text
from dalel.custody.verify_records import RETIRED
from dalel.custody.writer import Writer
from dalel.intake.at_once import Progress, filling, write_at_once
from dalel.intake.comparing import FolderRecords
from dalel.intake.declared import keep_columns, left_unreadable
from dalel.intake.naming import named_again, named_in_prose
from dalel.intake.outcome import Outcome
from dalel.intake.reading_ahead import Base, NotGoodError
from dalel.intake.remembered import remember
from dalel.intake.retiring import find_missing, retire_what_is_missing
from dalel.lib.errors import InputError, Problem, ProblemsFound
from dalel.lib.facts import Facts
from dalel.lib.findings import Finding, Findings
from dalel.lib.ids import is_name, visible
from dalel.lib.links import ready_to_read
from dalel.lib.messages import _
from dalel.lib.reasons import reason_of
from dalel.lib.sheets import Sheet
from dalel.lib.texts import name_remedy, project_name, read_files
from dalel.mechanisms.actions import load_calendar
from dalel.mechanisms.calendar import shipped
from dalel.records import rows
from dalel.records.fields import kinds, model_of
from dalel.records.folder import find_sheets
from dalel.records.keys import Keys, key_of, new_mark
from dalel.records.kind import Kind
from dalel.records.own import FILE, with_own
from dalel.records.reading import Reading
from dalel.reference.facts import load

WORTH_A_PROCESS = 4_000_000  # bytes of all tables: from here on, a second process that reads is worth its start


@dataclass(frozen=True)
class _Import:
    """What an import works with. kinds: with the folder's own columns."""

    facts: Facts
    kinds: Mapping[str, Kind]
    files: Mapping[str, str]
    sheets: Sequence[tuple[Sheet, Kind]]
    progress: Progress


def import_folder(
    *,
    path: Path,
    actor: Actor,
    dry_run: bool = False,
    retire_missing: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Read the folder into its project. Adds and amends by key; what is not in the folder is told, and left as it is.

    dry_run: all of it is done and then rolled back, so that it says what the import will say.
    retire_missing: what is not in the folder is retired instead (`intake.retiring`).
    Raises ProblemsFound with every mistake in every file; then nothing was written.
    """
    require(actor, "import")
    ready_to_read(path)
    findings = Findings()
    files, settings = read_files(path, findings)
    facts, known_kinds, further = _facts(path)
    name = project_name(path, settings)
    known = projects.named(name)
    outcome = Outcome(name, rows.keys_of(known.mark) if known else Keys(new_mark()))
    if not findings:  # a name that dalel.toml gives is looked at with its settings
        _check_project_name(outcome.project)
    reading = Reading(known_kinds, facts, findings, notes=outcome.notes)
    sheets = find_sheets(path, reading.kinds, findings, reading)
    if not (sheets or files or findings or further):
        raise InputError(
            _("There is nothing to import in {path}: no dalel.toml, no tables, no texts.", path=path),
            _("Give the folder that holds dalel.toml, or the folder above records/."),
        )
    if known:
        keep_columns(known, known_kinds)
    work = _Import(facts, known_kinds, files, sheets, progress or (lambda _what, _rows: None))
    if not (retire_missing or dry_run or findings or further) and _is_large(sheets):
        done = _import_at_once(work, outcome, actor, path)
        if done is not None:
            return done
    _check(work, reading, outcome, alone=retire_missing)
    problems = [*findings.problems(), *further]
    if problems:
        raise ProblemsFound(problems)
    with transaction.atomic():
        _in_its_project(outcome, work, actor)
        with _one_import(outcome, actor) as journal:
            keep_columns(projects.chosen(outcome.project), work.kinds)  # somebody may have filled one in just now
            _write(work, outcome, journal, FolderRecords(path), retire=retire_missing)
            if not dry_run:
                _remember(outcome, path)
        if dry_run:
            outcome.entry = 0
            transaction.set_rollback(True)
    return outcome


def _in_its_project(outcome: Outcome, work: _Import, actor: Actor) -> None:
    """Find the project, or begin it; and bring its copy of the calendar up to date."""
    project = projects.named(outcome.project)
    if project is None:
        with writing(actor) as journal:  # from here on nobody else writes: somebody may have begun it just now
            project = projects.named(outcome.project)
            outcome.is_new = project is None
            project = project or begin(outcome.project, journal)
    outcome.keys = rows.keys_of(project.mark)
    load_calendar(facts=work.facts, project=project)


@contextmanager
def _one_import(outcome: Outcome, actor: Actor) -> Iterator[Journal]:
    """The journal, open for one import: at its end an entry says which entries it made, so that it can be undone."""
    with writing(actor) as journal:
        first = journal.next_number()
        yield journal
        last = journal.head.sequence
        if last >= first:
            told = chain.added({"entries": f"{first}-{last}"})
            journal.write(IMPORTED, PROJECTS, [(outcome.keys.mark, told, chain.NOTHING)])
            outcome.entry = journal.head.sequence
    outcome.warnings += [*named_again(outcome, first), *named_in_prose(outcome, first)]
    if outcome.is_new:
        _say_that_it_is_new(outcome)
    elif outcome.entry:
        back = _came_back(outcome, first)
        if opened := opened_by_coming_back(back, first):
            raise ProblemsFound(opened)
        _say_what_came_back(outcome, back)
        _say_what_stays_open(outcome)


def _came_back(outcome: Outcome, first: int) -> dict[str, list[str]]:
    """What somebody retired and the folder still held, so that it was added again: kind -> ids."""
    earlier = JournalEntry.objects.filter(
        kind=OuterRef("kind"), record=OuterRef("record"), verb=RETIRED, sequence__lt=first
    )
    return {
        kind: sorted(
            JournalEntry.objects.filter(Exists(earlier), kind=kind, verb="add", sequence__gte=first).values_list(
                "record", flat=True
            )
        )
        for kind in outcome.tally.added
    }


def _say_what_came_back(outcome: Outcome, back: Mapping[str, Sequence[str]]) -> None:
    for kind, ids in back.items():
        keys = list(map(key_of, ids))
        if keys:
            shown = ", ".join(keys[:10]) + (" …" if len(keys) > 10 else "")
            outcome.notes.append(
                _("{kind} {keys}: retired before, and added again because the folder still has it. Take its row out of"
                  " the folder and retire it again, if that was not meant.", kind=kind, keys=shown)
            )  # fmt: skip


def _say_that_it_is_new(outcome: Outcome) -> None:
    """Note that a project was begun; and that it looks like another one, if most of its keys are found there too."""
    others = [project for project in projects.every() if project.name != outcome.project]
    if not others:
        return
    outcome.notes.append(_("“{project}” is a new project of this database.", project=outcome.project))
    added = {name: list(islice(rows.all_keys(kinds()[name], outcome.keys), 500)) for name in outcome.tally.added}
    count = sum(map(len, added.values()))
    for other in others:
        keys = rows.keys_of(other.mark)
        alike = sum(len(rows.existing(kinds()[name], some, keys)) for name, some in added.items())
        if 2 * alike > count:
            outcome.notes.append(
                _("Most of its keys are keys of “{other}” too. If it is that project, write name = \"{other}\" into"
                  " dalel.toml; and if the folder was imported already, take that back first (`dalel undo last"
                  " --project {project}`).", other=other.name, project=shlex.quote(outcome.project))
            )  # fmt: skip


def _is_large(sheets: Sequence[tuple[Sheet, Kind]]) -> bool:
    return sum(sheet.path.stat().st_size for sheet, _kind in sheets) > WORTH_A_PROCESS


def _import_at_once(work: _Import, careful: Outcome, actor: Actor, path: Path) -> Outcome | None:
    """Read once, in a process beside this one, and write at the same time. None if anything was wrong with the tables:
    then nothing was written, and they are to be read the careful way, which says what it was."""
    outcome = Outcome(careful.project, careful.keys, notes=list(careful.notes))
    try:
        with transaction.atomic():
            _in_its_project(outcome, work, actor)
            with _one_import(outcome, actor) as journal:
                keep_columns(projects.chosen(outcome.project), work.kinds)
                closed, first = _closed_before(outcome), journal.next_number()
                _write_ahead(work, outcome, journal, path)
                find_missing(FolderRecords(path), outcome)
                outcome.refused += [*left_unreadable(outcome, work.kinds, work.facts), *closed.opened()]
                if outcome.refused:
                    raise ProblemsFound(outcome.refused)
                outcome.closes = _closes(outcome, closed, first, journal)
                _write_files(work.files, outcome, journal)
                _remember(outcome, path)
    except (NotGoodError, IntegrityError, DataError):
        return None
    bulk.take_stock([*(model_of(kind)._meta.db_table for _sheet, kind in work.sheets), JournalEntry._meta.db_table])
    return outcome


def _write_ahead(work: _Import, outcome: Outcome, journal: Journal, path: Path) -> None:
    with bulk.beside():
        reading = Reading(work.kinds, work.facts, Findings())
        tables = [(sheet, _writer(kind, outcome, journal, reading.absent(sheet, kind))) for sheet, kind in work.sheets]
        base = Base(work.kinds, outcome.keys, _reference(path), _shipped_keys(work.facts))
        outcome.warnings = write_at_once(base, tables, work.progress)
    if outcome.refused:
        raise ProblemsFound(outcome.refused)


def _writer(kind: Kind, outcome: Outcome, journal: Journal, absent: frozenset[str]) -> Writer:
    outcome.absent[kind.name] = absent
    return Writer(kind, outcome.keys, journal, outcome.tally, outcome.note_change, absent)


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
              error=reason_of(error))
        )  # fmt: skip


def _facts(path: Path) -> tuple[Facts, dict[str, Kind], list[Problem]]:
    """The reference data and the kinds with the folder's own over them, or without them and with what is wrong."""
    try:
        facts = load(_reference(path))
        return facts, with_own(kinds(), facts), []
    except ProblemsFound as found:
        if (path / FILE).exists():  # without its own columns every table of the folder would look wrong
            raise
        return load(), kinds(), found.problems


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
        _look_up_missing(reading, outcome.keys)
    reading.resolve()
    _check_unique(reading, outcome.keys)
    outcome.warnings = reading.warnings.problems()


def _look_up_missing(reading: Reading, keys: Keys) -> None:
    """References to records that the folder does not bring, but the project has."""
    for name, missing in reading.missing.items():
        unmet = [key for key in missing if key not in reading.ids[name]]
        reading.ids[name].update(rows.existing(reading.kinds[name], unmet, keys))


def _check_unique(reading: Reading, keys: Keys) -> None:
    """What may occur once must not be in the project already under another key."""
    for (name, columns, place), seen in reading.unique.items():
        kind = reading.kinds[name]
        brought = {key for key, _line in seen.values()}
        places = [index for index, column in enumerate(kind.columns) if column.name in columns]
        with rows.one_moment():
            for row in rows.Stored(kind, keys):
                values = tuple(row[index] for index in places)
                if row[0] in brought or values not in seen or seen[values][0] == row[0]:
                    continue
                message = _("{kind} {other} has the same {names} already.", kind=name, other=row[0],
                            names=", ".join(columns))  # fmt: skip
                finding = Finding("unique", message, _("Use the key of the record that is there, or mend the row."))
                reading.findings.add(
                    finding, place, column=", ".join(columns), value="; ".join(values), line=seen[values][1]
                )


def _write(work: _Import, outcome: Outcome, journal: Journal, folder: FolderRecords, *, retire: bool) -> None:
    """Read the tables once more and write them. Cells are checked again, in case a file was saved in between."""
    findings = Findings()
    reading = Reading(work.kinds, work.facts, findings, thorough=False)
    closed, first = _closed_before(outcome), journal.next_number()
    with bulk.beside():
        # Those that others point to come first: a record then finds what it points to, and the database need not
        # look again, for every record that comes later, who was waiting for it.
        places = {name: place for place, name in enumerate(reading.kinds)}
        for sheet, kind in sorted(work.sheets, key=lambda one: places[one[1].name]):
            _write_sheet(work, reading, sheet, _writer(kind, outcome, journal, reading.absent(sheet, kind)))
    find_missing(folder, outcome)
    if retire:
        retire_what_is_missing(folder, outcome, journal)
    else:
        outcome.refused += left_unreadable(outcome, work.kinds, work.facts)
    outcome.refused += [one for one in closed.opened() if one not in outcome.refused]
    if findings or outcome.refused:
        raise ProblemsFound([*findings.problems(), *outcome.refused])
    outcome.closes = _closes(outcome, closed, first, journal)
    _write_files(work.files, outcome, journal)


def _closed_before(outcome: Outcome) -> Closed:
    """What an import could open: nothing, where it begins a project."""
    return Closed() if outcome.is_new else Closed.now()


def _closes(outcome: Outcome, closed: Closed, first: int, journal: Journal) -> bool:
    """Whether an import closes what was open before it: nothing, where it begins a project."""
    return not outcome.is_new and closed.closed_since(first, journal)


def _say_what_stays_open(outcome: Outcome) -> None:
    """Note what was given to another project before it was closed here."""
    outcome.notes += [
        _("{kind} {key} is closed here and open in the project “{project}”, to which it was given: close it there too,"
          " or take it back with `dalel share --take-back`.", kind=kind, key=key, project=other)
        for kind, key, other in closed_and_given(projects.chosen(outcome.project))
    ]  # fmt: skip


def _write_sheet(work: _Import, reading: Reading, sheet: Sheet, writer: Writer) -> None:
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
    for name, text in files.items():
        path, now = unicodedata.normalize("NFC", name), digest(text)
        known = stored.get(path)
        if known is not None and known.sha256 == now:
            outcome.files["unchanged"] += 1
            continue
        outcome.files["added" if known is None else "changed"] += 1
        if journal is not None:
            put_text(outcome.project, path, text, journal)


def _check_project_name(name: str) -> None:
    """A project's name becomes part of keys and file names."""
    if not is_name(name):
        raise InputError(
            _("“{name}” cannot be the name of a project.", name=visible(name)),
            _('In dalel.toml, below [project], write name = "…".') + " " + name_remedy(),
        )
