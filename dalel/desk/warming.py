"""What the first reader of a large register would wait for, computed when the site starts."""

from __future__ import annotations

from contextlib import suppress

from django.db import DatabaseError, connections

from dalel.accounts.policy import IN_THE_OFFICE
from dalel.cases.queries import proceedings
from dalel.desk.queries import overview
from dalel.figures.queries import snapshots
from dalel.lib.errors import DalelError
from dalel.pages.caching import in_turn
from dalel.pages.moment import moment
from dalel.register.queries import counted, incidents, people, places, sources


def warm() -> None:
    """Ask what every reader's first pages ask. Nobody waits for it: a page that comes before it asks by itself."""
    questions = (
        snapshots.begin,
        lambda: overview.front(IN_THE_OFFICE),
        lambda: incidents.choices(IN_THE_OFFICE),
        lambda: people.categories(IN_THE_OFFICE),
        lambda: places.by_region(IN_THE_OFFICE, {}),
        lambda: counted.act_kinds(IN_THE_OFFICE),
        lambda: proceedings.choices(IN_THE_OFFICE),
        lambda: sources.find(IN_THE_OFFICE),
        lambda: counted.closed_to(IN_THE_OFFICE),
    )
    try:
        for ask in questions:
            with in_turn(), suppress(DatabaseError, DalelError, ValueError), moment():  # the page says what is wrong
                ask()
    finally:
        connections.close_all()
