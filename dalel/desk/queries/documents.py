"""Documents with live figures, as they stand on the records of this moment."""

from __future__ import annotations

from dataclasses import dataclass

from dalel.custody.models import ProjectFile
from dalel.desk.queries.access import Reader
from dalel.documents.readers import markdown
from dalel.documents.tree import Document

FOLDER, ENDING = "documents/", ".md"


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as it stands in a list."""

    project: str
    name: str
    title: str
    subtitle: str
    state: str
    date: str


def listed(reader: Reader) -> list[Listed]:
    """All documents of all projects, by title."""
    files = ProjectFile.objects.filter(path__startswith=FOLDER, path__endswith=ENDING).order_by("project", "path")
    return [_listed(file) for file in files]


def _listed(file: ProjectFile) -> Listed:
    meta = _read(file).meta
    name = file.path.removeprefix(FOLDER).removesuffix(ENDING)
    return Listed(file.project, name, meta.title or name, meta.subtitle, meta.state, meta.date)


def _read(file: ProjectFile) -> Document:
    return markdown.read(file.text.encode(), name=file.path)
