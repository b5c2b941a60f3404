"""What the first reader of a large register would wait for, computed when the site starts."""

from __future__ import annotations

from contextlib import suppress

from django.db import DatabaseError, connections

from dalel.desk.queries import access, cases, incidents, overview, people, places, snapshots, sources
from dalel.desk.queries.keeping import in_turn
from dalel.desk.queries.moment import moment
from dalel.lib.errors import DalelError


def warm() -> None:
    """Ask what every reader's first pages ask. Nobody waits for it: a page that comes before it asks by itself."""
    questions = (
        snapshots.begin,
        lambda: overview.front(None),
        lambda: incidents.choices(None),
        lambda: people.categories(None),
        lambda: places.by_region(None, {}),
        lambda: places.acts(None),
        lambda: cases.choices(None),
        lambda: sources.find(None),
        lambda: access.closed_to(None),
    )
    try:
        for ask in questions:
            with in_turn(), suppress(DatabaseError, DalelError, ValueError), moment():  # the page says what is wrong
                ask()
    finally:
        connections.close_all()
