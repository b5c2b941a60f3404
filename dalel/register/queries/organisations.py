"""Organisations, authorities and courts: what was done to them, and what they had a part in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from dalel.accounts.policy import Reader
from dalel.lib.messages import _
from dalel.pages import own
from dalel.pages.counting import how_many
from dalel.pages.projects import only
from dalel.records.gate import called, pointing_to_nothing_closed, visible
from dalel.register.models import Act, Involvement, Organisation, OrganisationName, Source
from dalel.register.queries import counted


def find(reader: Reader, wanted: Mapping[str, str]) -> QuerySet[Organisation]:
    """Organisations by label, each with how often it was a victim, `suffered`, and took part in an act, `took_part`."""
    found = visible(reader, Organisation).annotate(
        suffered=how_many(counted.acts(reader), "victim_organisation"),
        took_part=how_many(counted.involvements(reader), "organisation"),
    )
    if kind := wanted.get("kind"):
        found = found.filter(kind=kind)
    if text := wanted.get("q"):
        found = found.filter(
            Q(label__icontains=text) | Q(short__icontains=text) | Q(organisation_names__text__icontains=text)
        ).distinct()
    return own.chosen(reader, found, "organisations", wanted).order_by("invented", "label", "pk")


def kinds(reader: Reader) -> list[str]:
    """The kinds of organisations that occur."""
    return list(visible(reader, Organisation).values_list("kind", flat=True).distinct().order_by("kind"))


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """One organisation: what it is called and made of, what was done to it and by it, what it is a source of."""

    organisation: Organisation
    names: list[OrganisationName]
    parts: list[Organisation]
    acts: list[Act]
    took_part: QuerySet[Involvement]
    sources: list[Source]


def one(reader: Reader, key: str) -> OrganisationPage:
    """The organisation of that key; MissingError if there is none."""
    organisation = only(
        called(reader, Organisation, key).select_related("parent"),
        "organisation",
        _("There is no organisation “{key}” that you may see.", key=key),
    )
    pointing_to_nothing_closed(reader, [organisation])
    return OrganisationPage(
        organisation,
        list(visible(reader, OrganisationName).filter(organisation=organisation).order_by("valid_earliest", "pk")),
        list(visible(reader, Organisation).filter(parent=organisation).order_by("label")),
        list(counted.acts(reader).filter(victim_organisation=organisation).select_related("incident")),
        counted.involvements(reader).filter(organisation=organisation).select_related("act__incident"),
        list(visible(reader, Source).filter(organisation=organisation)),
    )
