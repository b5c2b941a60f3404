"""The kinds of record of the mechanisms: bodies, sessions, reviews, deadlines, received recommendations.

The calendar that Dalel ships is loaded from `reference` and marked so; an organisation adds what it learns.
"""

from __future__ import annotations

from dalel.records.kind import code, codes, day, edtf, integer, kind, ref, text

SESSIONS = kind(
    "sessions",
    "mechanisms.Session",
    "A session of a body.",
    code("body", "bodies", "The body.", required=True),
    integer("number", "Its number.", required=True),
    integer("cycle", "The cycle that it belongs to."),
    edtf("dates", "When it sits."),
    code("certainty", "certainties", "How sure the dates are.", required=True),
    text("source_note", "Where it says so."),
    unique=(("body", "number"),),
    brought_along=True,
)
REVIEWS = kind(
    "reviews",
    "mechanisms.Review",
    "A State's examination at a session.",
    ref("session", "sessions", "The session.", required=True),
    code("state", "countries", "The State.", required=True),
    edtf("date", "The day of the review."),
    text("symbol", "The UN symbol of the outcome."),
    integer("received", "How many recommendations the State received."),
    integer("supported", "How many it supported."),
    integer("noted", "How many it noted."),
    code("certainty", "certainties", "How sure this is.", required=True),
    text("source_note", "Where it says so."),
    unique=(("session", "state"),),
    part_of=("session",),
    brought_along=True,
)
DEADLINES = kind(
    "deadlines",
    "mechanisms.Deadline",
    "A day by which something must be handed in for a session.",
    ref("session", "sessions", "The session.", required=True),
    code("kind", "deadline-kinds", "For whom: stakeholders, national report …", required=True),
    day("day", "The day.", required=True),
    text("time", "The hour, in the body's own time zone."),
    code("certainty", "certainties", "How sure this is.", required=True),
    text("source_note", "Where it says so."),
    unique=(("session", "kind"),),
    part_of=("session",),
    brought_along=True,
)
RECEIVED_RECOMMENDATIONS = kind(
    "received-recommendations",
    "mechanisms.ReceivedRecommendation",
    "A recommendation that a State received. Its number is unique only for one State and session.",
    code("state", "countries", "The State that received it.", required=True),
    ref("session", "sessions", "The session.", required=True),
    text("number", "Its number, such as 124.1.", required=True, counted=True),
    text("text", "Its text.", required=True),
    codes("recommending", "countries", "The States that made it."),
    code("position", "recommendation-positions", "Supported or noted."),
    edtf("position_date", "When the position was taken."),
    text("position_document", "Where it says so."),
    codes("themes", "themes", "What it is about."),
    code("action", "action-categories", "How much it asks for, 1 to 5."),
    unique=(("state", "session", "number"),),
    part_of=("session",),
)
POSITION_CHANGES = kind(
    "position-changes",
    "mechanisms.PositionChange",
    "An earlier position of a State on a recommendation: its history.",
    ref("recommendation", "received-recommendations", "The recommendation.", required=True),
    code("position", "recommendation-positions", "The position.", required=True),
    edtf("date", "When it was taken.", required=True),
    text("document", "Where it says so."),
    part_of=("recommendation",),
)

KINDS = (SESSIONS, REVIEWS, DEADLINES, RECEIVED_RECOMMENDATIONS, POSITION_CHANGES)
