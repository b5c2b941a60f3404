"""What is done with the calendar."""

from __future__ import annotations

from django.db import transaction

from dalel.accounts.policy import AtTheMachine
from dalel.custody.journal import Journal, writing
from dalel.custody.models import JournalEntry
from dalel.custody.writer import Tally, Writer
from dalel.lib.facts import Facts
from dalel.mechanisms.calendar import shipped

SHIPPED = AtTheMachine("dalel (calendar)")


def load_calendar(*, facts: Facts) -> Tally:
    """Bring the calendar's records up to date. One that somebody has changed or added is left as it is."""
    tally = Tally()
    with transaction.atomic(), writing(SHIPPED) as journal:
        _load(facts, journal, tally)
    return tally


def _load(facts: Facts, journal: Journal, tally: Tally) -> None:
    for table in shipped(facts).values():
        theirs = set(
            JournalEntry.objects.filter(kind=table.kind.name)
            .exclude(actor=SHIPPED.username)
            .values_list("record", flat=True)
        )
        rows = [row for row in table.rows if row[0] not in theirs]
        if rows:
            Writer(table.kind, journal, tally).write([list(cells) for cells in zip(*rows, strict=True)])
