"""People across the rooms: the list, and everything that happened to somebody, in time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any

from django.db.models import QuerySet

from dalel.accounts.policy import Reader
from dalel.cases.models import Charge, Communication, EvidenceRequest, FollowUp, Proceeding, Ruling, Sanction
from dalel.cases.queries import proceedings
from dalel.records.gate import pointing_to_nothing_closed, visible
from dalel.register.models import Act, Person, PersonName
from dalel.register.queries import counted, people
from dalel.register.queries.naming import forms_of


def find(reader: Reader, wanted: Mapping[str, str]) -> QuerySet[Person]:
    """The people that all the given filters hold for, each with how much they suffered, and in how many proceedings
    they answer."""
    found = people.find(reader, wanted).annotate(answered=proceedings.answering(reader, "respondent_person"))
    if category := wanted.get("category"):
        found = found.filter(people.suffered_as(reader, category) | proceedings.tried_as(reader, category))
    return found


@dataclass(frozen=True, slots=True)
class Event:
    """Something in somebody's story: when, what sort, and the record it comes from."""

    kind: str
    date: str
    day: Date | None
    record: Any
    children: list[Any] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Story:
    """Everything on file about one person, oldest first; what has no date comes last."""

    person: Person
    events: list[Event]
    involvements: int
    forms: list[PersonName]

    @property
    def years(self) -> list[tuple[int | None, list[Event]]]:
        grouped: dict[int | None, list[Event]] = {}
        for event in self.events:
            grouped.setdefault(event.day.year if event.day else None, []).append(event)
        return list(grouped.items())


def one(reader: Reader, key: str) -> Story:
    """Somebody's story; MissingError if there is nobody of that key."""
    person = people.one(reader, key)
    events = sorted(_events(reader, person), key=_place)
    parts = counted.involvements(reader).filter(person=person).count()
    return Story(person, events, parts, forms_of(reader, person))


# what comes first where two things bear the same date
_ORDER = ("act", "proceeding", "evidence", "expert", "ruling", "sanction", "submitted", "decided", "follow-up")


def _place(event: Event) -> tuple[bool, Date, int]:
    return event.day is None, event.day or Date.max, _ORDER.index(event.kind)


def _events(reader: Reader, person: Person) -> Iterator[Event]:
    for act in visible(reader, Act).filter(victim_person=person).select_related("incident__place"):
        dated = act if act.date else act.incident
        yield Event("act", dated.date, dated.date_earliest, act)
    for case in visible(reader, Proceeding).filter(respondent_person=person).select_related("authority"):
        yield from _case_events(reader, case)
    for request in visible(reader, EvidenceRequest).filter(expert=person).select_related("proceeding"):
        yield Event("expert", request.date, request.date_earliest, request)
    for complaint in visible(reader, Communication).filter(author_person=person):
        yield from _complaint_events(reader, complaint)


def _case_events(reader: Reader, case: Proceeding) -> Iterator[Event]:
    charges = list(visible(reader, Charge).filter(proceeding=case).order_by("provision"))
    yield Event("proceeding", case.opened or case.closed, case.opened_earliest or case.closed_earliest, case, charges)
    imposed: dict[str | None, list[Sanction]] = {}
    sanctions = visible(reader, Sanction).filter(proceeding=case).order_by("pk")
    for sanction in pointing_to_nothing_closed(reader, sanctions):
        imposed.setdefault(sanction.ruling_id, []).append(sanction)
    for ruling in visible(reader, Ruling).filter(proceeding=case).select_related("authority"):
        yield Event("ruling", ruling.date, ruling.date_earliest, ruling, imposed.pop(ruling.pk, []))
    for sanction in (one for several in imposed.values() for one in several):
        yield Event("sanction", sanction.starts, sanction.starts_earliest, sanction)
    for request in visible(reader, EvidenceRequest).filter(proceeding=case, party="defence").select_related("expert"):
        yield Event(
            "evidence", request.decided or request.date, request.decided_earliest or request.date_earliest, request
        )


def _complaint_events(reader: Reader, complaint: Communication) -> Iterator[Event]:
    if complaint.submitted:
        yield Event("submitted", complaint.submitted, complaint.submitted_earliest, complaint)
    if complaint.decided:
        yield Event("decided", complaint.decided, complaint.decided_earliest, complaint)
    for step in visible(reader, FollowUp).filter(communication=complaint):
        yield Event("follow-up", step.date, step.date_earliest, step)
