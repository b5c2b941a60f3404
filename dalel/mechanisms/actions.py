"""What is done with the calendar."""

from __future__ import annotations

from django.db import transaction

from dalel.accounts.models import Project
from dalel.accounts.policy import LocalOperator
from dalel.custody.journal import Journal, writing
from dalel.custody.models import JournalEntry
from dalel.custody.projects import meant_by
from dalel.custody.writer import Tally, Writer
from dalel.lib.facts import Facts
from dalel.mechanisms.calendar import CALENDAR, shipped
from dalel.records.keys import key_of
from dalel.records.kind import Kind
from dalel.records.rows import keys_of

SHIPPED = LocalOperator("dalel (calendar)")


def load_calendar(*, facts: Facts, project: Project) -> Tally:
    """Bring a project's copy of the calendar up to date. What somebody has changed or added is left as it is."""
    tally = Tally()
    with transaction.atomic(), writing(SHIPPED) as journal:
        _load(facts, project, journal, tally)
    return tally


def _load(facts: Facts, project: Project, journal: Journal, tally: Tally) -> None:
    keys = keys_of(project.mark)
    for table in shipped(facts).values():
        theirs = _touched(table.kind, project)
        rows = [row for row in table.rows if row[0] not in theirs]
        if rows:
            Writer(table.kind, keys, journal, tally).write([list(cells) for cells in zip(*rows, strict=True)])


def brought_along(kind: Kind, project: Project) -> frozenset[str]:
    """The keys of a kind's records in a project that came with Dalel and that nobody has changed since."""
    if kind.name not in CALENDAR:
        return frozenset()
    ours = JournalEntry.objects.filter(meant_by(project), kind=kind.name, actor=SHIPPED.username)
    return frozenset(map(key_of, ours.values_list("record", flat=True))) - _touched(kind, project)


def _touched(kind: Kind, project: Project) -> frozenset[str]:
    entries = JournalEntry.objects.filter(meant_by(project), kind=kind.name).exclude(actor=SHIPPED.username)
    return frozenset(map(key_of, entries.values_list("record", flat=True)))
