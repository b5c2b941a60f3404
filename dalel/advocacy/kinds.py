"""The kinds of record of advocacy: what we ask for, and what it rests on."""

from __future__ import annotations

from dalel.records.kind import code, codes, edtf, integer, kind, prose, ref, text

RECOMMENDATIONS = kind(
    "recommendations",
    "advocacy.Recommendation",
    "One thing that we ask for.",
    "Where it stands",
    integer("number", "Its place in the list of its document.", example="3"),
    text("document", "The document that makes it (its file name without ending).", counted=True, example="submission"),
    text("anchor", "Its anchor in that document.", counted=True, example="r3"),
    "What is asked",
    text("text", "What is asked, in one line.", required=True, example="Repeal article 174 of the Criminal Code"),
    ref("addressee", "organisations", "Of whom."),
    "What it is about",
    codes("provisions", "provisions", "Provisions that would have to change."),
    codes("instruments", "instruments", "Instruments that it rests on."),
    codes("themes", "themes", "What it is about."),
    code("action", "action-categories", "How much it asks for, 1 to 5."),
    first=("addressee",),
)
RECOMMENDATION_FACTS = kind(
    "recommendation-facts",
    "advocacy.RecommendationFact",
    "That a recommendation answers a paragraph of fact.",
    ref("recommendation", "recommendations", "The recommendation.", required=True),
    text("paragraph", "The anchor of the paragraph in its document.", required=True, counted=True, example="p12"),
    unique=(("recommendation", "paragraph"),),
    part_of=("recommendation",),
)
RECOMMENDATION_PRECEDENTS = kind(
    "recommendation-precedents",
    "advocacy.RecommendationPrecedent",
    "That a recommendation takes up one that the State received before.",
    ref("recommendation", "recommendations", "Ours.", required=True),
    ref("received", "received-recommendations", "The one received.", required=True),
    unique=(("recommendation", "received"),),
    part_of=("recommendation",),
)
RECOMMENDATION_ASSESSMENTS = kind(
    "recommendation-assessments",
    "advocacy.RecommendationAssessment",
    "How far a recommendation has been met, at a date, with what shows it.",
    ref("recommendation", "recommendations", "The recommendation.", required=True),
    edtf("date", "When.", required=True),
    code("status", "implementation", "Implemented, partly, not, unknown.", required=True),
    prose("evidence", "What shows it.", required=True, example="Law of 1 March 2021, article 1"),
    part_of=("recommendation",),
)

KINDS = (
    RECOMMENDATIONS,
    RECOMMENDATION_FACTS,
    RECOMMENDATION_PRECEDENTS,
    RECOMMENDATION_ASSESSMENTS,
)
