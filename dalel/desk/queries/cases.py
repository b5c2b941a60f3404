"""Proceedings before courts and authorities, and communications to international bodies with their follow-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from dalel.cases.models import (
    Charge,
    Communication,
    EvidenceRequest,
    FollowUp,
    Hearing,
    Proceeding,
    ProceedingAct,
    Ruling,
    SafeguardFinding,
    Sanction,
)
from dalel.desk.queries import own
from dalel.desk.queries.access import Reader
from dalel.desk.queries.caching import kept
from dalel.desk.queries.naming import print_names
from dalel.desk.queries.projects import only
from dalel.lib import clock
from dalel.lib.errors import MissingError
from dalel.lib.messages import _
from dalel.records import gate
from dalel.records.gate import called, pointing_to_nothing_closed, visible

# Treaty bodies ask for an answer within 180 days of the decision.
_TIME_TO_ANSWER = timedelta(days=180)


def proceedings(reader: Reader, wanted: Mapping[str, str]) -> QuerySet[Proceeding]:
    """Proceedings by kind, outcome and words of their label, the latest first."""
    found = visible(reader, Proceeding).select_related("respondent_person", "respondent_organisation", "authority")
    for name in ("kind", "outcome", "category", "plea"):
        if wanted.get(name):
            found = found.filter(**{name: wanted[name]})
    if text := wanted.get("q"):
        found = found.filter(
            Q(label__icontains=text) | Q(number__icontains=text) | Q(pk__in=gate.ids_called(reader, Proceeding, text))
        )
    found = own.chosen(reader, found, "proceedings", wanted)
    return found.order_by("invented", "-opened_earliest", "-closed_earliest", "pk")


@kept
def choices(reader: Reader) -> dict[str, list[str]]:
    rows = visible(reader, Proceeding).order_by()
    return {
        name: sorted(rows.exclude(**{name: ""}).values_list(name, flat=True).distinct())
        for name in ("kind", "outcome", "category", "plea")
    }


@dataclass(frozen=True, slots=True)
class ProceedingPage:
    """One proceeding with all its steps."""

    proceeding: Proceeding
    charges: list[Charge]
    hearings: list[Hearing]
    rulings: list[Ruling]
    sanctions: list[Sanction]
    requests: list[EvidenceRequest]
    findings: list[SafeguardFinding]
    acts: list[ProceedingAct]


def proceeding(reader: Reader, key: str) -> ProceedingPage:
    """The proceeding of that key; MissingError if there is none."""
    related = ("respondent_person", "respondent_organisation", "authority", "requested_by")
    case = only(called(reader, Proceeding, key).select_related(*related), "proceeding")
    if case is None:
        raise MissingError(_("There is no proceeding “{key}” that you may see.", key=key))
    requests = list(visible(reader, EvidenceRequest).filter(proceeding=case).select_related("expert"))
    print_names(reader, [case.respondent_person, *(request.expert for request in requests)])
    rulings = visible(reader, Ruling).filter(proceeding=case)
    sanctions = visible(reader, Sanction).filter(proceeding=case)
    return ProceedingPage(
        case,
        list(visible(reader, Charge).filter(proceeding=case).order_by("provision")),
        list(visible(reader, Hearing).filter(proceeding=case).order_by("date_earliest", "pk")),
        pointing_to_nothing_closed(reader, rulings.select_related("authority", "appeal_of").order_by("date_earliest")),
        pointing_to_nothing_closed(reader, sanctions.select_related("ruling", "changed_by").order_by("pk")),
        requests,
        list(visible(reader, SafeguardFinding).filter(proceeding=case).order_by("guarantee")),
        list(visible(reader, ProceedingAct).filter(proceeding=case).select_related("act__incident")),
    )


def communications(reader: Reader) -> list[Communication]:
    """Complaints and letters to international bodies with their follow-up, the latest decision first."""
    steps = Prefetch("follow_ups", visible(reader, FollowUp).order_by("date_earliest"), to_attr="steps")
    found: list[Any] = list(
        visible(reader, Communication)
        .select_related("author_person", "author_organisation")
        .prefetch_related(steps)
        .order_by("-decided_earliest", "-submitted_earliest", "pk")
    )
    print_names(reader, [one.author_person for one in found])
    return found


@dataclass(frozen=True, slots=True)
class CommunicationPage:
    """One communication: its steps in time, and whether the State still had time to answer when it was judged."""

    communication: Communication
    steps: list[tuple[str, str, bool]]  # which, when, and whether it is dated before the step that it follows
    follow_ups: list[FollowUp]
    due: date | None
    today: date

    @property
    def overdue(self) -> bool:
        return self.due is not None and self.due < self.today


def communication(reader: Reader, key: str) -> CommunicationPage:
    """The communication of that key; MissingError if there is none."""
    related = ("author_person", "author_organisation", "representative")
    found: Any = only(called(reader, Communication, key).select_related(*related), "communication")
    if found is None:
        raise MissingError(_("There is no communication “{key}” that you may see.", key=key))
    print_names(reader, [found.author_person])
    steps = _in_order(found)
    follow_ups: list[Any] = list(visible(reader, FollowUp).filter(communication=found).order_by("date_earliest"))
    for step in follow_ups:
        step.too_early = bool(step.due and step.date_earliest and step.date_earliest <= step.due)
    due = next((step.due for step in follow_ups if step.due), None)
    if due is None and found.decided_latest and found.outcome == "violation":
        due = found.decided_latest + _TIME_TO_ANSWER
    return CommunicationPage(found, steps, follow_ups, due, clock.today())


def _in_order(found: Any) -> list[tuple[str, str, bool]]:
    """The dated steps in the order in which they follow. UN documents do print impossible orders: they are shown."""
    steps: list[tuple[str, str, bool]] = []
    before: date | None = None
    for name in ("submitted", "transmitted", "decided", "distributed"):
        day = getattr(found, f"{name}_latest")
        if getattr(found, name):
            steps.append((name, getattr(found, name), bool(before and day and day < before)))
            before = getattr(found, f"{name}_earliest") or before
    return steps
