"""Whether what was filed is still what the journal says was filed: its text, its snapshot, its claims, its files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from dalel.advocacy.models import DocumentVersion
from dalel.custody.models import JournalEntry
from dalel.lib.canonical import fingerprint, sha256
from dalel.lib.errors import InputError
from dalel.lib.files import UNFINISHED
from dalel.lib.ids import is_step, visible
from dalel.lib.speech import _

KIND = "documents"
MARK = f"{UNFINISHED}filing"  # lies in the folder of a version until it is certain that the version was filed


def folder(project: str, name: str, number: int) -> Path:
    """Where the files of a filed version lie. InputError if the names, edited by hand, would lead elsewhere."""
    for step in (project, name):
        if not is_step(step):
            raise InputError(
                _("“{name}” cannot be part of a file's name.", name=visible(step)),
                _("Give the project or the text another name, and import the folder."),
            )
    return Path(settings.DALEL_HOME) / "filed" / project / name / str(number)


def altered() -> list[str]:
    """Everything about filed versions that is not as the journal says."""
    told = {
        record: json.loads(changes)
        for record, changes in JournalEntry.objects.filter(kind=KIND, verb="file").values_list("record", "changes")
    }
    found: list[str] = []
    for version in DocumentVersion.objects.filter(filed__isnull=False).select_related("document"):
        document = version.document
        record = f"{document.project}/{document.name}/{version.number}"
        if record not in told:
            found.append(
                _("{record}: it stands among what was filed, and the journal does not know it.", record=record)
            )
            continue
        try:
            place = folder(document.project, document.name, version.number)
        except InputError as error:  # the name leads elsewhere: nothing is read there
            found.append(f"{record}: {error.message}")
            told.pop(record)
            continue
        found += [f"{record}: {what}" for what in _differences(version, told.pop(record), place)]
    return found + [_("{record}: it was filed, and is gone.", record=record) for record in sorted(told)]


def _differences(version: DocumentVersion, told: dict[str, Any], place: Path) -> Iterator[str]:
    if sha256(version.text.encode()) != told["sha256"]:
        yield _("the text is not the one that was filed.")
    if version.snapshot != told["snapshot"]:
        yield _("the snapshot is not the one that was filed.")
    if "files" in told and fingerprint(version.outputs) != told["files"]:
        yield _("the list of its files was altered.")
    for name, known in sorted(version.outputs.items()):
        try:
            same = sha256((place / name).read_bytes()) == known
        except OSError:
            yield _("{file} cannot be read.", file=place / name)
            continue
        if not same:
            yield _("{file} is not the one that was filed.", file=place / name)
    yield from _claims(version, told, place / "claims.json")


def _claims(version: DocumentVersion, told: dict[str, Any], file: Path) -> Iterator[str]:
    try:
        content = file.read_bytes()
    except OSError:
        return  # said already
    if sha256(content) != told["claims"]:
        yield _("{file} is not the one that was filed.", file=file)
    elif json.loads(content) != list(version.claims.order_by("pk").values_list("entry", flat=True)):
        yield _("its claims are not those that were filed.")
