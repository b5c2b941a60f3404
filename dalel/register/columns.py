"""The types of the columns of this room's records. Made from `kinds.py` by `python -m tools.columns`."""

from __future__ import annotations

from datetime import date as Date
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dalel.register.models import Act, Incident, Organisation, Person, Place, Report, Source


class OrganisationColumns:
    label: str
    short: str
    kind: str
    country: str
    founded: str
    founded_earliest: Date | None
    founded_latest: Date | None
    dissolved: str
    dissolved_earliest: Date | None
    dissolved_latest: Date | None
    parent: Organisation | None
    parent_id: str | None
    mandate: str
    website: str
    note: str
    invented: bool


class OrganisationNameColumns:
    organisation: Organisation
    organisation_id: str
    text: str
    language: str
    kind: str
    valid: str
    valid_earliest: Date | None
    valid_latest: Date | None
    source_note: str
    invented: bool


class PersonColumns:
    label: str
    sex: str
    born: str
    born_earliest: Date | None
    born_latest: Date | None
    deceased: str
    naming_status: str
    naming_scope: str
    naming_date: str
    naming_date_earliest: Date | None
    naming_date_latest: Date | None
    naming_review_by: str
    naming_review_by_earliest: Date | None
    naming_review_by_latest: Date | None
    naming_ground: str
    note: str
    invented: bool


class PersonNameColumns:
    person: Person
    person_id: str
    text: str
    family: str
    given: str
    language: str
    script: str
    kind: str
    source_note: str
    invented: bool


class PersonContactColumns:
    person: Person
    person_id: str
    kind: str
    text: str
    safety_note: str
    invented: bool


class PlaceColumns:
    label: str
    country: str
    region: str
    precision: str
    latitude: Decimal | None
    longitude: Decimal | None
    invented: bool


class PlaceNameColumns:
    place: Place
    place_id: str
    text: str
    language: str
    valid: str
    valid_earliest: Date | None
    valid_latest: Date | None
    source_note: str
    invented: bool


class SourceColumns:
    label: str
    kind: str
    reliability: str
    languages: list[str]
    organisation: Organisation | None
    organisation_id: str | None
    method: str
    invented: bool


class SourceCoverageColumns:
    source: Source
    source_id: str
    period: str
    period_earliest: Date | None
    period_latest: Date | None
    basis: str
    note: str
    invented: bool


class ReportColumns:
    source: Source
    source_id: str
    received: str
    received_earliest: Date | None
    received_latest: Date | None
    status: str
    reason: str
    language: str
    summary: str
    link: str
    sha256: str
    invented: bool


class TestimonyColumns:
    report: Report | None
    report_id: str | None
    person: Person | None
    person_id: str | None
    taken: str
    taken_earliest: Date | None
    taken_latest: Date | None
    language: str
    text: str
    invented: bool


class IncidentColumns:
    title: str
    date: str
    date_earliest: Date | None
    date_latest: Date | None
    place: Place | None
    place_id: str | None
    region: str
    summary: str
    verification: str
    access: str
    compartment: str
    invented: bool


class ExactPlaceColumns:
    incident: Incident
    incident_id: str
    address: str
    latitude: Decimal | None
    longitude: Decimal | None
    invented: bool


class IncidentReportColumns:
    incident: Incident
    incident_id: str
    report: Report
    report_id: str
    invented: bool


class IncidentLinkColumns:
    incident: Incident
    incident_id: str
    to_incident: Incident
    to_incident_id: str
    relation: str
    invented: bool


class ActColumns:
    incident: Incident
    incident_id: str
    kind: str
    victim_person: Person | None
    victim_person_id: str | None
    victim_organisation: Organisation | None
    victim_organisation_id: str | None
    category: str
    date: str
    date_earliest: Date | None
    date_latest: Date | None
    region: str
    harm: str
    targets: list[str]
    rights: list[str]
    note: str
    invented: bool


class InvolvementColumns:
    act: Act
    act_id: str
    person: Person | None
    person_id: str | None
    organisation: Organisation | None
    organisation_id: str | None
    described: str
    degree: str
    invented: bool
