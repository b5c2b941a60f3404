"""Proceedings before courts and authorities, and remedies sought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from dalel.accounts.policy import Reader
from dalel.cases.models import (
    Charge,
    EvidenceRequest,
    Hearing,
    Proceeding,
    ProceedingAct,
    Remedy,
    Ruling,
    SafeguardFinding,
    Sanction,
)
from dalel.lib.messages import _
from dalel.pages import own
from dalel.pages.caching import kept
from dalel.pages.counting import how_many
from dalel.pages.projects import only
from dalel.records.gate import called, ids_called, pointing_to_nothing_closed, visible
from dalel.register.models import Incident, Organisation
from dalel.register.queries.naming import print_names

CODES = ("kind", "outcome", "category", "plea")  # columns by which the list can be chosen


def find(reader: Reader, wanted: Mapping[str, str]) -> QuerySet[Proceeding]:
    """Proceedings by kind, outcome and words of their label, the latest first."""
    found = visible(reader, Proceeding).select_related("respondent_person", "respondent_organisation", "authority")
    for name in CODES:
        if wanted.get(name):
            found = found.filter(**{name: wanted[name]})
    if text := wanted.get("q"):
        found = found.filter(
            Q(label__icontains=text) | Q(number__icontains=text) | Q(pk__in=ids_called(reader, Proceeding, text))
        )
    found = own.chosen(reader, found, "proceedings", wanted)
    return found.order_by("invented", "-opened_earliest", "-closed_earliest", "pk")


@kept
def choices(reader: Reader) -> dict[str, list[str]]:
    rows = visible(reader, Proceeding).order_by()
    return {name: sorted(rows.exclude(**{name: ""}).values_list(name, flat=True).distinct()) for name in CODES}


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


def one(reader: Reader, key: str) -> ProceedingPage:
    """The proceeding of that key; MissingError if there is none."""
    related = ("respondent_person", "respondent_organisation", "authority", "requested_by")
    case = only(
        called(reader, Proceeding, key).select_related(*related),
        "proceeding",
        _("There is no proceeding “{key}” that you may see.", key=key),
    )
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


# --- what others than the page of a proceeding ask -------------------------------------------------------------------


def answering(reader: Reader, field: str) -> Coalesce:
    """Of the row at hand: in how many proceedings it is the `field`."""
    return how_many(visible(reader, Proceeding), field)


def tried_as(reader: Reader, category: str) -> Exists:
    """Of a person: whether they answered in a proceeding as somebody of this category."""
    return Exists(visible(reader, Proceeding).filter(respondent_person=OuterRef("pk"), category=category))


def about(reader: Reader, incident: Incident) -> list[ProceedingAct]:
    """The proceedings about what was done in an incident."""
    return list(visible(reader, ProceedingAct).filter(act__incident=incident).select_related("proceeding", "act"))


def remedies(reader: Reader, incident: Incident) -> list[Remedy]:
    """The remedies sought for what was done in an incident."""
    return list(visible(reader, Remedy).filter(act__incident=incident).select_related("sought_from", "act"))


@dataclass(frozen=True, slots=True)
class ProceedingsOfOrganisation:
    """The proceedings of an organisation: those that it answers in, the first of those before it, and of those that it
    asked for."""

    respondent: list[Proceeding]
    authority: list[Proceeding]
    requested: list[Proceeding]


def of_organisation(reader: Reader, organisation: Organisation) -> ProceedingsOfOrganisation:
    cases = (
        visible(reader, Proceeding)
        .select_related("respondent_person", "respondent_organisation")
        .order_by("opened_earliest")
    )
    found = ProceedingsOfOrganisation(
        list(cases.filter(respondent_organisation=organisation)),
        list(cases.filter(authority=organisation)[:100]),
        list(cases.filter(requested_by=organisation)[:100]),
    )
    print_names(reader, [case.respondent_person for case in (*found.authority, *found.requested)])
    return found
