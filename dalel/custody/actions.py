"""One record at a time: record it, amend it. Policy first, journal last, one transaction.

The verbs are the same for every kind, which declares its own rules. Values are cells as a person types
them; they are checked exactly as an import checks them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db import transaction

from dalel.accounts.models import Project
from dalel.accounts.policy import Actor, require
from dalel.accounts.projects import chosen
from dalel.custody import bulk
from dalel.custody.facts import current_facts
from dalel.custody.journal import Journal, writing
from dalel.custody.opening import Closed
from dalel.lib.errors import InputError, MissingError, Problem, ProblemsFound, ReadOnlyError
from dalel.lib.facts import Facts
from dalel.lib.findings import Findings
from dalel.lib.ids import new_id
from dalel.lib.messages import _
from dalel.records import encoding, gate, rows
from dalel.records.fields import kinds, model_of
from dalel.records.keys import Keys
from dalel.records.kind import Column, Kind
from dalel.records.own import with_own
from dalel.records.reading import Reading

Changes = dict[str, tuple[str, str]]


@dataclass(frozen=True)
class ChangeResult:
    """What an action did. A warning says that something is odd; it was done all the same."""

    record: str
    changes: Changes = field(default_factory=dict)
    warnings: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Writing:
    """The journal, open for somebody in one project."""

    journal: Journal
    project: Project
    actor: Actor

    @cached_property
    def facts(self) -> Facts:
        return current_facts(self.project.name)

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        return with_own(kinds(), self.facts)

    @cached_property
    def keys(self) -> Keys:
        return rows.keys_of(self.project.mark)


def record(*, kind: Kind, values: Mapping[str, str], actor: Actor, project: str = "", reason: str = "") -> ChangeResult:
    """Make a new record in a project ("" for the only one there is). Without an id it gets one.

    reason: why dates that are out of order stand as they are. Raises ProblemsFound.
    """
    with transaction.atomic(), writing(actor) as journal:  # from here on nobody else writes
        return record_in(Writing(journal, chosen(project), actor), kind, values, reason)


def record_in(at: Writing, kind: Kind, values: Mapping[str, str], reason: str = "") -> ChangeResult:
    """The same while the journal is open."""
    require(at.actor, "record", kind)
    journal, keys = at.journal, at.keys
    key = values.get("id", "").strip() or new_id(kind.name)
    kind = at.kinds[kind.name]
    cells, warnings = _checked(kind, {**values, "id": key}, at)
    if rows.existing(kind, [cells["id"]], keys) or not keys.is_own(kind.name, cells["id"]):
        raise InputError(
            _("There is a record “{key}” among {kind} already.", key=key, kind=kind.name),
            _("Amend it, or choose another key."),
        )
    row = encoding.encode(kind, [[cells[column.name]] for column in kind.columns], keys)
    bulk.insert(model_of(kind)._meta.db_table, encoding.database_columns(kind), row)
    journal.added(kind, row[0][0], cells)
    if warnings and reason:
        journal.explained(kind, row[0][0], reason)
    return ChangeResult(cells["id"], warnings=warnings)


def amend(
    *,
    kind: Kind,
    key: str,
    values: Mapping[str, str],
    actor: Actor,
    project: str = "",
    reason: str = "",
) -> ChangeResult:
    """Change some fields of a record of a project ("" for the only one there is). What is not named stays. Nothing is
    written when nothing changes."""
    return amend_so(kind=kind, key=key, values=values, actor=actor, options=ChangeOptions(project, reason))


@dataclass(frozen=True)
class ChangeOptions:
    """In which project something is changed, why, and what the journal calls it."""

    project: str = ""
    reason: str = ""
    verb: str = "amend"


def amend_so(*, kind: Kind, key: str, values: Mapping[str, str], actor: Actor, options: ChangeOptions) -> ChangeResult:
    """The same, for a change that has a verb of its own."""
    with transaction.atomic(), writing(actor) as journal:
        return amend_in(Writing(journal, chosen(options.project), actor), kind, key, values, options)


def amend_in(at: Writing, kind: Kind, key: str, values: Mapping[str, str], options: ChangeOptions) -> ChangeResult:
    """The same while the journal is open."""
    require(at.actor, "amend", kind)
    journal, keys, kind = at.journal, at.keys, at.kinds[kind.name]
    before = _stored(kind, key, keys, at.actor)
    if not keys.is_own(kind.name, key):
        raise ReadOnlyError(*shared_from_elsewhere())
    cells, warnings = _checked(kind, {**before, **values, "id": key}, at)
    changes = {name: (before[name], value) for name, value in cells.items() if value != before[name]}
    if not changes:
        return ChangeResult(key, warnings=warnings)
    kept = sorted(changes.keys() & kind.kept)
    if kept:
        raise ReadOnlyError(*kept_as_received(kept))
    row = encoding.encode(kind, [[cells[column.name]] for column in kind.columns], keys)
    # Only what a record points to can be opened by it unawares; whoever changes its access means that.
    closed = Closed.now() if any(kind.column(name).type == "ref" for name in changes) else Closed()
    bulk.update(model_of(kind)._meta.db_table, encoding.database_columns(kind)[1:], row)
    if opened := closed.opened():
        raise ProblemsFound(opened, _("Nothing was changed."))
    journal.amended(kind, row[0][0], changes, options.verb)
    if options.reason:
        journal.explained(kind, row[0][0], options.reason)
    return ChangeResult(key, changes, warnings)


def kept_as_received(columns: Sequence[str]) -> tuple[str, str]:
    """The message and remedy for a change of what is kept as it came."""
    return (
        _("What was received is kept as it came; {columns} cannot change.", columns=", ".join(columns)),
        _("Write what you hold to be so into the incident, or bring a second report with a key of its own."),
    )


def shared_from_elsewhere() -> tuple[str, str]:
    """The message and remedy for a change of what another project gave."""
    return (
        _("This record was given by another project, which alone changes it."),
        _("Change it there; or leave its row as `dalel export` writes it."),
    )


def _stored(kind: Kind, key: str, keys: Keys, actor: Actor) -> dict[str, str]:
    found = rows.find(kind, [key], keys).get(key)
    if found is None or not gate.known(actor, kind, [key], keys):
        raise MissingError(
            _("There is no record “{key}” among {kind}.", key=key, kind=kind.name), _("Look the key up in the list.")
        )
    return dict(zip((column.name for column in kind.columns), found, strict=True))


def _checked(kind: Kind, values: Mapping[str, str], at: Writing) -> tuple[dict[str, str], list[Problem]]:
    """The values in canonical text, and warnings; ProblemsFound if they cannot be used. What somebody may not know of
    is not there."""
    findings = Findings()
    reading = Reading(at.kinds, at.facts, findings)
    cells = reading.one(kind, values)
    for name, missing in reading.missing.items():
        reading.ids[name].update(gate.known(at.actor, reading.kinds[name], list(missing), at.keys))
    reading.resolve()
    problems = [*findings.problems(), *_same_again(kind, cells, at.keys)]
    if problems:
        raise ProblemsFound(problems)
    return cells, reading.warnings.problems()


def _same_again(kind: Kind, cells: Mapping[str, str], keys: Keys) -> list[Problem]:
    """What may occur once and is there already under another key."""
    problems = []
    for names in kind.unique:
        columns = dict(_as_stored(kind.column(name), cells[name], keys) for name in names)
        if "" in columns.values():
            continue
        rest = model_of(kind).everything.filter(**columns).exclude(pk=keys.id_of(kind.name, cells["id"]))
        other = next((one for one in rest if one.pk.startswith(keys.prefix)), None)
        if other is not None:
            message = _("{kind} {other} has the same {names} already.", kind=kind.name, other=other.key,
                        names=", ".join(names))  # fmt: skip
            problems.append(Problem("unique", message, _("Amend that record."), column=", ".join(names)))
    return problems


def _as_stored(column: Column, cell: str, keys: Keys) -> tuple[str, str]:
    if column.type == "ref":
        return f"{column.name}_id", keys.id_of(str(column.kind), cell) if cell else ""
    return column.name, cell
