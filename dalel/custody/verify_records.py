"""Verifies that the records and the projects' texts are what the journal says they are."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection

from dalel.accounts.models import Project
from dalel.custody.facts import digest, kinds_of
from dalel.custody.projects import BEGIN, END, PROJECTS, SHARINGS, TAKE_BACK, content, sharings
from dalel.custody.verdict import Verdict
from dalel.custody.verify_chain import parsed, unsealed
from dalel.lib.errors import DalelError, DateError
from dalel.lib.messages import _
from dalel.records.fields import kinds, model_of
from dalel.records.keys import BETWEEN, MARK_LENGTH, Keys
from dalel.records.kind import Kind
from dalel.records.rows import Cells, Stored, keys_of, stream
from dalel.records.stored import bounds, own_names

PROJECT_FILES = "project-files"
REPLACED_TEXTS = "replaced-texts"  # entries that keep, beside the chain, a text that another one took the place of
REMOVED = "remove"  # the verb of entries of the first versions after which a record is not there
RETIRED = "retire"
GONE = frozenset({REMOVED, RETIRED, END, TAKE_BACK})

State = tuple[str, dict[str, str | None]]  # key, the value of each field; None: destroyed, so not to be compared


def verify_projects(verdict: Verdict) -> None:
    """The projects, and what they were given of one another."""
    there = {project.mark: content(project) for project in Project.objects.order_by("mark")}
    _compare(verdict, PROJECTS, there)
    _compare(verdict, SHARINGS, {record: {"project": name} for record, name in sharings().items()})
    for name, kind in kinds().items():
        table = connection.ops.quote_name(model_of(kind)._meta.db_table)
        given = "SELECT project_id, record FROM accounts_sharing WHERE kind = %s"
        gone = f"{given} AND (record NOT IN (SELECT id FROM {table}) OR substr(record, 1, {MARK_LENGTH}) = project_id)"
        for rows in stream(gone, (name,)):
            for mark, record in rows:
                verdict.say(_("{kind} {record}: it points to no record of another project.", kind=SHARINGS,
                              record=f"{mark}/{name}/{record}"))  # fmt: skip


def _compare(verdict: Verdict, kind: str, there: Mapping[str, Mapping[str, str]]) -> None:
    told = dict(_states(kind))
    for record in sorted({*told, *there}):
        if record not in there:
            verdict.say(_not_in_table(kind, record))
        elif record not in told:
            verdict.say(_not_in_journal(kind, record))
        elif any((told[record].get(name) or "") != value for name, value in there[record].items()):
            verdict.say(_("{kind} {record}: it is not what the journal says.", kind=kind, record=record))


def verify_records(verdict: Verdict, kind: Kind, destroyed: frozenset[int]) -> None:
    """The table of a kind, side by side with what the journal says of each of its records, project by project."""
    projects = [*Project.objects.order_by("mark"), *_ended()]
    for project in projects:
        verify_records_of(verdict, kind, project, destroyed)
    _verify_of_no_project(verdict, kind, projects)


def _ended() -> Iterator[Project]:
    """Projects that are no more: the journal speaks of their records, and all of these are gone."""
    statement = "SELECT DISTINCT record FROM custody_journalentry WHERE kind = %s AND verb = %s"
    ended = [mark for rows in stream(statement, (PROJECTS, END)) for (mark,) in rows]
    begun = "SELECT record, changes FROM custody_journalentry WHERE kind = %s AND verb = %s"
    old = {
        mark
        for rows in stream(begun, (PROJECTS, BEGIN))
        for mark, changes in rows
        if parsed(changes).get("before-marks") == "yes"
    }
    yield from (Project(mark=mark, before_marks=mark in old) for mark in ended)


def _verify_of_no_project(verdict: Verdict, kind: Kind, projects: Sequence[Project]) -> None:
    """Rows whose id begins with no project's mark, and entries that speak of such."""
    marks = ", ".join(f"'{Keys(project.mark).prefix}'" for project in projects) or "''"
    start = MARK_LENGTH + len(BETWEEN)
    old = any(project.before_marks for project in projects)
    table = connection.ops.quote_name(model_of(kind)._meta.db_table)
    for rows in stream(f"SELECT id FROM {table} WHERE substr(id, 1, {start}) NOT IN ({marks})"):
        for (id_,) in rows:
            shown = "…" if kind.identity else repr(id_)
            verdict.say(_("{kind}: the key {key} is damaged.", kind=kind.name, key=shown))
    bare = f" AND substr(record, {MARK_LENGTH + 1}, 1) = '{BETWEEN}'" if old else ""
    statement = (
        f"SELECT DISTINCT record FROM custody_journalentry WHERE kind = %s"
        f" AND substr(record, 1, {start}) NOT IN ({marks}){bare}"
    )
    for rows in stream(statement, (kind.name,)):
        for (record,) in rows:
            verdict.say(_not_in_table(kind.name, record))


