"""The calendar: sessions, reviews and deadlines, shipped and of our own, each with how sure it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from dalel.accounts.policy import Reader
from dalel.lib import clock
from dalel.lib.edtf import parse
from dalel.lib.errors import DateError
from dalel.lib.messages import _
from dalel.mechanisms.models import Deadline, Review, Session
from dalel.pages import words
from dalel.records.gate import visible


@dataclass(frozen=True, slots=True)
class Day:
    """One entry: when, what, how sure, and whether it is about our State."""

    date: str  # EDTF
    first: Date
    last: Date
    kind: str  # session | review | deadline
    what: str
    certainty: str
    source: str
    ours: bool
    time: str = ""


def ahead(reader: Reader, about: str) -> list[Day]:
    """What is not over, the nearest first; `about` is the State that is ours, or empty."""
    today = clock.today()
    return sorted((day for day in _all(reader, about) if day.last >= today), key=lambda day: (day.first, day.kind))


def behind(reader: Reader, about: str) -> list[Day]:
    """What is over, the latest first."""
    today = clock.today()
    return sorted(
        (day for day in _all(reader, about) if day.last < today), key=lambda day: (day.first, day.kind), reverse=True
    )


def _all(reader: Reader, about: str) -> list[Day]:
    """The calendar of the database, which an import brings along; the shipped one where there was no import yet."""
    found = _own(reader, about) if visible(reader, Session).exists() else _shipped(about)
    return list(dict.fromkeys(found))  # every project has a copy of what Dalel brings along


def _day(text: str, kind: str, what: str, fact: Any, *, ours: bool, time: str = "") -> Iterator[Day]:
    """The entry, if its date has two ends: what has none cannot be put in order."""
    try:
        read = parse(text) if text else None
    except DateError:
        return
    if read and read.earliest and read.latest:
        source = getattr(fact, "source", "") or getattr(fact, "source_note", "")
        yield Day(text, read.earliest, read.latest, kind, what, fact.certainty, source, ours, time)


def _shipped(about: str) -> Iterator[Day]:
    facts = words.facts()
    reviewed = {review.session for review in facts.all_reviews if review.state == about} if about else set()
    concerned = reviewed | _announced(about)
    for session in facts.all_sessions.values():
        what = _session_name(session.body, session.number)
        yield from _day(session.dates, "session", what, session, ours=session.code in concerned)
    for review in facts.all_reviews:
        what = _review_name(review.state)
        yield from _day(review.date, "review", what, review, ours=bool(about) and review.state == about)
    for deadline in facts.deadlines:
        held = facts.all_sessions.get(deadline.session)
        name = _session_name(held.body, held.number) if held else deadline.session
        what = _deadline_name(deadline.kind, name)
        time = f"{deadline.time} {deadline.zone}".strip() if deadline.time else ""
        yield from _day(deadline.day, "deadline", what, deadline, ours=deadline.session in concerned, time=time)


def _session_name(body: str, number: int) -> str:
    return _("{body}, session {number}", body=words.term("bodies", body), number=number)


def _review_name(state: str) -> str:
    return _("Review of {state}", state=words.term("countries", state))


def _deadline_name(kind: str, session: str) -> str:
    return _("{kind}, for {session}", kind=words.term("deadline-kinds", kind), session=session)


def _announced(about: str) -> set[str]:
    """The shipped sessions in which a State's turn was announced, by key."""
    return {code for code, session in words.facts().all_sessions.items() if about and about in session.states}


def _own(reader: Reader, about: str) -> Iterator[Day]:
    reviewed = set(visible(reader, Review).filter(state=about).values_list("session_id", flat=True)) if about else set()
    announced = _announced(about)
    concerned = reviewed | {one.pk for one in visible(reader, Session) if one.key in announced}
    for session in visible(reader, Session):
        what = _session_name(session.body, session.number)
        yield from _day(session.dates, "session", what, session, ours=session.pk in concerned)
    for review in visible(reader, Review).select_related("session"):
        what = _review_name(review.state)
        yield from _day(review.date, "review", what, review, ours=bool(about) and review.state == about)
    for deadline in visible(reader, Deadline).select_related("session"):
        name = _session_name(deadline.session.body, deadline.session.number)
        what = _deadline_name(deadline.kind, name)
        text = deadline.day.isoformat()
        yield from _day(text, "deadline", what, deadline, ours=deadline.session_id in concerned, time=deadline.time)
