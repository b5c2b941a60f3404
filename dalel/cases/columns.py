"""The types of the columns of this room's records. Made from `kinds.py` by `python -m tools.columns`."""

from __future__ import annotations

from datetime import date as Date
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dalel.cases.models import Communication, Proceeding, Ruling, Sanction
    from dalel.register.models import Act, Organisation, Person


class ProceedingColumns:
    label: str
    kind: str
    respondent_person: Person | None
    respondent_person_id: str | None
    respondent_organisation: Organisation | None
    respondent_organisation_id: str | None
    category: str
    authority: Organisation | None
    authority_id: str | None
    requested_by: Organisation | None
    requested_by_id: str | None
    number: str
    region: str
    opened: str
    opened_earliest: Date | None
    opened_latest: Date | None
    closed: str
    closed_earliest: Date | None
    closed_latest: Date | None
    outcome: str
    plea: str
    ground: str
    note: str
    invented: bool


class ProceedingActColumns:
    proceeding: Proceeding
    proceeding_id: str
    act: Act
    act_id: str
    invented: bool


class ChargeColumns:
    proceeding: Proceeding
    proceeding_id: str
    provision: str
    outcome: str
    date: str
    date_earliest: Date | None
    date_latest: Date | None
    as_leader: str
    note: str
    invented: bool


class HearingColumns:
    proceeding: Proceeding
    proceeding_id: str
    date: str
    date_earliest: Date | None
    date_latest: Date | None
    kind: str
    defendant_present: str
    observed: str
    note: str
    invented: bool


class RulingColumns:
    proceeding: Proceeding
    proceeding_id: str
    date: str
    date_earliest: Date | None
    date_latest: Date | None
    kind: str
    authority: Organisation | None
    authority_id: str | None
    result: str
    appeal_of: Ruling | None
    appeal_of_id: str | None
    note: str
    invented: bool


class EvidenceRequestColumns:
    proceeding: Proceeding
    proceeding_id: str
    type: str
    party: str
    expert: Person | None
    expert_id: str | None
    number: str
    date: str
    date_earliest: Date | None
    date_latest: Date | None
    decision: str
    decided: str
    decided_earliest: Date | None
    decided_latest: Date | None
    reason: str
    invented: bool


class SanctionColumns:
    proceeding: Proceeding
    proceeding_id: str
    ruling: Ruling | None
    ruling_id: str | None
    kind: str
    text: str
    months: int | None
    days: int | None
    amount: Decimal | None
    currency: str
    amount_usd: Decimal | None
    rate_date: Date | None
    starts: str
    starts_earliest: Date | None
    starts_latest: Date | None
    ends: str
    ends_earliest: Date | None
    ends_latest: Date | None
    legal_basis: str
    provision: str
    payee: str
    status: str
    status_date: str
    status_date_earliest: Date | None
    status_date_latest: Date | None
    changed_by: Ruling | None
    changed_by_id: str | None
    replaces: Sanction | None
    replaces_id: str | None
    invented: bool


class SafeguardFindingColumns:
    proceeding: Proceeding
    proceeding_id: str
    guarantee: str
    finding: str
    evidence: str
    invented: bool


class RemedyColumns:
    act: Act
    act_id: str
    kind: str
    sought_from: Organisation | None
    sought_from_id: str | None
    filed: str
    filed_earliest: Date | None
    filed_latest: Date | None
    decided: str
    decided_earliest: Date | None
    decided_latest: Date | None
    outcome: str
    effective: str
    note: str
    invented: bool


class CommunicationColumns:
    body: str
    kind: str
    number: str
    symbol: str
    state: str
    author_person: Person | None
    author_person_id: str | None
    author_organisation: Organisation | None
    author_organisation_id: str | None
    representative: Organisation | None
    representative_id: str | None
    submitted: str
    submitted_earliest: Date | None
    submitted_latest: Date | None
    transmitted: str
    transmitted_earliest: Date | None
    transmitted_latest: Date | None
    decided: str
    decided_earliest: Date | None
    decided_latest: Date | None
    distributed: str
    distributed_earliest: Date | None
    distributed_latest: Date | None
    session: int | None
    outcome: str
    invoked: list[str]
    violated: list[str]
    remedies_asked: list[str]
    note: str
    invented: bool


class FollowUpColumns:
    communication: Communication
    communication_id: str
    assessor: str
    date: str
    date_earliest: Date | None
    date_latest: Date | None
    grade: str
    implemented: str
    reason: str
    due: Date | None
    invented: bool
