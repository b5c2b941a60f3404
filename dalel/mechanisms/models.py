"""The tables of this room: bodies, sessions, reviews, deadlines, received recommendations."""

from __future__ import annotations

from dalel.mechanisms import kinds
from dalel.mechanisms.columns import (
    DeadlineColumns,
    PositionChangeColumns,
    ReceivedRecommendationColumns,
    ReviewColumns,
    SessionColumns,
)
from dalel.records.fields import Record, record


@record(kinds.SESSIONS)
class Session(SessionColumns, Record):
    """A session of a body."""


@record(kinds.REVIEWS)
class Review(ReviewColumns, Record):
    """A State's examination at a session."""


@record(kinds.DEADLINES)
class Deadline(DeadlineColumns, Record):
    """A day by which something must be handed in for a session."""


@record(kinds.RECEIVED_RECOMMENDATIONS)
class ReceivedRecommendation(ReceivedRecommendationColumns, Record):
    """A recommendation that a State received. Its number is unique only for one State and session."""


@record(kinds.POSITION_CHANGES)
class PositionChange(PositionChangeColumns, Record):
    """An earlier position of a State on a recommendation: its history."""
