"""Bringing back what was retired, from the values that the journal keeps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from django.db import IntegrityError, transaction

from dalel.accounts.models import Project
from dalel.accounts.policy import Actor, require
from dalel.accounts.projects import chosen
from dalel.custody import bulk, chain
from dalel.custody.facts import current_facts
from dalel.custody.journal import Journal, entries_of, writing
from dalel.custody.models import JournalEntry, JournalSecret
from dalel.custody.opening import opened_by_coming_back
from dalel.custody.verify_chain import parsed
from dalel.custody.verify_records import GONE
from dalel.intake.outcome import Told
from dalel.lib.errors import InputError, MissingError, ProblemsFound
from dalel.lib.facts import Facts
from dalel.lib.messages import _
from dalel.records import encoding, rows, stored
from dalel.records.cells import faults_in
from dalel.records.fields import kinds, model_of
from dalel.records.keys import Keys, key_of
from dalel.records.kind import Column, Kind
from dalel.records.own import FILE, PREFIX, with_own

RESTORED = "restore"
AT_ONCE = 5_000

Cells = dict[str, str]  # column -> cell, the key under "id"
ByKind = dict[str, dict[str, Cells]]  # kind -> key -> cells


def restore(*, kind: Kind, key: str, reason: str, actor: Actor, project: str = "") -> list[Told]:
    """Bring back a retired record with the parts that were retired with it; gives them all.

    MissingError where the journal knows of none that was retired; InputError where its values were destroyed, what it
    points to is gone, or its key is taken; ProblemsFound where it was closed, and what closed it stays retired.
    """
    require(actor, "amend", kind)
    with transaction.atomic(), writing(actor) as journal:  # from here on nobody else writes
        home = chosen(project)
        prefix = rows.keys_of(home.mark).prefix
        last = entries_of(home, kind.name, key).order_by("-sequence").first()
        if last is None or last.verb not in GONE:
            raise MissingError(
                _("No record “{key}” was retired among {kind}.", key=key, kind=kind.name),
                _("Look the key up in the list."),
            )
        wanted, first = _with_parts(kind, key, last), journal.next_number()
        put_back(wanted, home, journal)
        back = {name: [prefix + one for one in some] for name, some in wanted.items()}
        if opened := opened_by_coming_back(back, first):
            raise ProblemsFound(opened, _("Nothing was restored."))
        if reason.strip():
            journal.explained(kind, prefix + key, reason.strip())
    return [(name, one) for name, some in wanted.items() for one in some]


def values_before(entry: JournalEntry) -> Cells:
    """What a record was before an entry that retired or amended it: the fields of which the entry tells."""
    return values_before_each([entry])[key_of(entry.record)]


def values_before_each(entries: Sequence[JournalEntry]) -> dict[str, Cells]:
    """The same for many entries of records of one kind, by key; of one that several tell of, before the first."""
    sealed: dict[int, Cells] = {}
    with_secrets = [entry.sequence for entry in entries if entry.commitments != chain.NOTHING]
    for some in bulk.chunks(with_secrets, AT_ONCE):
        for secret in JournalSecret.objects.filter(entry__in=some):
            sealed.setdefault(secret.entry_id, {})[secret.field] = secret.before or ""
    found: dict[str, Cells] = {}
    for entry in reversed(entries):
        told = {name: before or "" for name, (before, _after) in entry.differences.items()}
        kept = sealed.get(entry.sequence, {})
        key = key_of(entry.record)
        if parsed(entry.commitments).keys() - kept.keys():
            raise InputError(
                _("What the journal kept of {kind} {record} was destroyed.", kind=entry.kind, record=key),
                _("It cannot be brought back; bring it in anew."),
            )
        found[key] = {**found.get(key, {}), **told, **kept, "id": key}
    return found


def _with_parts(kind: Kind, key: str, last: JournalEntry) -> ByKind:
    """A record and what the same run retired that is a part of it, the pointed to first. One run writes its entries in
    one moment and by one hand. Values are read of what is wanted alone: those of another record may be destroyed."""
    together = JournalEntry.objects.filter(at=last.at, actor=last.actor, verb__in=GONE)
    found: ByKind = {kind.name: {key: values_before(last)}}
    for other in kinds().values():
        names = [name for name in other.part_of if found.get(str(other.column(name).kind))]
        for entry in together.filter(kind=other.name).order_by("sequence") if names else ():
            above = _pointed_to(entry, names)
            if any(above.get(name) in found.get(str(other.column(name).kind), {}) for name in names):
                found.setdefault(other.name, {})[key_of(entry.record)] = values_before(entry)
    return found


def _pointed_to(entry: JournalEntry, names: Sequence[str]) -> Cells:
    """What a record pointed to before an entry, by these columns, as far as the journal still knows."""
    told = {name: before or "" for name, (before, _after) in entry.differences.items() if name in names}
    if entry.commitments != chain.NOTHING:
        known = JournalSecret.objects.filter(entry=entry, field__in=names)
        told.update({secret.field: secret.before or "" for secret in known})
    return told


def put_back(wanted: ByKind, project: Project, journal: Journal) -> None:
    """Insert records from cells, in the transaction of the journal, the pointed to first."""
    keys = rows.keys_of(project.mark)
    facts = current_facts(project.name)
    for name, kind in with_own(kinds(), facts).items():
        for some in bulk.chunks(wanted.get(name, {}).values(), AT_ONCE):
            refuse_without_column(kind, some)
            _refuse_unreadable(kind, some, facts)
            _refuse_taken(kind, some, keys)
            refuse_gaps(kind, some, keys, coming=wanted.get(name, {}).keys())
            columns = [[cells.get(column.name, "") for cells in some] for column in kind.columns]
            encoded = encoding.encode(kind, columns, keys)
            try:
                with transaction.atomic():
                    bulk.insert(model_of(kind)._meta.db_table, encoding.database_columns(kind), encoded)
            except IntegrityError:
                raise InputError(
                    _("Among {kind} there is a record by now that takes the place of one to be restored.", kind=name),
                    _("Retire that one first, or leave the other retired."),
                ) from None
            for row, cells in zip(encoded, some, strict=True):
                journal.added(kind, row[0], cells, RESTORED)


def refuse_without_column(kind: Kind, some: Iterable[Cells]) -> None:
    """InputError where a value was written under an own column that is no more, or that is something else by now."""
    own = {column.name: column for column in kind.own}
    for cells in some:
        for name in filter(cells.get, cells):
            if name.startswith(PREFIX) and not (name in own and _is_readable(own[name], cells[name])):
                raise InputError(
                    _("{kind} {record} has a value in “{column}”, which is no column any more, or another one.",
                      kind=kind.name, record=cells["id"], column=name),
                    _("Declare it in {file} as it was, import that, and try again.", file=FILE),
                )  # fmt: skip


def _is_readable(column: Column, cell: str) -> bool:
    try:
        return stored.decode(column, [stored.own_text(column, cell)]) == [cell]
    except ValueError:
        return False


def _refuse_unreadable(kind: Kind, some: Sequence[Cells], facts: Facts) -> None:
    """InputError where a column no longer admits what a record held: a code that is gone, another type."""
    for column in kind.columns:
        if not (column.own or column.vocabulary):
            continue
        values = [cells.get(column.name, "") for cells in some]
        bad = faults_in(column, values, facts)
        for cells, value in zip(some, values, strict=True) if bad else ():
            if value in bad:
                raise InputError(
                    _("{kind} {record}: “{value}” can stand in {column} no more: {reason}",
                      kind=kind.name, record=cells["id"], value=value, column=column.name, reason=bad[value].message),
                    _("Put the code or the declaration back first, or bring the record in anew with another value."),
                )  # fmt: skip


def _refuse_taken(kind: Kind, some: Sequence[Cells], keys: Keys) -> None:
    taken = rows.existing(kind, [cells["id"] for cells in some], keys)
    if taken:
        raise InputError(
            _("There is a record “{key}” among {kind} already.", key=min(taken), kind=kind.name),
            _("Retire that one first, or leave the other retired."),
        )


def refuse_gaps(kind: Kind, some: Iterable[Cells], keys: Keys, *, coming: Collection[str] = ()) -> None:
    """InputError where one of these cells points to a record that is not there; `coming` are those of the same kind
    that come at the same time."""
    given = list(some)
    for column in kind.refs():
        wanted = {cells[column.name] for cells in given if cells.get(column.name)}
        if column.kind == kind.name:
            wanted -= set(coming)
        gone = wanted - rows.existing(kinds()[str(column.kind)], sorted(wanted), keys)
        if gone:
            raise InputError(
                _("It points to “{key}” among {kind}, which is not there.", key=min(gone), kind=column.kind),
                _("Restore that one first."),
            )
