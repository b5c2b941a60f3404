"""Verifies that the records and the projects' texts are what the journal says they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from django.db import connection

from dalel.custody.facts import digest
from dalel.custody.verdict import Verdict
from dalel.custody.verify_chain import parsed
from dalel.lib.errors import DateError
from dalel.lib.speech import _
from dalel.records.kind import Kind
from dalel.records.rows import Cells, Stored, stream
from dalel.records.stored import bounds

PROJECT_FILES = "project-files"
REMOVED = "remove"  # the verb of an entry after which a record is not there

State = tuple[str, dict[str, str | None]]  # key, the value of each field; None: destroyed, so not to be compared


def verify_records(verdict: Verdict, kind: Kind, destroyed: frozenset[int]) -> None:
    """The table of a kind, side by side with what the journal says of each of its records."""
    told = _states_sealed(kind, destroyed) if kind.identity else _states(kind.name)
    state = next(told, None)
    for row in Stored(kind).as_stored():
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
        elif wanted is not None and wanted != value and kind.identity:  # what is printed may be kept or sent on
            yield _("{kind} {record}: {field} is not what the journal says.",
                    kind=kind.name, record=key, field=column.name)  # fmt: skip
        elif wanted is not None and wanted != value:
            yield _("{kind} {record}: {field} is “{value}”, the journal says “{wanted}”.",
                    kind=kind.name, record=key, field=column.name, value=value, wanted=wanted)  # fmt: skip
    if row.days and row.days != _days(kind, row.cells):
        yield _("{kind} {record}: the first or last day of a date was altered.", kind=kind.name, record=key)


def _days(kind: Kind, cells: Sequence[str | None]) -> tuple[str | None, ...]:
    try:
        return tuple(
            day
            for column, cell in zip(kind.columns, cells, strict=True)
            if column.type == "edtf"
            for day in bounds(cell or "")
        )
    except DateError:  # the date itself is damaged, which is said already
        return ()


def _states(kind: str) -> Iterator[State]:
    """What the journal says of each record of a kind, sorted by key."""
    order = _by_code_point("record")
    statement = f"SELECT record, verb, changes FROM custody_journalentry WHERE kind = %s ORDER BY {order}, sequence"
    rows = (row for some in stream(statement, (kind,)) for row in some)
    for record, entries in groupby(rows, key=itemgetter(0)):
        state: dict[str, str | None] = {}
        gone = False
        for _record, verb, changes in entries:
            gone = verb == REMOVED
            for name, values in parsed(changes).items():
                state[name] = str(values[1] if isinstance(values, list) and len(values) == 2 else values)
        if not gone:
            yield str(record), state


def _states_sealed(kind: Kind, destroyed: frozenset[int]) -> Iterator[State]:
    """The same for tables whose values stand beside the chain."""
    statement = (
        "SELECT e.record, e.sequence, e.verb, s.field, s.after FROM custody_journalentry e "
        "LEFT JOIN custody_journalsecret s ON s.entry_id = e.sequence "
        f"WHERE e.kind = %s ORDER BY {_by_code_point('e.record')}, e.sequence"
    )
    rows = (row for some in stream(statement, (kind.name,)) for row in some)
    for record, entries in groupby(rows, key=itemgetter(0)):
        state: dict[str, str | None] = {}
        gone = False
        for _record, sequence, verb, name, after in entries:
            if gone and verb != REMOVED:
                state = {}  # it was brought in anew
            gone = verb == REMOVED
            if sequence in destroyed:
                state = dict.fromkeys((column.name for column in kind.columns), None)
            if name is not None:
                state[name] = after
        if not gone:
            yield str(record), state


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
