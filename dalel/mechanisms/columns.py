"""The types of the columns of this room's records. Made from `kinds.py` by `python -m tools.columns`."""

from __future__ import annotations

from datetime import date as Date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dalel.mechanisms.models import ReceivedRecommendation, Session


class SessionColumns:
    body: str
    number: int
    cycle: int | None
    dates: str
    dates_earliest: Date | None
    dates_latest: Date | None
    certainty: str
    source_note: str
    invented: bool


class ReviewColumns:
    session: Session
    session_id: str
    state: str
    date: str
    date_earliest: Date | None
    date_latest: Date | None
    symbol: str
    received: int | None
    supported: int | None
    noted: int | None
    certainty: str
    source_note: str
    invented: bool


class DeadlineColumns:
    session: Session
    session_id: str
    kind: str
    day: Date
    time: str
    certainty: str
    source_note: str
    invented: bool


class ReceivedRecommendationColumns:
    state: str
    session: Session
    session_id: str
    number: str
    text: str
    recommending: list[str]
    position: str
    position_date: str
    position_date_earliest: Date | None
    position_date_latest: Date | None
    position_document: str
    themes: list[str]
    action: str
    invented: bool


class PositionChangeColumns:
    recommendation: ReceivedRecommendation
    recommendation_id: str
    position: str
    date: str
    date_earliest: Date | None
    date_latest: Date | None
    document: str
    invented: bool
