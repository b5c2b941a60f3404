"""Verifies the chain of the journal and the values that stand beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection

from dalel.custody import chain
from dalel.custody.chain import Entry, Head
from dalel.custody.heads import ACCEPTED, JOURNAL
from dalel.custody.journal import CLOCK, DESTROYED
from dalel.custody.verdict import Verdict
from dalel.lib.errors import InputError
from dalel.lib.messages import _
from dalel.records.rows import stream
from dalel.records.sealing import unseal_given


def verify_chain(verdict: Verdict, expected: Iterable[Head], destroyed: frozenset[int]) -> None:
    """Walk the chain. It has to run through the heads that are expected."""
    waiting: dict[int, set[str]] = {}
    for one in expected:
        waiting.setdefault(one.sequence, set()).add(one.hash)
    waiting.pop(0, None)
    secrets, last = _Secrets(), ""
    for entry, digest in _entries(verdict):
        _link(verdict, entry, digest)
        for problem in secrets.problems(entry, destroyed):
            verdict.say(problem)
        for wanted in waiting.pop(entry.sequence, set()):
            if wanted != digest:
                verdict.say(_("Entry {number} is not the one whose hash was kept.", number=entry.sequence))
        _remark(verdict, entry, last)
        last = entry.at
        verdict.head = Head(entry.sequence, digest)
        verdict.entries += 1
    for number in waiting:
        verdict.say(_("Entry {number}, whose hash was kept, is not there: the end was cut off.", number=number))
    for number in secrets.rest():
        verdict.say(_("Values are kept for entry {number}, which is not there.", number=number))


def _link(verdict: Verdict, entry: Entry, digest: str) -> None:
    before = verdict.head
    if entry.sequence != before.sequence + 1:
        verdict.say(
            _("Entry {number} follows entry {before}: what stood between is missing.",
              number=entry.sequence, before=before.sequence)
        )  # fmt: skip
    elif entry.previous != before.hash:
        verdict.say(_("Entry {number} does not follow from the one before it.", number=entry.sequence))
    if _hash(entry) != digest:
        verdict.say(_("Entry {number} was altered: its hash is not that of its content.", number=entry.sequence))


def _hash(entry: Entry) -> str:
    try:
        return entry.hash()
    except (TypeError, UnicodeError):  # a column holds bytes, or bytes that are no text
        return ""


def _remark(verdict: Verdict, entry: Entry, last: str) -> None:
    """What the chain vouches for and people should know all the same."""
    if entry.kind == JOURNAL and entry.verb == ACCEPTED:
        head = parsed(entry.changes).get("given-up")
        verdict.note(_("Entry {number}: {actor} went on from an earlier or another database at {at}, giving up the"
                       " head {head}.", number=entry.sequence, actor=entry.actor, at=entry.at, head=head))  # fmt: skip
    if entry.at < last and not (entry.kind == JOURNAL and entry.verb == CLOCK):
        verdict.note(_("Entry {number} bears an earlier moment than the one before it: the clock was put back.",
                       number=entry.sequence))  # fmt: skip


def _entries(verdict: Verdict) -> Iterator[tuple[Entry, str]]:
    postgres = connection.vendor == "postgresql"
    at = """to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')""" if postgres else "+at"
    statement = (
        f"SELECT sequence, {at}, actor, verb, kind, record, changes, commitments, previous, hash "
        "FROM custody_journalentry ORDER BY sequence"
    )
    for rows in stream(statement):
        for sequence, moment, *rest, digest in rows:
            if not all(isinstance(cell, str) for cell in (moment, digest, *rest)):
                verdict.say(_("Entry {number} was altered: it holds what is no text.", number=sequence))
            told = [str(cell) for cell in (moment if postgres else _moment(moment), *rest)]
            yield Entry(sequence, *told), str(digest)


_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{6})", re.ASCII)


def _moment(text: object) -> str:
    """A moment as SQLite keeps it ("2026-11-23 21:05:00.120000"), as it stands in an entry; nothing else is one."""
    read = _MOMENT.fullmatch(str(text))
    return f"{read[1]}T{read[2]}Z" if read else ""


def destroyed_entries() -> frozenset[int]:
    """The entries whose values were destroyed, as the journal itself says."""
    numbers: set[int] = set()
    statement = "SELECT changes FROM custody_journalentry WHERE kind = %s AND verb = %s"
    for rows in stream(statement, (JOURNAL, DESTROYED)):
        for (changes,) in rows:
            said = parsed(changes).get("entries", "")
            numbers.update(int(one) for one in str(said).split() if one.isascii() and one.isdecimal())
    return frozenset(numbers)


def parsed(text: object) -> dict[str, Any]:
    """The object that a text of the journal is; {} for an altered one, of which the chain says so."""
    try:
        value = json.loads(str(text))
    except (ValueError, RecursionError):
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
        while self._next is not None and _before(self._next[0], entry.sequence):
            yield _("Values are kept for entry {number}, which is not there.", number=self._next[0])
            self._step()
        kept = {}
        if self._next is not None and self._next[0] == entry.sequence:
            kept = {row[1]: (row[2], *map(unsealed, row[3:])) for row in self._next[1]}
            self._step()
        if not kept and entry.commitments == chain.NOTHING:
            return
        yield from _against_commitments(entry, kept, destroyed)

    def rest(self) -> Iterator[int]:
        while self._next is not None:
            yield self._next[0]
            self._step()


def _before(number: object, sequence: int) -> bool:
    return not isinstance(number, int) or number < sequence


def _against_commitments(
    entry: Entry, kept: dict[str, tuple[str, str | None, str | None]], destroyed: frozenset[int]
) -> Iterator[str]:
    committed = parsed(entry.commitments)
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


def unsealed(value: Any) -> Any:
    """What was sealed; bytes, which no value is, for what cannot have been."""
    try:
        return unseal_given(value)
    except (ValueError, TypeError, AttributeError):  # what stands there fits no commitment
        return b""


def _commitment(salt: str, before: str | None, after: str | None) -> str:
    try:
        return chain.commitment(salt, before, after)
    except (
        ValueError,
        TypeError,
        AttributeError,
        InputError,
    ):  # the salt was altered, or bytes stand where there was text
        return ""
