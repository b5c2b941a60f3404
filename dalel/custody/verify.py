"""Verifies the journal: its chain, its end, the values beside it, and that the records are what it says they are.

Everything streams; a journal of millions of entries needs no more memory than a short one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.db import connection

from dalel.accounts.policy import Actor, require
from dalel.custody import chain
from dalel.custody.chain import Entry, Head
from dalel.custody.facts import digest
from dalel.custody.journal import DESTROYED, JOURNAL, head, head_path, parse_head
from dalel.custody.models import ProjectFile
from dalel.lib.errors import DalelError, DateError
from dalel.lib.speech import _
from dalel.lib.tables import Kind
from dalel.reference.fields import kinds
from dalel.reference.rows import Stored, bounds, one_moment, stream

PROJECT_FILES = "project-files"
REMOVED = "remove"  # the verb of an entry after which a record is not there
KEPT = 1_000


@dataclass
class Verdict:
    """What a verification found. `problems` is empty when all is as it should be."""

    head: Head = field(default_factory=Head)
    entries: int = 0
    records: int = 0
    problems: list[str] = field(default_factory=list)
    more: int = 0

    def say(self, problem: str) -> None:
        if len(self.problems) < KEPT:
            self.problems.append(problem)
        else:
            self.more += 1


def verify(*, actor: Actor, expected: Sequence[Head] = ()) -> Verdict:
    """Verify everything. `expected` are heads that somebody kept: the chain has to run through each of them."""
    require(actor, "verify")
    verdict = Verdict()
    with one_moment():
        stored = head()
        destroyed = _verify_chain(verdict, [*expected, *_kept_in_file(verdict), stored])
        if stored != verdict.head:
            verdict.say(
                _("The journal ends at {end}, its head says {head}.", end=verdict.head, head=stored)
                + " "
                + _("Entries at its end were cut off, or added behind its back.")
            )
        for kind in kinds().values():
            _verify_records(verdict, kind, destroyed)
        _verify_files(verdict)
    return verdict


def _kept_in_file(verdict: Verdict) -> list[Head]:
    path: Path = head_path()
    if not path.exists():
        return []
    try:
        return [parse_head(path.read_text(encoding="ascii"))]
    except (DalelError, UnicodeDecodeError):
        verdict.say(_("{path} does not hold the head of a journal.", path=path))
        return []


# --- the chain -------------------------------------------------------------------------------------------------


def _verify_chain(verdict: Verdict, expected: Iterable[Head]) -> frozenset[int]:
    """Walk the chain; gives the entries whose values were destroyed, as the journal itself says."""
    waiting: dict[int, set[str]] = {}
    for one in expected:
        waiting.setdefault(one.sequence, set()).add(one.hash)
    waiting.pop(0, None)
    destroyed = _destroyed()
    secrets = _Secrets()
    at = Head()
    for entry, digest_ in _entries():
        if entry.sequence != at.sequence + 1:
            verdict.say(
                _("Entry {number} follows entry {before}: what stood between is missing.",
                  number=entry.sequence, before=at.sequence)
            )  # fmt: skip
        elif entry.previous != at.hash:
            verdict.say(_("Entry {number} does not follow from the one before it.", number=entry.sequence))
        if entry.hash() != digest_:
            verdict.say(_("Entry {number} was altered: its hash is not that of its content.", number=entry.sequence))
        for problem in secrets.problems(entry, destroyed):
            verdict.say(problem)
        for wanted in waiting.pop(entry.sequence, set()):
            if wanted != digest_:
                verdict.say(_("Entry {number} is not the one whose hash was kept.", number=entry.sequence))
        at = Head(entry.sequence, digest_)
        verdict.entries += 1
    for number in waiting:
        verdict.say(_("Entry {number}, whose hash was kept, is not there: the end was cut off.", number=number))
    for number in secrets.rest():
        verdict.say(_("Values are kept for entry {number}, which is not there.", number=number))
    verdict.head = at
    return destroyed


def _entries() -> Iterator[tuple[Entry, str]]:
    postgres = connection.vendor == "postgresql"
    at = """to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')""" if postgres else "CAST(at AS TEXT)"
    statement = (
        f"SELECT sequence, {at}, actor, verb, kind, record, changes, commitments, previous, hash "
        "FROM custody_journalentry ORDER BY sequence"
    )
    for rows in stream(statement):
        for sequence, moment, *rest, digest_ in rows:
            yield Entry(sequence, moment if postgres else _moment(moment), *rest), digest_


def _moment(text: str) -> str:
    """A moment as SQLite keeps it ("2026-11-23 21:05:00.12"), as it stands in an entry."""
    return f"{text[:10]}T{text[11:19]}.{text[20:].ljust(6, '0')}Z"


def _destroyed() -> frozenset[int]:
    numbers: set[int] = set()
    statement = "SELECT changes FROM custody_journalentry WHERE kind = %s AND verb = %s"
    for rows in stream(statement, (JOURNAL, DESTROYED)):
        for (changes,) in rows:
            numbers.update(map(int, _parsed(changes).get("entries", "").split()))
    return frozenset(numbers)


