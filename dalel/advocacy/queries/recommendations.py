"""Recommendations: what is asked, what it rests on, what was received before, how far it has been met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from dalel.accounts.policy import Reader
from dalel.advocacy.models import (
    Recommendation,
    RecommendationAssessment,
    RecommendationFact,
    RecommendationPrecedent,
)
from dalel.lib.messages import _
from dalel.pages.projects import only
from dalel.records.gate import called, visible
from dalel.register.models import Organisation


def find(reader: Reader, wanted: Mapping[str, str]) -> QuerySet[Recommendation]:
    """Recommendations in the order of their documents, with the paragraphs they answer and their last assessment."""
    found = (
        visible(reader, Recommendation)
        .select_related("addressee")
        .prefetch_related(
            Prefetch(
                "recommendation_facts", visible(reader, RecommendationFact).order_by("paragraph"), to_attr="facts"
            ),
            Prefetch(
                "recommendation_assessments",
                visible(reader, RecommendationAssessment).order_by("-date_earliest"),
                to_attr="assessments",
            ),
        )
    )
    if text := wanted.get("q"):
        found = found.filter(Q(text__icontains=text) | Q(addressee__label__icontains=text))
    return found.order_by("document", "number", "pk")


@dataclass(frozen=True, slots=True)
class RecommendationPage:
    recommendation: Recommendation
    facts: list[RecommendationFact]
    precedents: list[RecommendationPrecedent]
    assessments: list[RecommendationAssessment]


def one(reader: Reader, key: str) -> RecommendationPage:
    """The recommendation of that key; MissingError if there is none."""
    found = only(
        called(reader, Recommendation, key).select_related("addressee"),
        "recommendation",
        _("There is no recommendation “{key}” that you may see.", key=key),
    )
    return RecommendationPage(
        found,
        list(visible(reader, RecommendationFact).filter(recommendation=found).order_by("paragraph")),
        list(visible(reader, RecommendationPrecedent).filter(recommendation=found).select_related("received__session")),
        list(visible(reader, RecommendationAssessment).filter(recommendation=found).order_by("date_earliest")),
    )


def of_organisation(reader: Reader, addressee: Organisation) -> list[Recommendation]:
    """What is asked of an organisation."""
    return list(visible(reader, Recommendation).filter(addressee=addressee).order_by("document", "number"))
