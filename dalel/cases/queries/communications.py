"""Communications to international bodies, with their follow-up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, Q

from dalel.accounts.policy import Reader
from dalel.cases.models import Communication, FollowUp
from dalel.documents.checks.followup import DAYS_TO_ANSWER
from dalel.lib import clock
from dalel.lib.messages import _
from dalel.pages.projects import only
from dalel.records.gate import called, visible
from dalel.register.models import Organisation
from dalel.register.queries.naming import print_names


def find(reader: Reader) -> list[Communication]:
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


def one(reader: Reader, key: str) -> CommunicationPage:
    """The communication of that key; MissingError if there is none."""
    related = ("author_person", "author_organisation", "representative")
    found: Any = only(
        called(reader, Communication, key).select_related(*related),
        "communication",
        _("There is no communication “{key}” that you may see.", key=key),
    )
    print_names(reader, [found.author_person])
    steps = _in_order(found)
    follow_ups: list[Any] = list(visible(reader, FollowUp).filter(communication=found).order_by("date_earliest"))
    for step in follow_ups:
        step.too_early = bool(step.due and step.date_earliest and step.date_earliest <= step.due)
    due = next((step.due for step in follow_ups if step.due), None)
    if due is None and found.decided_latest and found.outcome == "violation":
        due = found.decided_latest + timedelta(days=DAYS_TO_ANSWER)
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


def of_organisation(reader: Reader, organisation: Organisation) -> list[Communication]:
    """What an organisation wrote, or wrote for somebody."""
    ours = Q(author_organisation=organisation) | Q(representative=organisation)
    return list(visible(reader, Communication).filter(ours).distinct())
