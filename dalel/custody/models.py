"""The journal of every change, and the texts of projects.

A journal entry is never altered and never removed: triggers refuse it on both databases. What must be forgettable
(names, contacts, testimony) stands in `JournalSecret`, beside the chain; the chain holds only a salted commitment.
"""

from __future__ import annotations

import json
from typing import ClassVar

from django.db import models

from dalel.records.fields import SealedTextField

Change = tuple[str | None, str | None]  # before, after


class JournalEntry(models.Model):
    """Who did what to which record, when. Each entry holds the hash of the one before it."""

    sequence = models.BigAutoField(primary_key=True, help_text="1, 2, 3 … without a gap.")
    at = models.DateTimeField(help_text="When, in UTC.")
    actor = models.CharField(max_length=200)
    verb = models.CharField(max_length=30)
    kind = models.CharField(max_length=60)
    record = models.CharField(max_length=300)
    changes = models.TextField(help_text="Canonical JSON: the value of each field, or the values before and after.")
    commitments = models.TextField(help_text="Canonical JSON: for each sealed field, a commitment to its values.")
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kind", "record", "sequence"], name="custody_entry_record_ix")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(sequence__gte=1), name="custody_entry_counts_from_one")
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb} {self.kind} {self.record}"

    @property
    def differences(self) -> dict[str, Change]:
        """Each field's value before and after; before is None where the record is new."""
        return {
            field: (None, values) if isinstance(values, str) else (values[0], values[1])
            for field, values in json.loads(self.changes).items()
        }


class JournalSecret(models.Model):
    """The values behind one commitment. Destroying the row makes them unknowable and leaves the chain whole."""

    # No index of its own: the constraint's begins with it.
    entry = models.ForeignKey(JournalEntry, on_delete=models.PROTECT, related_name="secrets", db_index=False)
    field = models.CharField(max_length=60)
    salt = models.CharField(max_length=64)
    before = SealedTextField(null=True)
    after = SealedTextField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["entry", "field"], name="custody_secret_once")
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.field}"


class JournalHead(models.Model):
    """The last entry's number and hash: one row. A chain alone does not show that its end was cut off."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sequence = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(id=1), name="custody_head_is_one_row")
        ]

    def __str__(self) -> str:
        return f"{self.sequence}:{self.hash}"


class ProjectFile(models.Model):
    """One text of a project folder that holds no records: dalel.toml, a document, the project's own reference rows."""

    project = models.CharField(max_length=100, help_text="The project's name, from dalel.toml or the folder.")
    path = models.CharField(max_length=190, help_text='Where it lies in the folder, with "/".')
    text = models.TextField(default="", blank=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["project", "path"], name="custody_projectfile_once")
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """How the journal names it."""
        return f"{self.project}/{self.path}"
