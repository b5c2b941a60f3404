"""The types of the columns of this room's records. Made from `kinds.py` by `python -m tools.columns`."""

from __future__ import annotations

from datetime import date as Date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dalel.advocacy.models import Recommendation
    from dalel.mechanisms.models import ReceivedRecommendation
    from dalel.register.models import Organisation


class RecommendationColumns:
    number: int | None
    document: str
    anchor: str
    text: str
    addressee: Organisation | None
    addressee_id: str | None
    provisions: list[str]
    instruments: list[str]
    themes: list[str]
    action: str
    invented: bool


class RecommendationFactColumns:
    recommendation: Recommendation
    recommendation_id: str
    paragraph: str
    invented: bool


class RecommendationPrecedentColumns:
    recommendation: Recommendation
    recommendation_id: str
    received: ReceivedRecommendation
    received_id: str
    invented: bool


class RecommendationAssessmentColumns:
    recommendation: Recommendation
    recommendation_id: str
    date: str
    date_earliest: Date | None
    date_latest: Date | None
    status: str
    evidence: str
    invented: bool
