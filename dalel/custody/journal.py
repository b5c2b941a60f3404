"""Writes the journal: every change of a record is an entry, in the same transaction as the change itself."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from json.encoder import encode_basestring as quote

from django.db import connection, transaction
from django.db.models import QuerySet

from dalel.accounts.models import Project
from dalel.accounts.policy import Actor, require
from dalel.custody import bulk, chain
from dalel.custody.chain import Head
from dalel.custody.heads import JOURNAL, begin, keep_after_commit
from dalel.custody.models import JournalEntry, JournalHead, JournalSecret
from dalel.lib import clock
from dalel.lib.errors import InputError
from dalel.lib.messages import _
from dalel.records.keys import BETWEEN
from dalel.records.kind import Kind
from dalel.records.sealing import seal, seal_given

ENTRY = ("sequence", "at", "actor", "verb", "kind", "record", "changes", "commitments", "previous", "hash")
SECRET = ("entry_id", "field", "salt", "before", "after")
DESTROYED = "destroy"
EXPLANATIONS = "explanations"
CLOCK = "clock-back"


Secrets = Mapping[str, tuple[str | None, str]]  # field -> before, after


@dataclass
class Journal:
    """The journal opened for writing by one actor at one moment. Made by `writing`."""

    actor: str
    head: Head
    at: datetime
    last: datetime | None = None  # the moment of the last entry
    _entries: list[tuple[object, ...]] = field(default_factory=list)
    _secrets: list[tuple[object, ...]] = field(default_factory=list)
    _prefix: str = ""
    _moment: object = None

    def __post_init__(self) -> None:
        # Everything of an entry's canonical JSON that comes before its changes is the same for all of one writing.
        self._prefix = f'{{"actor":{quote(self.actor)},"at":{quote(chain.moment(self.at))},"changes":'
        naive = self.at.astimezone(UTC).replace(tzinfo=None)  # as Django keeps moments on SQLite
        postgres = connection.vendor == "postgresql"
        self._moment = chain.moment(self.at) if postgres else naive.isoformat(" ", "microseconds")

    def write(self, verb: str, kind: str, records: Iterable[tuple[str, str, str]]) -> None:
        """Entries for (record, changes, commitments), both in canonical JSON (see `chain`)."""
        sequence, previous = self.next_number() - 1, self.head.hash
        kind_json, verb_json = quote(kind), quote(verb)
        for record, changes, commitments in records:
            sequence += 1
            data = (
                f'{self._prefix}{changes},"commitments":{commitments},"kind":{kind_json},"previous":"{previous}",'
                f'"record":{quote(record)},"sequence":{sequence},"verb":{verb_json}}}'
            )
            digest = sha256(data.encode()).hexdigest()
            self._entries.append(
                (sequence, self._moment, self.actor, verb, kind, record, changes, commitments, previous, digest)
            )
            previous = digest
        self.head = Head(sequence, previous)
        if len(self._entries) >= 10_000:
            self.flush()

    def next_number(self) -> int:
        """The number of the entry that is written next. Entries bear the moment that the clock shows: where it was put
        back, an entry has said so before."""
        last, self.last = self.last, None
        if last is not None and last > self.at:
            told = {"before": chain.moment(last), "after": chain.moment(self.at)}
            self.write(CLOCK, JOURNAL, [("clock", chain.added(told), chain.NOTHING)])
        return self.head.sequence + 1

    def write_with_secrets(self, verb: str, kind: str, record: str, changes: str, sealed: Secrets) -> None:
        """An entry of which some values stand beside the chain: for these the entry itself holds commitments."""
        commitments = []
        number = self.next_number()
        for name, (before, after) in sealed.items():
            salt = secrets.token_hex(32)
            commitments.append((name, chain.commitment(salt, before, after)))
            self._secrets.append((number, name, salt, seal_given(before), seal_given(after)))
        self.write(verb, kind, [(record, changes, chain.committed(commitments))])

    def write_many(
        self,
        verb: str,
        kind: str,
        records: Iterable[tuple[str, str, str]],
        values: Iterable[tuple[int, str, str, str]],
    ) -> None:
        """Entries of new records as `write` takes them; values: which of them, field, salt, and what it is."""
        first = self.next_number()
        self._secrets += [(first + place, name, salt, None, seal(value)) for place, name, salt, value in values]
        self.write(verb, kind, records)

    def flush(self) -> None:
        """Send what is gathered to the database."""
        bulk.insert(JournalEntry._meta.db_table, ENTRY, self._entries)
        bulk.insert(JournalSecret._meta.db_table, SECRET, self._secrets)
        self._entries.clear()
        self._secrets.clear()

    # --- one record ------------------------------------------------------------------------------------------

    def added(self, kind: Kind, record: str, values: Mapping[str, str], verb: str = "add") -> None:
        """A record that is new, by its id; values are cells of its project."""
        given = {name: value for name, value in values.items() if value and name != "id"}
        sealed = {name: (None, given.pop(name)) for name in sorted(kind.committed & given.keys())}
        self._write_one(verb, kind.name, record, chain.added(given), sealed)

    def explained(self, kind: Kind, record: str, reason: str) -> None:
        """Why something odd stands as it does. It is an entry of its own: no field of the record holds it."""
        self.write("explain", EXPLANATIONS, [(f"{kind.name}/{record}", chain.added({"reason": reason}), chain.NOTHING)])

    def amended(self, kind: Kind, record: str, changes: Mapping[str, tuple[str, str]], verb: str = "amend") -> None:
        """A record of which some fields changed, by its id; values are cells of its project."""
        given = dict(changes)
        sealed = {name: given.pop(name) for name in sorted(kind.committed & given.keys())}
        self._write_one(verb, kind.name, record, chain.amended(given), sealed)

    def _write_one(self, verb: str, kind: str, record: str, changes: str, sealed: Secrets) -> None:
        if sealed:
            self.write_with_secrets(verb, kind, record, changes, sealed)
        else:
            self.write(verb, kind, [(record, changes, chain.NOTHING)])


@contextmanager
def writing(actor: Actor) -> Iterator[Journal]:
    """Open the journal within a transaction. Nobody else writes until it ends, so that the chain has no fork.

    What is committed is on the disk once anybody is told so, whatever the server is set to.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("the journal is written in the transaction of the change that it tells of")
    _commit_lastingly()
    stored = JournalHead.objects.select_for_update().filter(pk=1).first()
    if stored is None:
        # The first writer makes the row; a second one at the same time waits here and fails rather than forks.
        stored = JournalHead.objects.create(pk=1, sequence=0, hash=chain.GENESIS)
    last = JournalEntry.objects.filter(pk=stored.sequence).values_list("at", flat=True).first()
    journal = Journal(actor.username, Head(stored.sequence, stored.hash), clock.moment(), last)
    yield journal
    journal.flush()
    if journal.head.sequence != stored.sequence:
        JournalHead.objects.filter(pk=1).update(sequence=journal.head.sequence, hash=journal.head.hash)
        if not stored.sequence:
            begin()
        transaction.on_commit(keep_after_commit)


