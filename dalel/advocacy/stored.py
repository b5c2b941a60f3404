"""Projects as they lie in the database: read as plain values, for the same build that a folder gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from dalel.accounts import projects
from dalel.advocacy.build import Built, DocumentBuilder, build_document, read_text
from dalel.advocacy.models import DocumentVersion
from dalel.advocacy.project import Project
from dalel.custody.facts import current_facts, kinds_of
from dalel.custody.models import ProjectFile
from dalel.documents.ledger import Claim
from dalel.figures.actions import latest_snapshot
from dalel.figures.catalogue import did_you_mean
from dalel.figures.engine import Engine
from dalel.figures.snapshot import Snapshot
from dalel.lib import toml
from dalel.lib.errors import InputError, MissingError
from dalel.lib.messages import _
from dalel.lib.texts import SETTINGS, documents_of
from dalel.records import rows


def stored_project(name: str = "") -> Project:
    """One project with its records, texts and settings. Without a name, the only one there is."""
    home = projects.chosen(name)
    files = dict(ProjectFile.objects.filter(project=home.name).order_by("path").values_list("path", "text"))
    tables = rows.tables(kinds_of(home.name), rows.keys_of(home.mark))
    return Project(home.name, tables, current_facts(home.name), settings_of(files), documents_of(files))


def project_of(document: str) -> str:
    """The name of the project that has a document of that name."""
    path = f"documents/{document}.md"
    found = sorted(ProjectFile.objects.filter(path=path).values_list("project", flat=True))
    if not found:
        names = [
            one.removeprefix("documents/").removesuffix(".md")
            for one in ProjectFile.objects.filter(path__startswith="documents/").values_list("path", flat=True)
        ]
        raise MissingError(_("There is no document “{name}”.", name=document), did_you_mean(document, names))
    if len(found) > 1:
        raise InputError(
            _("Several projects have a document “{name}”.", name=document),
            _("Say which: --project {names}.", names=" | ".join(found)),
        )
    return str(found[0])


def build_stored(project: Project, name: str, snapshot: Snapshot | None = None, engine: Engine | None = None) -> Built:
    """One document of a stored project, on a snapshot (the latest, if none is given).

    The site passes its own open `engine`, which then stays open.
    """
    if name not in project.documents:
        raise MissingError(_("There is no document “{name}”.", name=name), did_you_mean(name, list(project.documents)))
    frozen = snapshot or (engine.snapshot if engine else latest_snapshot(projects.chosen(project.name)))
    builder = DocumentBuilder(project, lambda: frozen, engine)
    try:
        with rows.one_moment():
            return build_document(read_text(project.documents[name], name, project), name, builder)
    finally:
        if engine is None:
            builder.close()


def filed_claims(project: str, name: str) -> tuple[Claim, ...]:
    """The claims of the version of a document that was filed last; none, if none was."""
    versions = DocumentVersion.objects.filter(document__project=project, document__name=name, filed__isnull=False)
    last = versions.order_by("-number").first()
    if last is None:
        return ()
    known = {one.name for one in fields(Claim)}
    entries = last.claims.order_by("pk").values_list("entry", flat=True)
    return tuple(Claim(**{key: value for key, value in entry.items() if key in known}) for entry in entries)


def settings_of(files: Mapping[str, str]) -> dict[str, Any]:
    """The settings of a stored project. {} where they cannot be read: an import has refused them, or said so."""
    try:
        return toml.read(files.get(SETTINGS, ""))
    except InputError:
        return {}
