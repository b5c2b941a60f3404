"""The calendar that Dalel brings along, as records: sessions, reviews and deadlines from the reference data.

Pure: a build from a folder and the database have the same calendar. An organisation's own record of the same key
takes the place of the one brought along.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dalel.lib.facts import Fact, Facts
from dalel.mechanisms import kinds
from dalel.records.kind import Kind, Table

CALENDAR = frozenset(kind.name for kind in kinds.KINDS if kind.brought_along)


def shipped(facts: Facts) -> dict[str, Table]:
    """The records of the calendar by kind, sorted by key."""
    return {
        kinds.SESSIONS.name: _table(kinds.SESSIONS, _sessions(facts)),
        kinds.REVIEWS.name: _table(kinds.REVIEWS, _reviews(facts)),
        kinds.DEADLINES.name: _table(kinds.DEADLINES, _deadlines(facts)),
    }


def _sessions(facts: Facts) -> Iterator[dict[str, object]]:
    for session in facts.all_sessions.values():
        yield {
            "id": session.code,
            "body": session.body,
            "number": session.number,
            "cycle": session.cycle,
            "dates": session.dates,
            **_sureness(session),
        }


def _reviews(facts: Facts) -> Iterator[dict[str, object]]:
    for review in facts.all_reviews:
        yield {
            "id": f"{review.session}-{review.state}".lower(),
            "session": review.session,
            "state": review.state,
            "date": review.date,
            "symbol": review.symbol,
            "received": review.received,
            "supported": review.supported,
            "noted": review.noted,
            **_sureness(review),
        }


def _deadlines(facts: Facts) -> Iterator[dict[str, object]]:
    for deadline in facts.deadlines:
        yield {
            "id": f"{deadline.session}-{deadline.kind}".lower(),
            "session": deadline.session,
            "kind": deadline.kind,
            "day": deadline.day,
            "time": " ".join(part for part in (deadline.time, deadline.zone) if part),
            **_sureness(deadline),
        }


def _sureness(fact: Fact) -> Mapping[str, object]:
    return {"certainty": fact.certainty, "source_note": fact.source}


def _table(kind: Kind, records: Iterable[Mapping[str, object]]) -> Table:
    rows = {}
    for record in records:
        cells = (record.get(column.name) for column in kind.columns)
        row = tuple("" if cell is None else str(cell) for cell in cells)
        rows[row[0]] = row
    return Table(kind, [rows[key] for key in sorted(rows)])
