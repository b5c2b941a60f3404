"""Drift: which figures of a filed version get another answer now, and because of which records. No Django."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dalel.advocacy.recompute import OF_THE_TEXT, same, same_records
from dalel.figures import relations
from dalel.figures.engine import Engine
from dalel.figures.figure import Figure
from dalel.lib.errors import DalelError

# (kind, id) -> what was done to it since, such as "amended on 2026-11-20 by anna"
Journal = Callable[[Sequence[tuple[str, str]]], Sequence["Entry"]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One journal entry that touched a record behind a figure."""

    sequence: int
    at: str
    actor: str
    verb: str
    kind: str
    record: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that the records answer differently now, or from other records. `failed`: why it cannot be at all."""

    claim: Mapping[str, Any]
    now: Any = None
    failed: str = ""
    added: Mapping[str, Sequence[str]] = field(default_factory=dict)
    removed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    changed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    entries: Sequence[Entry] = ()


def drift(
    claims: Sequence[Mapping[str, Any]],
    answer: Callable[[str], Figure],
    then: Engine | None,
    now: Engine,
    journal: Journal,
) -> list[Moved]:
    """The claims whose questions get another answer now, or the same from other records.

    then: the filed version's own snapshot, where it still is; with it, records that changed behind an unchanged list
    (an amount that was corrected) are found too. journal: what was done to records since the version was filed.
    """
    moved = []
    for claim in claims:
        question = str(claim["question"])
        if question.startswith(OF_THE_TEXT):
            continue
        try:
            figure = answer(question)
        except DalelError as error:
            moved.append(Moved(claim, failed=str(error)))
            continue
        if not (same(claim["value"], figure.value) and same_records(claim.get("records") or {}, figure.records)):
            moved.append(_explained(claim, figure, then, now, journal))
    return moved


def _explained(claim: Mapping[str, Any], figure: Figure, then: Engine | None, now: Engine, journal: Journal) -> Moved:
    old: Mapping[str, Sequence[str]] = claim.get("records") or {}
    new = figure.records
    added = {kind: _without(ids, old.get(kind, ())) for kind, ids in new.items()}
    removed = {kind: _without(ids, new.get(kind, ())) for kind, ids in old.items()}
    both = {kind: [one for one in ids if one in set(new.get(kind, ()))] for kind, ids in old.items()}
    changed = {kind: _changed(kind, ids, then, now) for kind, ids in both.items()} if then else {}
    entries = _entries((added, removed, changed), then, now, journal)
    return Moved(claim, figure.value, "", _given(added), _given(removed), _given(changed), entries)


def _entries(
    groups: Sequence[Mapping[str, Sequence[str]]], then: Engine | None, now: Engine, journal: Journal
) -> Sequence[Entry]:
    """What was done to the records that came, went or changed; if nothing, to those that hang together with them."""
    own = [(kind, one) for group in groups for kind, ids in group.items() for one in ids]
    found = journal(own)
    told = {(entry.kind, entry.record) for entry in found}
    silent = [pair for pair in own if pair not in told]
    if not silent or (found and not any(pair in told for pair in own)):
        return found
    near = [pair for engine in (now, then) if engine for pair in _neighbours(engine, silent)]
    return sorted({*found, *journal(list(dict.fromkeys(near)))}, key=lambda entry: entry.sequence)


def _neighbours(engine: Engine, pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The records that these point to, and those that point to them."""
    found: list[tuple[str, str]] = []
    for kind, one in pairs:
        for column, parent in relations.UP.get(kind, {}).items():
            found += [(parent, row[0]) for row in engine.rows(kind, [column], one) if row[0]]
        for child, columns in relations.UP.items():
            for column, parent in columns.items():
                if parent == kind:
                    found += [(child, id_) for id_ in engine.pointing(child, column, one)]
    return found


def _changed(kind: str, ids: Sequence[str], then: Engine | None, now: Engine) -> list[str]:
    """Records in both lists whose cells are not what they were."""
    if then is None or not ids:
        return []
    columns = [name for name in then.snapshot.columns(kind) if name in now.snapshot.columns(kind)]
    wanted = set(ids)
    before = {row[0]: row[1:] for row in then.rows(kind, ["id", *columns]) if row[0] in wanted}
    after = {row[0]: row[1:] for row in now.rows(kind, ["id", *columns]) if row[0] in wanted}
    return [one for one in ids if before.get(one) != after.get(one)]


def _without(ids: Sequence[str], others: Sequence[str]) -> list[str]:
    known = set(others)
    return [one for one in ids if one not in known]


def _given(group: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    return {kind: ids for kind, ids in group.items() if ids}
