"""What is done with the calendar."""

from __future__ import annotations

from django.db import transaction

from dalel.accounts.policy import AtTheMachine
from dalel.custody.journal import Journal, writing
from dalel.custody.models import JournalEntry
from dalel.custody.writer import Tally, Writer
from dalel.lib.facts import Facts
from dalel.mechanisms.calendar import CALENDAR, shipped
from dalel.records.kind import Kind

SHIPPED = AtTheMachine("dalel (calendar)")


def load_calendar(*, facts: Facts) -> Tally:
    """Bring the calendar's records up to date. One that somebody has changed or added is left as it is."""
    tally = Tally()
    with transaction.atomic(), writing(SHIPPED) as journal:
        _load(facts, journal, tally)
    return tally


def _load(facts: Facts, journal: Journal, tally: Tally) -> None:
    for table in shipped(facts).values():
        theirs = _touched(table.kind)
        rows = [row for row in table.rows if row[0] not in theirs]
        if rows:
            Writer(table.kind, journal, tally).write([list(cells) for cells in zip(*rows, strict=True)])


def brought_along(kind: Kind) -> frozenset[str]:
    """The records of a kind that came with Dalel and that nobody has changed since."""
    if kind.name not in CALENDAR:
        return frozenset()
    ours = JournalEntry.objects.filter(kind=kind.name, actor=SHIPPED.username).values_list("record", flat=True)
    return frozenset(ours) - _touched(kind)


def _touched(kind: Kind) -> frozenset[str]:
    entries = JournalEntry.objects.filter(kind=kind.name).exclude(actor=SHIPPED.username)
    return frozenset(entries.values_list("record", flat=True))
