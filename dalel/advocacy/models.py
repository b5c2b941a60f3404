"""The tables of this room: what we ask for, the documents that say so, and their claims."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from dalel.advocacy import kinds
from dalel.advocacy.columns import (
    RecommendationAssessmentColumns,
    RecommendationColumns,
    RecommendationFactColumns,
    RecommendationPrecedentColumns,
)
from dalel.records.fields import Record, record


@record(kinds.RECOMMENDATIONS)
class Recommendation(RecommendationColumns, Record):
    """One thing that we ask for."""


@record(kinds.RECOMMENDATION_FACTS)
class RecommendationFact(RecommendationFactColumns, Record):
    """That a recommendation answers a paragraph of fact."""


@record(kinds.RECOMMENDATION_PRECEDENTS)
class RecommendationPrecedent(RecommendationPrecedentColumns, Record):
    """That a recommendation takes up one that the State received before."""


@record(kinds.RECOMMENDATION_ASSESSMENTS)
class RecommendationAssessment(RecommendationAssessmentColumns, Record):
    """How far a recommendation has been met, at a date, with what shows it."""


class Document(models.Model):
    """A text that we hand in or publish, through all its versions."""

    project = models.CharField(max_length=100)
    name = models.CharField(max_length=150, help_text="Its file name without ending.")
    title = models.TextField(blank=True, default="")
    kind = models.CharField(max_length=60, blank=True, default="", help_text="Submission, statement, letter …")
    profile = models.CharField(max_length=60, blank=True, default="", help_text="The receiving body's rules.")
    language = models.CharField(max_length=10, default="en")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["project", "name"], name="advocacy_document_once")
        ]

    def __str__(self) -> str:
        return self.title or self.name


class DocumentVersion(models.Model):
    """A document as it stood at one moment, with the snapshot that its figures were computed on."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    made = models.DateTimeField()
    filed = models.DateTimeField(null=True, blank=True, help_text="When it was handed in; after that it never changes.")
    text = models.TextField(help_text="The source text of this version.")
    sha256 = models.CharField(max_length=64)
    snapshot = models.CharField(max_length=64, blank=True, default="", help_text="The hash of the snapshot.")
    position = models.BigIntegerField(default=0, help_text="The last journal entry that the snapshot knows.")
    filed_by = models.CharField(max_length=200, blank=True, default="", help_text="Who filed it.")
    checks = models.JSONField(default=list, help_text="What the checks said, with the answers of the authors.")
    outputs = models.JSONField(default=dict, help_text="The name of each file that was made, with its SHA-256.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["document", "number"], name="advocacy_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.number}"


class Claim(models.Model):
    """One statement of a version: the entry of claims.json, kept as it was written there."""

    version = models.ForeignKey(DocumentVersion, on_delete=models.PROTECT, related_name="claims")
    claim = models.CharField(max_length=60, help_text="Its id within the version.")
    row = models.CharField(max_length=60, blank=True, default="")
    paragraph = models.CharField(max_length=60, blank=True, default="")
    opinion = models.BooleanField(default=False)
    entry = models.JSONField(default=dict, help_text="Value, unit, period, interval, question, method, records.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["version", "claim"], name="advocacy_claim_once"),
            models.CheckConstraint(condition=models.Q(opinion__in=(False, True)), name="advocacy_claim_opinion_form"),
        ]

    def __str__(self) -> str:
        return self.claim
