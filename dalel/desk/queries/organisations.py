"""Organisations, authorities and courts: what was done to them, and what they had a part in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from dalel.advocacy.models import Recommendation
from dalel.cases.models import Communication, Proceeding
from dalel.desk.queries import access, own
from dalel.desk.queries.access import Reader
from dalel.desk.queries.counting import how_many
from dalel.desk.queries.naming import print_names
from dalel.desk.queries.projects import only
from dalel.lib.errors import MissingError
from dalel.lib.messages import _
from dalel.records.gate import called, pointing_to_nothing_closed, visible
from dalel.register.models import Act, Involvement, Organisation, OrganisationName, Source


def find(reader: Reader, wanted: Mapping[str, str]) -> QuerySet[Organisation]:
    """Organisations with how often each was a victim, a respondent, and had a part in an act."""
    acts = access.acts(reader)
    found = visible(reader, Organisation).annotate(
        suffered=how_many(acts, "victim_organisation"),
        answered=how_many(visible(reader, Proceeding), "respondent_organisation"),
        took_part=how_many(access.involvements(reader), "organisation"),
    )
    if kind := wanted.get("kind"):
        found = found.filter(kind=kind)
    if text := wanted.get("q"):
        found = found.filter(
            Q(label__icontains=text) | Q(short__icontains=text) | Q(organisation_names__text__icontains=text)
        ).distinct()
    return own.chosen(reader, found, "organisations", wanted).order_by("invented", "label", "pk")


def kinds(reader: Reader) -> list[str]:
    return list(visible(reader, Organisation).values_list("kind", flat=True).distinct().order_by("kind"))


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    organisation: Organisation
    names: list[OrganisationName]
    parts: list[Organisation]
    acts: list[Act]
    respondent: list[Proceeding]
    authority: list[Proceeding]
    asked: list[Proceeding]
    took_part: QuerySet[Involvement]
    communications: list[Communication]
    sources: list[Source]
    recommendations: list[Recommendation]


def one(reader: Reader, key: str) -> OrganisationPage:
    """The organisation of that key; MissingError if there is none."""
    organisation = only(called(reader, Organisation, key).select_related("parent"), "organisation")
    if organisation is None:
        raise MissingError(_("There is no organisation “{key}” that you may see.", key=key))
    pointing_to_nothing_closed(reader, [organisation])
    cases = (
        visible(reader, Proceeding)
        .select_related("respondent_person", "respondent_organisation")
        .order_by("opened_earliest")
    )
    found = OrganisationPage(
        organisation,
        list(visible(reader, OrganisationName).filter(organisation=organisation).order_by("valid_earliest", "pk")),
        list(visible(reader, Organisation).filter(parent=organisation).order_by("label")),
        list(access.acts(reader).filter(victim_organisation=organisation).select_related("incident")),
        list(cases.filter(respondent_organisation=organisation)),
        list(cases.filter(authority=organisation)[:100]),
        list(cases.filter(requested_by=organisation)[:100]),
        access.involvements(reader).filter(organisation=organisation).select_related("act__incident"),
        list(
            visible(reader, Communication)
            .filter(Q(author_organisation=organisation) | Q(representative=organisation))
            .distinct()
        ),
        list(visible(reader, Source).filter(organisation=organisation)),
        list(visible(reader, Recommendation).filter(addressee=organisation).order_by("document", "number")),
    )
    print_names(reader, [case.respondent_person for case in (*found.authority, *found.asked)])
    return found
