"""The tables of this room: what courts, authorities and UN bodies did. Their columns are declared in `kinds.py`."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from dalel.cases import kinds
from dalel.cases.columns import (
    ChargeColumns,
    CommunicationColumns,
    EvidenceRequestColumns,
    FollowUpColumns,
    HearingColumns,
    ProceedingActColumns,
    ProceedingColumns,
    RemedyColumns,
    RulingColumns,
    SafeguardFindingColumns,
    SanctionColumns,
)
from dalel.records.fields import Record, record


@record(kinds.PROCEEDINGS)
class Proceeding(ProceedingColumns, Record):
    """A case before a court or authority against one person or organisation."""

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["invented", "-opened_earliest", "-closed_earliest", "id"], name="cases_proceeding_listed_ix"
            )
        ]


@record(kinds.PROCEEDING_ACTS)
class ProceedingAct(ProceedingActColumns, Record):
    """That a proceeding is, or answers, an act of the register."""


@record(kinds.CHARGES)
class Charge(ChargeColumns, Record):
    """One provision under which a proceeding was brought."""


@record(kinds.HEARINGS)
class Hearing(HearingColumns, Record):
    """A sitting of a court."""


@record(kinds.RULINGS)
class Ruling(RulingColumns, Record):
    """A decision in a proceeding."""


@record(kinds.EVIDENCE_REQUESTS)
class EvidenceRequest(EvidenceRequestColumns, Record):
    """Evidence that a party offered or asked for, and what the court did with it."""


@record(kinds.SANCTIONS)
class Sanction(SanctionColumns, Record):
    """One punishment or measure imposed."""


@record(kinds.SAFEGUARD_FINDINGS)
class SafeguardFinding(SafeguardFindingColumns, Record):
    """Whether a guarantee of a fair trial was kept in a proceeding."""


@record(kinds.REMEDIES)
class Remedy(RemedyColumns, Record):
    """What was sought for an act, and what came of it."""


@record(kinds.COMMUNICATIONS)
class Communication(CommunicationColumns, Record):
    """A complaint or letter to an international body."""


@record(kinds.FOLLOW_UPS)
class FollowUp(FollowUpColumns, Record):
    """How far a decision has been carried out, says who, when."""