def verify_records_of(verdict: Verdict, kind: Kind, project: Project, destroyed: frozenset[int]) -> None:
    """The same for one project."""
    kind = _of_the_project(kind, project)
    told = _states_sealed(kind, destroyed, project) if kind.committed else _states(kind.name, project)
    state = next(told, None)
    for row in Stored(kind, keys_of(project.mark)).as_stored():
        verdict.records += 1
        key = row.cells[0]
        if key is None:
            shown = "…" if kind.identity else repr(row.key)
            verdict.say(_("{kind}: the key {key} is damaged.", kind=kind.name, key=shown))
            continue
        while state is not None and state[0] < key:
            verdict.say(_not_in_table(kind.name, state[0]))
            state = next(told, None)
        if state is None or state[0] != key:
            verdict.say(_not_in_journal(kind.name, key))
            continue
        for problem in _differences(kind, row, state[1]):
            verdict.say(problem)
        state = next(told, None)
    while state is not None:
        verdict.say(_not_in_table(kind.name, state[0]))
        state = next(told, None)


def _of_the_project(kind: Kind, project: Project) -> Kind:
    """A kind with the project's own columns; without them where its texts, which are verified too, say nothing clear.
    What stands under them is then found to be of no column."""
    try:
        return kinds_of(project.name)[kind.name]
    except DalelError:
        return kind


def _not_in_table(kind: str, record: str) -> str:
    return _("{kind} {record}: the journal knows it, the table does not.", kind=kind, record=record)


def _not_in_journal(kind: str, record: str) -> str:
    return _("{kind} {record}: the table has it, the journal does not.", kind=kind, record=record)


def _differences(kind: Kind, row: Cells, state: dict[str, str | None]) -> Iterator[str]:
    key = row.cells[0]
    for column, value in zip(kind.columns[1:], row.cells[1:], strict=True):
        wanted = state.get(column.name, "")
        if value is None:
            yield _("{kind} {record}: what stands in {field} is damaged, no value of ours stands so.",
                    kind=kind.name, record=key, field=column.name)  # fmt: skip
        elif wanted is not None and wanted != value and column.is_committed:  # what is printed may be kept or sent on
            yield _("{kind} {record}: {field} is not what the journal says.",
                    kind=kind.name, record=key, field=column.name)  # fmt: skip
        elif wanted is not None and wanted != value:
            yield _("{kind} {record}: {field} is “{value}”, the journal says “{wanted}”.",
                    kind=kind.name, record=key, field=column.name, value=value, wanted=wanted)  # fmt: skip
    if not _holds_own(kind, row):
        yield _("{kind} {record}: it holds values of columns that this project does not have.",
                kind=kind.name, record=key)  # fmt: skip
    if row.days and row.days != _days(kind, row.cells):
        yield _("{kind} {record}: the first or last day of a date was altered.", kind=kind.name, record=key)


def _holds_own(kind: Kind, row: Cells) -> bool:
    """Whether what stands in the object of own values is what the own columns say, and nothing else."""
    told = {one.name for one, cell in zip(kind.columns, row.cells, strict=True) if one.own and cell != ""}
    try:
        return own_names(row.own) == told
    except ValueError:
        return False


