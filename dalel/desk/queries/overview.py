"""The numbers of the home page."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q

from dalel.accounts.policy import Reader
from dalel.cases.models import Communication, Proceeding, Sanction
from dalel.pages.caching import kept
from dalel.records.gate import visible
from dalel.register.queries import counted
from dalel.register.queries.trends import Trend, trends


@dataclass(frozen=True, slots=True)
class Overview:
    """The numbers that matter. Each counts what is documented, never what happened."""

    incidents: int
    acts: int
    persons: int
    died: int
    proceedings: int
    sanctions: int
    without_basis: int
    decisions: int
    not_implemented: int
    first_year: int | None
    last_year: int | None
    invented: bool


@kept
def front(reader: Reader) -> tuple[Overview, list[Trend]]:
    """All the numbers of the home page, of one moment."""
    return overview(reader), trends(reader)


def overview(reader: Reader) -> Overview:
    incidents, acts = counted.incidents(reader), counted.acts_by_whole(reader)
    span = incidents.aggregate(
        first=Min("date_earliest"), last=Max("date_latest"), made_up=Count("pk", Q(invented=True))
    )
    affected = acts.aggregate(
        acts=Count("pk"),
        persons=Count("victim_person", distinct=True),
        died=Count("victim_person", Q(harm="died"), distinct=True),
    )
    sanctions = visible(reader, Sanction).aggregate(
        all=Count("pk"), unlawful=Count("pk", Q(legal_basis="none-provided"))
    )
    violations = visible(reader, Communication).filter(outcome="violation")
    return Overview(
        incidents=incidents.count(),
        acts=affected["acts"],
        persons=affected["persons"],
        died=affected["died"],
        proceedings=visible(reader, Proceeding).count(),
        sanctions=sanctions["all"],
        without_basis=sanctions["unlawful"],
        decisions=violations.count(),
        not_implemented=violations.filter(follow_ups__implemented="not-implemented").distinct().count(),
        first_year=span["first"].year if span["first"] else None,
        last_year=span["last"].year if span["last"] else None,
        invented=bool(span["made_up"]),
    )
