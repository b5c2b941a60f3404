"""Filing a document, and looking at what has moved since. A filed version is frozen with its snapshot."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from dalel.accounts.models import Project as StoredProject
from dalel.accounts.policy import Actor, require
from dalel.accounts.projects import chosen
from dalel.advocacy import filed_folder, outputs
from dalel.advocacy.build import Built, audience_of, own_day, read_text
from dalel.advocacy.drift import Entry, Moved, drift
from dalel.advocacy.filed import KIND, content
from dalel.advocacy.models import Claim, Document, DocumentVersion
from dalel.advocacy.people import people
from dalel.advocacy.project import Project
from dalel.advocacy.reviewed import require_same, require_same_figures, reviewed_folder
from dalel.advocacy.stored import build_stored, project_of, stored_project
from dalel.custody import chain
from dalel.custody.chain import Head
from dalel.custody.heads import head
from dalel.custody.journal import writing
from dalel.custody.models import JournalEntry
from dalel.figures.actions import folder as snapshots
from dalel.figures.actions import freeze_database
from dalel.figures.context import FigureContext
from dalel.figures.engine import Engine
from dalel.figures.people import PrintableNames
from dalel.figures.sandbox import Sandbox
from dalel.figures.snapshot import open_snapshot
from dalel.lib import clock
from dalel.lib.canonical import sha256
from dalel.lib.errors import DalelError, InputError, MissingError, Problem, ProblemsFound
from dalel.lib.messages import _
from dalel.records.keys import key_of
from dalel.records.rows import keys_of

ATTEMPTS = 5  # how often a filing begins anew because somebody else wrote meanwhile


@dataclass(frozen=True)
class Filed:
    """A version that was filed, and where its files lie."""

    version: DocumentVersion
    built: Built
    paths: list[Path]
    compared: bool = True  # whether a folder was held beside the database


def file_document(
    *, name: str, actor: Actor, project: str = "", folder: Path | None = None, without_folder: bool = False
) -> Filed:
    """Freeze a document as it is handed in: text, snapshot, claims, checks and files, never to change.

    folder: the project folder that was built and read; without one, the folder that the project was last imported
    from. ProblemsFound while it and the database differ, or while an error stands that no author has answered.
    without_folder: compare with nothing, and let the journal say so.
    """
    require(actor, "export")
    for _attempt in range(ATTEMPTS):
        # What is compared, frozen, built and filed is of one moment: nobody has written to the journal in between.
        before = head()
        try:
            ready = _prepare(name, actor, project, folder, compared=not without_folder)
        except DalelError:
            # What was wrong may be wrong only because half of it is of another moment.
            if _moved_on(actor, before):
                continue
            raise
        filed = _file(ready, actor, before)
        if filed is not None:
            return filed
    raise InputError(
        _("The document is not filed: somebody was writing to the database all the while."),
        _("Wait until that is done, then file again."),
    )


@dataclass(frozen=True)
class _Ready:
    """A document that only has to be committed."""

    project: Project
    built: Built
    made: dict[str, bytes]
    compared: bool


def _prepare(name: str, actor: Actor, project: str, folder: Path | None, *, compared: bool) -> _Ready:
    stored = stored_project(project or project_of(name))
    reviewed = require_same(reviewed_folder(stored.name, folder), stored.name) if compared else None
    snapshot = freeze_database(project=chosen(stored.name), actor=actor)
    built = build_stored(stored, name, snapshot)
    _refuse_stopped(built, name)
    if reviewed is not None:
        require_same_figures(reviewed, stored, snapshot, built)
    built, made = outputs.files(built)
    _refuse_stopped(built, name)  # the finished files may say what the text did not
    return _Ready(stored, built, made, compared)


def _refuse_stopped(built: Built, name: str) -> None:
    if built.stops:
        stopping = [
            Problem(one.code, one.message, one.remedy, f"documents/{name}.md", one.line or None)
            for one in built.findings
            if one.stops
        ]
        raise ProblemsFound(stopping, _("The document is not filed: errors stop it."))


def _moved_on(actor: Actor, before: Head) -> bool:
    """Whether the journal has moved on, or does so as soon as whoever writes now has done."""
    with transaction.atomic(), writing(actor) as journal:
        return journal.head != before


def _file(ready: _Ready, actor: Actor, before: Head) -> Filed | None:
    """Write the files and commit the version; None if the journal has moved on from `before`."""
    built, made, project = ready.built, ready.made, ready.project.name
    with transaction.atomic(), writing(actor) as journal:
        if journal.head != before:
            return None
        version = _store(ready.project, built, made, actor, before.sequence)
        # Read again: the entry commits to what comes back from the database.
        stored = DocumentVersion.objects.select_related("document").get(pk=version.pk)
        told = {**content(stored), "folder": "compared" if ready.compared else "not compared"}
        journal.write("file", KIND, [(f"{project}/{built.name}/{version.number}", chain.added(told), chain.NOTHING)])
        paths = filed_folder.place(project, built.name, version.number, made)
    filed_folder.settle(project, built.name, version.number)
    return Filed(version, built, paths, ready.compared)


def _store(project: Project, built: Built, made: dict[str, bytes], actor: Actor, position: int) -> DocumentVersion:
    meta, text = built.document.meta, project.documents[built.name]
    document, _new = Document.objects.update_or_create(
        project=project.name,
        name=built.name,
        defaults={"title": meta.title, "profile": meta.profile, "language": meta.language},
    )
    last = document.versions.order_by("-number").first()
    now = clock.moment()
    version = DocumentVersion.objects.create(
        document=document,
        number=last.number + 1 if last else 1,
        made=now,
        filed=now,
        text=text,
        sha256=sha256(text.encode()),
        snapshot=built.snapshot,
        position=position,
        filed_by=actor.username,
        checks=json.loads(made["checks.json"]),
        outputs={file: sha256(content) for file, content in made.items()},
    )
    Claim.objects.bulk_create(
        Claim(
            version=version,
            claim=entry["id"],
            row=entry["row"],
            paragraph=entry["paragraph"],
            opinion=entry["unit"] == "opinion",
            entry=entry,
        )
        for entry in json.loads(made["claims.json"])
    )
    return version


@dataclass(frozen=True)
class Drift:
    """A filed version with what has moved since."""

    version: DocumentVersion
    moved: list[Moved]
    answered: int


def find_drift(*, actor: Actor, name: str = "", project: str = "") -> list[Drift]:
    """For the last filed version of each document (or of one): the figures that have moved, and why."""
    require(actor, "read")
    found = DocumentVersion.objects.filter(filed__isnull=False).select_related("document")
    if name:
        found = found.filter(document__name=name)
    if project:
        found = found.filter(document__project=project)
    last: dict[int, DocumentVersion] = {}
    for version in found.order_by("document_id", "number"):
        last[version.document_id] = version
    if not last:
        raise MissingError(
            _("No version of “{name}” was filed.", name=name) if name else _("Nothing was filed yet."),
            _("`dalel file DOCUMENT` files one."),
        )
    found_drifts: list[Drift] = []
    for home in sorted({version.document.project for version in last.values()}):
        own = [version for version in last.values() if version.document.project == home]
        now = Engine(freeze_database(project=chosen(home), actor=actor))
        try:
            found_drifts += [_drift(version, chosen(home), now) for version in own]
        finally:
            now.close()
    return found_drifts


def _drift(version: DocumentVersion, home: StoredProject, now: Engine) -> Drift:
    project = stored_project(home.name)
    language = version.document.language
    meta = read_text(version.text, version.document.name, project).meta
    names = PrintableNames(people(project.tables, language).names, audience_of(meta, project.facts), own_day(meta))
    context = FigureContext(now, project.facts, names, language)
    entries: list[dict[str, Any]] = list(version.claims.order_by("pk").values_list("entry", flat=True))
    then = _then(version)
    try:
        moved = drift(entries, Sandbox(context).evaluate, then, now, lambda pairs: _since(version, home, pairs))
    finally:
        if then is not None:
            then.close()
    return Drift(version, moved, len(entries))


def _then(version: DocumentVersion) -> Engine | None:
    """The snapshot that the version was computed on, where it still is."""
    try:
        return Engine(open_snapshot(snapshots() / version.snapshot))
    except (MissingError, InputError):
        return None


def _since(version: DocumentVersion, home: StoredProject, pairs: Sequence[tuple[str, str]]) -> list[Entry]:
    """The journal entries on these records of a project since a version was filed."""
    keys = keys_of(home.mark)
    by_kind: dict[str, list[str]] = {}
    for kind, record in pairs:
        by_kind.setdefault(kind, []).append(record)
    found = []
    for kind, records in by_kind.items():
        meant = [*keys.ids(kind, records), *(records if home.before_marks else [])]
        for start in range(0, len(meant), 500):
            rows = JournalEntry.objects.filter(
                sequence__gt=version.position, kind=kind, record__in=meant[start : start + 500]
            ).values_list("sequence", "at", "actor", "verb", "kind", "record")
            found += [
                Entry(sequence, at.isoformat(timespec="minutes"), who, verb, kind_, key_of(record))
                for sequence, at, who, verb, kind_, record in rows
            ]
    return sorted(found, key=lambda entry: entry.sequence)
