"""Incidents: the list with its filters, and one incident with its acts and reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from dalel.accounts.policy import Reader
from dalel.lib.messages import _
from dalel.pages import own
from dalel.pages.caching import kept
from dalel.pages.counting import how_many
from dalel.pages.projects import only
from dalel.records.gate import called, ids_called, visible
from dalel.records.keys import key_of
from dalel.register.models import Act, Incident, IncidentLink, IncidentReport, Involvement, Source
from dalel.register.queries import counted
from dalel.register.queries.naming import print_names

KINDS = ("incidents", "acts")  # whose own columns a list of incidents can be chosen by
FILTERS = ("q", "year", "region", "act", "category", "verification", "source")


def find(reader: Reader, wanted: Mapping[str, str]) -> QuerySet[Incident]:
    """The incidents that all the given filters hold for, the latest first. What is not given does not choose."""
    found = visible(reader, Incident).select_related("place")
    if text := wanted.get("q"):
        found = found.filter(
            Q(title__icontains=text) | Q(summary__icontains=text) | Q(pk__in=ids_called(reader, Incident, text))
        )
    if year := wanted.get("year"):
        found = counted.during(found, year)
    if region := wanted.get("region"):
        found = found.filter(Q(place__region=region) | Q(region=region))
    if verification := wanted.get("verification"):
        found = found.filter(verification=verification)
    act = {name: wanted[key] for key, name in (("act", "kind"), ("category", "category")) if wanted.get(key)}
    if act or own.any_of(reader, "acts", wanted, KINDS):  # all of them hold for one and the same act
        acts = own.chosen(reader, visible(reader, Act), "acts", wanted, KINDS)
        found = found.filter(Exists(acts.filter(incident=OuterRef("pk"), **act)))
    found = own.chosen(reader, found, "incidents", wanted, KINDS)
    if source := wanted.get("source"):
        told = visible(reader, IncidentReport).filter(
            incident=OuterRef("pk"), report__source__in=ids_called(reader, Source, source)
        )
        found = found.filter(Exists(told))
    return found.annotate(how_many=how_many(visible(reader, Act), "incident")).order_by("-date_earliest", "pk")


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen in each filter: only what occurs."""

    years: list[int]
    regions: list[str]
    acts: list[str]
    categories: list[str]
    verifications: list[str]
    sources: list[tuple[str, str]]


@kept
def choices(reader: Reader) -> Choices:
    seen = visible(reader, Incident)
    acts = counted.acts_by_whole(reader)
    regions = seen.annotate(where=counted.REGION).exclude(where="").values_list("where", flat=True).distinct()
    sources = counted.report_links(reader).values_list("report__source_id", "report__source__label").distinct()
    return Choices(
        years=counted.years(reader),
        regions=list(regions.order_by("where")),
        acts=counted.act_kinds(reader),
        categories=list(acts.exclude(category="").values_list("category", flat=True).distinct().order_by("category")),
        verifications=list(seen.values_list("verification", flat=True).distinct().order_by("verification")),
        sources=sorted({(key_of(id_), label) for id_, label in sources}, key=lambda one: (one[1], one[0])),
    )


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """One incident: what was done in it, who said so, what came before and after."""

    incident: Incident
    acts: Sequence[Act]
    reports: list[IncidentReport]
    before: list[IncidentLink]
    after: list[IncidentLink]


def one(reader: Reader, key: str) -> IncidentPage:
    """The incident of that key; MissingError if there is none that this reader may see."""
    incident = only(
        called(reader, Incident, key).select_related("place"),
        "incident",
        _("There is no incident “{key}” that you may see.", key=key),
    )
    parts = visible(reader, Involvement).select_related("person", "organisation")
    involved = Prefetch("involvements", parts, to_attr="took_part")
    acts = list(
        visible(reader, Act)
        .filter(incident=incident)
        .select_related("victim_person", "victim_organisation")
        .prefetch_related(involved)
        .order_by("pk")
    )
    print_names(reader, [act.victim_person for act in acts])
    print_names(reader, [part.person for act in acts for part in act.took_part])
    links = visible(reader, IncidentLink)
    return IncidentPage(
        incident,
        acts,
        list(
            visible(reader, IncidentReport)
            .filter(incident=incident)
            .select_related("report__source")
            .order_by("report__received_earliest")
        ),
        list(links.filter(to_incident=incident).select_related("incident")),
        list(links.filter(incident=incident).select_related("to_incident")),
    )
