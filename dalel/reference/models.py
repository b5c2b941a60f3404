"""Vocabularies as rows, for those who ask the database itself. The files beside `facts.py` are what counts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Term(models.Model):
    """One code of a vocabulary, with its name in three languages."""

    vocabulary = models.CharField(max_length=60)
    code = models.CharField(max_length=100)
    en = models.TextField(default="", blank=True)
    ru = models.TextField(default="", blank=True)
    kk = models.TextField(default="", blank=True)
    definition = models.TextField(default="", blank=True)
    parent = models.CharField(max_length=100, default="", blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["vocabulary", "code"], name="reference_term_once")
        ]

    def __str__(self) -> str:
        return f"{self.vocabulary}: {self.code}"
