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
    integer("number", "Its number.", required=True, example="34"),
    integer("cycle", "The cycle that it belongs to.", example="3"),
    edtf("dates", "When it sits."),
    code("certainty", "certainties", "How sure the dates are.", required=True),
    text("source_note", "Where it says so.", example="Calendar of the UPR, third cycle"),
    unique=(("body", "number"),),
    brought_along=True,
    first=("dates",),
)
REVIEWS = kind(
    "reviews",
    "mechanisms.Review",
    "A State's examination at a session.",
    "Which review",
    ref("session", "sessions", "The session.", required=True),
    code("state", "countries", "The State.", required=True),
    edtf("date", "The day of the review."),
    "The document and its numbers",
    text("symbol", "The UN symbol of the outcome.", example="A/HRC/43/10"),
    integer("received", "How many recommendations the State received.", example="245"),
    integer("supported", "How many it supported.", example="214"),
    integer("noted", "How many it noted.", example="31"),
    "How sure it is",
    code("certainty", "certainties", "How sure this is.", required=True),
    text("source_note", "Where it says so.", example="Report of the Working Group"),
    unique=(("session", "state"),),
    part_of=("session",),
    brought_along=True,
    first=("date",),
)
DEADLINES = kind(
    "deadlines",
    "mechanisms.Deadline",
    "A day by which something must be handed in for a session.",
    ref("session", "sessions", "The session.", required=True),
    code("kind", "deadline-kinds", "For whom: stakeholders, national report …", required=True),
    day("day", "The day.", required=True),
    text("time", "The hour, in the body's own time zone.", example="15:00"),
    code("certainty", "certainties", "How sure this is.", required=True),
    text("source_note", "Where it says so.", example="Page of the session"),
    unique=(("session", "kind"),),
    part_of=("session",),
    brought_along=True,
)
RECEIVED_RECOMMENDATIONS = kind(
    "received-recommendations",
    "mechanisms.ReceivedRecommendation",
    "A recommendation that a State received. Its number is unique only for one State and session.",
    "Where it was made",
    code("state", "countries", "The State that received it.", required=True),
    ref("session", "sessions", "The session.", required=True),
    text("number", "Its number, such as 124.1.", required=True, counted=True, example="139.85"),
    "What is asked",
    text("text", "Its text.", required=True, example="Decriminalise defamation"),
    codes("recommending", "countries", "The States that made it."),
    "What the State said",
    code("position", "recommendation-positions", "Supported or noted."),
    edtf("position_date", "When the position was taken."),
    text("position_document", "Where it says so.", example="A/HRC/43/10/Add.1"),
    "What it is about",
    codes("themes", "themes", "What it is about."),
    code("action", "action-categories", "How much it asks for, 1 to 5."),
    unique=(("state", "session", "number"),),
    part_of=("session",),
    first=("recommending", "position"),
)
POSITION_CHANGES = kind(
    "position-changes",
    "mechanisms.PositionChange",
    "An earlier position of a State on a recommendation: its history.",
    ref("recommendation", "received-recommendations", "The recommendation.", required=True),
    code("position", "recommendation-positions", "The position.", required=True),
    edtf("date", "When it was taken.", required=True),
    text("document", "Where it says so.", example="A/HRC/43/10/Add.1"),
    part_of=("recommendation",),
)

KINDS = (SESSIONS, REVIEWS, DEADLINES, RECEIVED_RECOMMENDATIONS, POSITION_CHANGES)