def _days(kind: Kind, cells: Sequence[str | None]) -> tuple[str | None, ...]:
    try:
        return tuple(
            day
            for column, cell in zip(kind.columns, cells, strict=True)
            if column.type == "edtf" and not column.own
            for day in bounds(cell or "")
        )
    except DateError:  # the date itself is damaged, which is said already
        return ()


def _entries(statement: str, kind: str, project: Project | None) -> Iterator[tuple[Any, ...]]:
    """The rows of a query of the journal, of one project if one is given: the key in place of the id, sorted by it."""
    order = f" ORDER BY {_by_code_point('e.record')}, e.sequence"
    if project is None:
        return (row for some in stream(statement + order, (kind,)) for row in some)
    own = f" AND {_of_project(project)}{order}"
    marked: Iterable[tuple[Any, ...]] = (
        (row[0][MARK_LENGTH + 1 :], *row[1:]) for some in stream(statement + own, (kind,)) for row in some
    )
    if not project.before_marks:
        return iter(marked)
    # Entries from before there were marks name the key itself.
    old = f" AND substr(e.record, {MARK_LENGTH + 1}, 1) <> '{BETWEEN}'{order}"
    bare = (row for some in stream(statement + old, (kind,)) for row in some)
    return heapq.merge(bare, marked, key=itemgetter(0, 1))


def _of_project(project: Project) -> str:
    return Keys(project.mark).own(connection.vendor, "e.record")


def _states(kind: str, project: Project | None = None) -> Iterator[State]:
    """What the journal says of each record of a kind, sorted by key."""
    statement = "SELECT e.record, e.sequence, e.verb, e.changes FROM custody_journalentry e WHERE e.kind = %s"
    for record, entries in groupby(_entries(statement, kind, project), key=itemgetter(0)):
        state: dict[str, str | None] = {}
        gone = False
        for _record, _sequence, verb, changes in entries:
            gone = verb in GONE
            state.update(_after(changes))
        if not gone:
            yield str(record), state


def _states_sealed(kind: Kind, destroyed: frozenset[int], project: Project) -> Iterator[State]:
    """The same for tables of which some values, or all, stand beside the chain."""
    statement = (
        "SELECT e.record, e.sequence, e.verb, e.changes, e.commitments, s.field, s.after FROM custody_journalentry e "
        "LEFT JOIN custody_journalsecret s ON s.entry_id = e.sequence WHERE e.kind = %s"
    )
    for record, entries in groupby(_entries(statement, kind.name, project), key=itemgetter(0)):
        state: dict[str, str | None] = {}
        gone, last = False, None
        for _record, sequence, verb, changes, commitments, name, after in entries:
            if sequence != last:  # of an entry with several secrets, the first row
                last = sequence
                state, gone = ({} if gone and verb not in GONE else state), verb in GONE
                state.update(_after(changes))
                if sequence in destroyed:
                    state.update(dict.fromkeys(parsed(commitments)))
            if name is not None:
                state[name] = unsealed(after)
        if not gone:
            yield str(record), state


def _after(changes: object) -> dict[str, str | None]:
    """The values after an entry, of the fields whose values stand in it."""
    return {
        name: str(values[1] if isinstance(values, list) and len(values) == 2 else values)
        for name, values in parsed(changes).items()
    }


def _by_code_point(name: str) -> str:
    return f'{name} COLLATE "C"' if connection.vendor == "postgresql" else name


def verify_files(verdict: Verdict) -> None:
    """The texts of the projects."""
    told = dict(_states(PROJECT_FILES))
    for rows in stream("SELECT project, path, text, sha256 FROM custody_projectfile"):
        for project, path, text, sha256 in rows:
            key = f"{project}/{path}"
            state = told.pop(key, None)
            if state is None:
                verdict.say(_not_in_journal(PROJECT_FILES, key))
            elif not isinstance(text, str) or not _same(text, sha256, state.get("sha256")):
                verdict.say(_("{record}: the text is not the one that the journal speaks of.", record=key))
    for record in told:
        verdict.say(_not_in_table(PROJECT_FILES, record))


def _same(text: str, kept: object, wanted: str | None) -> bool:
    try:
        return digest(text) == wanted == kept
    except UnicodeError:  # bytes that are no text
        return False