def _commit_lastingly() -> None:
    # SQLite is told so when it is opened (config.databases).
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('synchronous_commit', 'on', true) WHERE"
                           " current_setting('synchronous_commit') = 'off'")  # fmt: skip


def entries_of(project: Project, kind: str, key: str) -> QuerySet[JournalEntry]:
    """What the journal says of a record. Entries from before there were marks name the key itself."""
    names = [project.mark + BETWEEN + key, *([key] if project.before_marks else [])]
    return JournalEntry.objects.filter(kind=kind, record__in=names)


def destroy(*, entries: Sequence[int], reason: str, actor: Actor) -> int:
    """Destroy the values that stand beside these entries. The chain stays whole; the journal says that, and why."""
    require(actor, "destroy")
    if not reason.strip():
        raise InputError(_("Destroying values needs a reason."), _("Say why, for example: consent was withdrawn."))
    with transaction.atomic(), writing(actor) as journal:
        wanted = sorted(set(entries))
        doomed = JournalSecret.objects.filter(entry_id__in=wanted)
        numbers = sorted(set(doomed.values_list("entry_id", flat=True)))
        destroyed, _rows = doomed.delete()
        if destroyed:
            told = {"entries": " ".join(map(str, numbers)), "reason": reason.strip()}
            journal.write(DESTROYED, JOURNAL, [("secrets", chain.added(told), chain.NOTHING)])
    return destroyed
