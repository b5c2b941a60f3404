"""One record at a time: record it, amend it. Policy first, journal last, one transaction.

The verbs are the same for every kind; rooms give them their own names and rules. Values are cells as a person types
them; they are checked exactly as an import checks them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from dalel.accounts.policy import Actor, require
from dalel.custody import bulk
from dalel.custody.facts import current_facts
from dalel.custody.journal import writing
from dalel.lib.errors import InputError, MissingError, Problem, ProblemsFound, ReadOnlyError
from dalel.lib.findings import Findings
from dalel.lib.ids import new_id
from dalel.lib.speech import _
from dalel.records import encoding, rows
from dalel.records.fields import kinds, model_of
from dalel.records.kind import Kind
from dalel.records.reading import Reading

Order = Sequence[tuple[str, str]]
Changes = dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Done:
    """What an action did. A warning says that something is odd; it was done all the same."""

    record: str
    changes: Changes = field(default_factory=dict)
    warnings: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class How:
    """The rules of the room that an action goes by, and why a warning was passed over."""

    orders: Order = ()
    kept: frozenset[str] = frozenset()  # columns that never change
    reason: str = ""
    verb: str = "amend"


def record(*, kind: Kind, values: Mapping[str, str], actor: Actor, how: How | None = None) -> Done:
    """Make a new record. Without an id it gets one. Raises ProblemsFound."""
    how = how or How()
    require(actor, "record", kind)
    key = values.get("id", "").strip() or new_id(kind.name)
    with transaction.atomic():
        cells, warnings = _checked(kind, {**values, "id": key}, how)
        if rows.existing(kind, [cells["id"]]):
            raise InputError(
                _("There is a record “{key}” among {kind} already.", key=key, kind=kind.name),
                _("Amend it, or choose another key."),
            )
        row = encoding.encode(kind, [[cells[column.name]] for column in kind.columns])
        bulk.insert(model_of(kind)._meta.db_table, encoding.database_columns(kind), row)
        with writing(actor) as journal:
            journal.added(kind, cells)
            if warnings and how.reason:
                journal.explained(kind, cells["id"], how.reason)
    return Done(cells["id"], warnings=warnings)


def amend(*, kind: Kind, key: str, values: Mapping[str, str], actor: Actor, how: How | None = None) -> Done:
    """Change some fields of a record. What is not named stays. Nothing is written when nothing changes."""
    how = how or How()
    require(actor, "amend", kind)
    with transaction.atomic():
        before = _stored(kind, key)
        cells, warnings = _checked(kind, {**before, **values, "id": key}, how)
        changes = {name: (before[name], value) for name, value in cells.items() if value != before[name]}
        if not changes:
            return Done(key, warnings=warnings)
        kept = sorted(changes.keys() & how.kept)
        if kept:
            raise ReadOnlyError(*kept_as_received(kept))
        row = encoding.encode(kind, [[cells[column.name]] for column in kind.columns])
        bulk.update(model_of(kind)._meta.db_table, encoding.database_columns(kind)[1:], row)
        with writing(actor) as journal:
            journal.amended(kind, key, changes, how.verb)
            if how.reason:
                journal.explained(kind, key, how.reason)
    return Done(key, changes, warnings)


def kept_as_received(columns: Sequence[str]) -> tuple[str, str]:
    """The message and remedy for a change of what is kept as it came."""
    return (
        _("What was received is kept as it came; {columns} cannot change.", columns=", ".join(columns)),
        _("Write what you hold to be so into the incident, or bring a second report with a key of its own."),
    )


def _stored(kind: Kind, key: str) -> dict[str, str]:
    found = rows.find(kind, [key]).get(key)
    if found is None:
        raise MissingError(
            _("There is no record “{key}” among {kind}.", key=key, kind=kind.name), _("Look the key up in the list.")
        )
    return dict(zip((column.name for column in kind.columns), found, strict=True))


def _checked(kind: Kind, values: Mapping[str, str], how: How) -> tuple[dict[str, str], list[Problem]]:
    """The values in canonical text, and warnings; ProblemsFound if they cannot be used."""
    findings = Findings()
    reading = Reading(kinds(), current_facts(), findings, {kind.name: how.orders})
    cells = reading.one(kind, values)
    for name, missing in reading.missing.items():
        reading.ids[name].update(rows.existing(reading.kinds[name], list(missing)))
    reading.resolve()
    problems = [*findings.problems(), *_same_again(kind, cells)]
    if problems:
        raise ProblemsFound(problems)
    return cells, reading.warnings.problems()


def _same_again(kind: Kind, cells: Mapping[str, str]) -> list[Problem]:
    """What may occur once and is there already under another key."""
    problems = []
    for names in kind.unique:
        columns = {f"{name}_id" if kind.column(name).type == "ref" else name: cells[name] for name in names}
        if "" in columns.values():
            continue
        other = model_of(kind).everything.filter(**columns).exclude(pk=cells["id"]).first()
        if other is not None:
            message = _("{kind} {other} has the same {names} already.", kind=kind.name, other=other.pk,
                        names=", ".join(names))  # fmt: skip
            problems.append(Problem("unique", message, _("Amend that record."), column=", ".join(names)))
    return problems
