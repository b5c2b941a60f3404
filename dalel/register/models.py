"""The tables of this room: who did what to whom, says which source. Their columns are declared in `kinds.py`."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from dalel.records.fields import Record, record
from dalel.register import kinds
from dalel.register.columns import (
    ActColumns,
    ExactPlaceColumns,
    IncidentColumns,
    IncidentLinkColumns,
    IncidentReportColumns,
    InvolvementColumns,
    OrganisationColumns,
    OrganisationNameColumns,
    PersonColumns,
    PersonContactColumns,
    PersonNameColumns,
    PlaceColumns,
    PlaceNameColumns,
    ReportColumns,
    SourceColumns,
    SourceCoverageColumns,
    TestimonyColumns,
)


@record(kinds.ORGANISATIONS)
class Organisation(OrganisationColumns, Record):
    """An organisation, authority, court, medium, union or movement."""


@record(kinds.ORGANISATION_NAMES)
class OrganisationName(OrganisationNameColumns, Record):
    """Every form of an organisation's name that was met, and when it was true."""


@record(kinds.PERSONS)
class Person(PersonColumns, Record):
    """A person, without a name: what may be counted about somebody."""

    class Meta:
        # The list of people: its order, and what a reader filters, from the index alone.
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["invented", "label", "id"], name="register_person_listed_ix")
        ]


@record(kinds.PERSON_NAMES)
class PersonName(PersonNameColumns, Record):
    """Every form of a person's name that was met."""


@record(kinds.PERSON_CONTACTS)
class PersonContact(PersonContactColumns, Record):
    """How a person can be reached."""


@record(kinds.PLACES)
class Place(PlaceColumns, Record):
    """A place, no more exact than may be counted: a town, a district, a region."""


@record(kinds.PLACE_NAMES)
class PlaceName(PlaceNameColumns, Record):
    """A name of a place, and when it was true."""


@record(kinds.SOURCES)
class Source(SourceColumns, Record):
    """A channel by which reports come."""


@record(kinds.SOURCE_COVERAGE)
class SourceCoverage(SourceCoverageColumns, Record):
    """An interval in which a source was really collecting."""


@record(kinds.REPORTS)
class Report(ReportColumns, Record):
    """One account from one source, as received. It is kept as it came and never edited."""


@record(kinds.TESTIMONIES)
class Testimony(TestimonyColumns, Record):
    """What somebody told us in their own words, and what only those who must may read."""


@record(kinds.INCIDENTS)
class Incident(IncidentColumns, Record):
    """Something that happened, at a time and a place: a judgement made from one or more reports."""

    class Meta:
        # The list of incidents: its order, who may see, the filter by year and the count, from the index alone.
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["-date_earliest", "id", "compartment", "access", "date_latest", "verification"],
                name="register_incident_listed_ix",
            )
        ]


@record(kinds.EXACT_PLACES)
class ExactPlace(ExactPlaceColumns, Record):
    """Where exactly an incident happened."""


@record(kinds.INCIDENT_REPORTS)
class IncidentReport(IncidentReportColumns, Record):
    """That an incident rests on a report."""


@record(kinds.INCIDENT_LINKS)
class IncidentLink(IncidentLinkColumns, Record):
    """That one incident belongs with another: a chain of events."""


@record(kinds.ACTS)
class Act(ActColumns, Record):
    """One kind of violation done to one victim in an incident."""


@record(kinds.INVOLVEMENTS)
class Involvement(InvolvementColumns, Record):
    """Who had a part in an act."""
