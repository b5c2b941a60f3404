"""A unit of work: several records written together, for one reason, by one hand, as one group of journal entries.

The rooms' verbs (`record_incident`, `open_proceeding` …) are made of it. Everything is checked as one record alone is
(`custody.actions`); if anything is wrong, nothing is written. At its end an entry says which entries it made, so that
it can be undone as a whole, as an import can.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction

from dalel.accounts.policy import Actor
from dalel.accounts.projects import chosen
from dalel.custody import chain
from dalel.custody.actions import ChangeOptions, ChangeResult, Writing, amend_in, record_in
from dalel.custody.journal import writing
from dalel.custody.projects import PROJECTS
from dalel.lib.errors import Problem
from dalel.records.kind import Kind


@dataclass
class Work:
    """The work while it is done. `keys` are those of the records made, by kind; `warnings` what is odd in them."""

    at: Writing
    keys: dict[str, list[str]] = field(default_factory=dict)
    warnings: list[Problem] = field(default_factory=list)

    def record(self, kind: Kind, values: Mapping[str, str]) -> str:
        """Make a record; returns its key. Raises as `custody.actions.record` does."""
        done = record_in(self.at, kind, values)
        self.keys.setdefault(kind.name, []).append(done.record)
        return self._noted(done).record

    def amend(self, kind: Kind, key: str, values: Mapping[str, str]) -> ChangeResult:
        """Change some fields of a record. Raises as `custody.actions.amend` does."""
        return self._noted(amend_in(self.at, kind, key, values, ChangeOptions()))

    def _noted(self, done: ChangeResult) -> ChangeResult:
        self.warnings += done.warnings
        return done


@contextmanager
def unit_of_work(verb: str, *, actor: Actor, project: str = "", reason: str = "") -> Iterator[Work]:
    """One transaction of one verb in a project ("" for the only one there is)."""
    with transaction.atomic(), writing(actor) as journal:  # from here on nobody else writes
        work = Work(Writing(journal, chosen(project), actor))
        first = journal.next_number()
        yield work
        last = journal.head.sequence
        if last >= first:
            told = {"entries": f"{first}-{last}", "reason": reason.strip()}
            journal.write(verb, PROJECTS, [(work.at.project.mark, chain.added(told), chain.NOTHING)])
