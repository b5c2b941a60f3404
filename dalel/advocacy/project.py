"""A project as a document is built from it: its records, reference data and settings. No Django."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dalel.advocacy import kinds as advocacy_kinds
from dalel.cases import kinds as case_kinds
from dalel.lib.errors import MissingError, ProblemsFound
from dalel.lib.facts import Facts
from dalel.lib.findings import Findings
from dalel.lib.links import ready_to_read
from dalel.lib.messages import _
from dalel.lib.texts import documents_of, read_files
from dalel.mechanisms import kinds as mechanism_kinds
from dalel.mechanisms.calendar import shipped
from dalel.records.folder import Folder, read_folder
from dalel.records.kind import Kind, Table
from dalel.records.own import with_own
from dalel.reference.facts import load
from dalel.register import kinds as register_kinds

# Every kind of record, those that are pointed to before those that point.
KINDS: tuple[Kind, ...] = (
    *register_kinds.KINDS,
    *mechanism_kinds.KINDS,
    *case_kinds.KINDS,
    *advocacy_kinds.KINDS,
)


@dataclass(frozen=True)
class Project:
    """Records by kind, reference data with the project's own rows over them, settings of dalel.toml."""

    name: str
    tables: Mapping[str, Table]
    facts: Facts
    settings: Mapping[str, Any] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def own(self) -> Mapping[str, Any]:
        """The settings below [project]."""
        found = self.settings.get("project", {})
        return found if isinstance(found, dict) else {}

    @property
    def invented(self) -> str:
        """The project's own notice that records are invented; empty where it gives none."""
        return str(self.own.get("invented_note", ""))

    def of_document(self, name: str) -> Mapping[str, Any]:
        """The settings below [documents.<name>]."""
        found = self.settings.get("documents", {})
        own = found.get(name, {}) if isinstance(found, dict) else {}
        return own if isinstance(own, dict) else {}


def read_texts(path: Path) -> dict[str, str]:
    """The documents of a project folder only. ProblemsFound if one cannot be read."""
    ready_to_read(path)
    findings = Findings()
    files, _settings = read_files(path, findings)
    if findings:
        raise ProblemsFound(findings.problems())
    return documents_of(files)


def facts_of(path: Path) -> Facts:
    """The reference data that hold for a project folder. MissingError where there is none, ProblemsFound with what is
    wrong in its own rows and columns."""
    if not path.is_dir():
        raise MissingError(_("{path} is not a folder.", path=path), _("Give the folder that holds dalel.toml."))
    facts = load(path)
    with_own({kind.name: kind for kind in KINDS}, facts)
    return facts


def read_project(path: Path) -> Project:
    """Read a project folder whole. ProblemsFound with everything that is wrong in it."""
    facts = facts_of(path)
    ready_to_read(path)
    folder: Folder = read_folder(path, KINDS, facts, shipped=shipped(facts))
    if folder.problems:
        raise ProblemsFound(folder.problems)
    return Project(
        folder.name,
        folder.tables,
        facts,
        folder.settings,
        folder.documents,
        tuple(map(str, folder.warnings)),
    )
