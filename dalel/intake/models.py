"""The texts of a project folder that are no records: dalel.toml, documents, its own reference rows."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class ProjectFile(models.Model):
    """One text file of a project folder, as it was read."""

    project = models.CharField(max_length=100, help_text="The project's name, from dalel.toml or the folder.")
    path = models.CharField(max_length=190, help_text='Where it lies in the folder, with "/".')
    text = models.TextField(default="", blank=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["project", "path"], name="intake_projectfile_once")
        ]

    def __str__(self) -> str:
        return f"{self.project}/{self.path}"

    @property
    def key(self) -> str:
        """How the journal names it."""
        return f"{self.project}/{self.path}"
