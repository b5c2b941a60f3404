"""What an import did, or would do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dalel.custody.actions import kept_as_received, shared_from_elsewhere
from dalel.custody.writer import Changes, Tally
from dalel.lib.errors import Problem
from dalel.records.keys import Keys
from dalel.records.kind import Kind

SHOWN_CHANGES = 1_000
Told = tuple[str, str]  # kind and key of a record; or TEXTS and the path of a text
TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record, before and after."""

    kind: str
    record: str
    field: str
    before: str
    after: str
    is_private: bool = False  # who somebody is, and free text


@dataclass
class Outcome:
    """What an import did, or would do."""

    project: str
    keys: Keys
    tally: Tally = field(default_factory=Tally)
    files: Counter[str] = field(default_factory=Counter)  # "added", "changed", "unchanged" -> how many texts
    changes: list[Change] = field(default_factory=list)
    more_changes: int = 0
    warnings: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    missing: list[Told] = field(default_factory=list)  # what the project has and the folder leaves out
    retired: list[Told] = field(default_factory=list)  # what of it was retired
    absent: dict[str, frozenset[str]] = field(default_factory=dict)  # kind -> columns that the folder does not have
    closes: bool = False  # whether something that was open is closed by it
    is_new: bool = False  # whether the project began with it
    entry: int = 0  # the entry of the journal by which it can be undone; 0 where it changed nothing

    def note_change(self, kind: Kind, record: str, changes: Changes) -> None:
        kept = sorted(changes.keys() & kind.kept)
        if kept:
            self._refuse("kept", kept_as_received(kept), kind, record)
        if not self.keys.is_own(kind.name, record):
            self._refuse("shared", shared_from_elsewhere(), kind, record)
        for name, (before, after) in changes.items():
            if len(self.changes) < SHOWN_CHANGES:
                self.changes.append(Change(kind.name, record, name, before, after, name in kind.committed))
            else:
                self.more_changes += 1

    def _refuse(self, code: str, told: tuple[str, str], kind: Kind, record: str) -> None:
        self.refused.append(Problem(code, *told, kind.path, column="id", value=record))