def _parsed(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError:  # an altered entry; the chain says so
        return {}
    return value if isinstance(value, dict) else {}


class _Secrets:
    """The values beside the chain, in step with the entries."""

    def __init__(self) -> None:
        statement = "SELECT entry_id, field, salt, before, after FROM custody_journalsecret ORDER BY entry_id, field"
        self._groups = groupby((row for rows in stream(statement) for row in rows), key=itemgetter(0))
        self._next: tuple[int, list[tuple[Any, ...]]] | None = None
        self._step()

    def _step(self) -> None:
        group = next(self._groups, None)
        self._next = None if group is None else (group[0], list(group[1]))

    def problems(self, entry: Entry, destroyed: frozenset[int]) -> Iterator[str]:
        while self._next is not None and self._next[0] < entry.sequence:
            yield _("Values are kept for entry {number}, which is not there.", number=self._next[0])
            self._step()
        kept = {}
        if self._next is not None and self._next[0] == entry.sequence:
            kept = {row[1]: row[2:] for row in self._next[1]}
            self._step()
        if not kept and entry.commitments == chain.NOTHING:
            return
        yield from _against_commitments(entry, kept, destroyed)

    def rest(self) -> Iterator[int]:
        while self._next is not None:
            yield self._next[0]
            self._step()


def _against_commitments(
    entry: Entry, kept: dict[str, tuple[str, str | None, str | None]], destroyed: frozenset[int]
) -> Iterator[str]:
    committed = _parsed(entry.commitments)
    for name, wanted in committed.items():
        if name not in kept:
            if entry.sequence not in destroyed:
                yield _("Entry {number}: the values of {field} are gone, and no entry says that they were destroyed.",
                        number=entry.sequence, field=name)  # fmt: skip
        elif _commitment(*kept[name]) != wanted:
            yield _("Entry {number}: the values kept for {field} are not those it was committed to.",
                    number=entry.sequence, field=name)  # fmt: skip
    for name in kept.keys() - committed.keys():
        yield _("Entry {number}: values are kept for {field}, which it does not speak of.",
                number=entry.sequence, field=name)  # fmt: skip


def _commitment(salt: str, before: str | None, after: str | None) -> str:
    try:
        return chain.commitment(salt, before, after)
    except ValueError:  # the salt was altered
        return ""


# --- the records -----------------------------------------------------------------------------------------------

State = tuple[str, dict[str, str | None]]  # key, the value of each field; None: destroyed, so not to be compared


def _verify_records(verdict: Verdict, kind: Kind, destroyed: frozenset[int]) -> None:
    """The table of a kind, side by side with what the journal says of each of its records."""
    names = [column.name for column in kind.columns]
    dates = [place for place, column in enumerate(kind.columns) if column.type == "edtf"]
    told = _states_sealed(kind, destroyed) if kind.identity else _states(kind.name)
    state = next(told, None)
    for row, days in Stored(kind).with_bounds():
        verdict.records += 1
        while state is not None and state[0] < row[0]:
            verdict.say(_not_in_table(kind.name, state[0]))
            state = next(told, None)
        if state is None or state[0] != row[0]:
            verdict.say(_not_in_journal(kind.name, row[0]))
            continue
        for problem in _differences(kind.name, names, row, state[1]):
            verdict.say(problem)
        if days and days != tuple(day for place in dates for day in bounds(row[place])):
            verdict.say(
                _("{kind} {record}: the first or last day of a date was altered.", kind=kind.name, record=row[0])
            )
        state = next(told, None)
    while state is not None:
        verdict.say(_not_in_table(kind.name, state[0]))
        state = next(told, None)


def _days(row: Sequence[str], dates: Sequence[int]) -> tuple[str | None, ...]:
    try:
        return tuple(day for place in dates for day in bounds(row[place]))
    except DateError:  # the date itself was altered, which is said already
        return ()


def _not_in_table(kind: str, record: str) -> str:
    return _("{kind} {record}: the journal knows it, the table does not.", kind=kind, record=record)


def _not_in_journal(kind: str, record: str) -> str:
    return _("{kind} {record}: the table has it, the journal does not.", kind=kind, record=record)


def _differences(kind: str, names: Sequence[str], row: Sequence[str], state: dict[str, str | None]) -> Iterator[str]:
    for name, value in zip(names[1:], row[1:], strict=True):
        wanted = state.get(name, "")
        if wanted is not None and wanted != value:
            yield _("{kind} {record}: {field} is “{value}”, the journal says “{wanted}”.",
                    kind=kind, record=row[0], field=name, value=value, wanted=wanted)  # fmt: skip


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
            for name, values in _parsed(changes).items():
                state[name] = values if isinstance(values, str) else values[1]
        if not gone:
            yield record, state


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
            gone = verb == REMOVED
            if sequence in destroyed:
                state = dict.fromkeys((column.name for column in kind.columns), None)
            if name is not None:
                state[name] = after
        if not gone:
            yield record, state


def _by_code_point(name: str) -> str:
    return f'{name} COLLATE "C"' if connection.vendor == "postgresql" else name


def _verify_files(verdict: Verdict) -> None:
    told = dict(_states(PROJECT_FILES))
    for file in ProjectFile.objects.iterator(chunk_size=100):
        state = told.pop(file.key, None)
        if state is None:
            verdict.say(_not_in_journal(PROJECT_FILES, file.key))
        elif digest(file.text) != state.get("sha256") or file.sha256 != state.get("sha256"):
            verdict.say(_("{record}: the text is not the one that the journal speaks of.", record=file.key))
    for record in told:
        verdict.say(_not_in_table(PROJECT_FILES, record))
