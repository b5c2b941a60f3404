"""Writes the database as a project folder. What goes out comes back the same, to the byte."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from dalel.accounts.policy import Actor, require
from dalel.custody.models import ProjectFile
from dalel.lib.errors import InputError
from dalel.lib.ids import is_inside
from dalel.lib.package import descriptor
from dalel.lib.speech import _
from dalel.lib.tables import Kind, Table
from dalel.mechanisms.actions import brought_along
from dalel.reference import rows
from dalel.reference.fields import kinds

DESCRIPTOR = "datapackage.json"


@dataclass
class Exported:
    """What was written, by kind; and how many texts."""

    records: Counter[str] = field(default_factory=Counter)
    files: int = 0


def export_folder(
    *, path: Path, actor: Actor, project: str = "", with_identity: bool = True, replace: bool = False
) -> Exported:
    """Write all records and one project's texts into a folder.

    The folder must be empty, unless `replace` says that tables and texts in it may be written over.
    """
    require(actor, "export")
    wanted = [kind for kind in kinds().values() if with_identity or not kind.identity]
    for kind in wanted:
        require(actor, "export", kind)
    with rows.one_moment():
        name, files = _texts(project)
        _make_room(path, replace=replace)
        done = Exported(files=len(files))
        held = [kind for kind in wanted if _write_table(path, kind, done)]
    for file, text in files.items():
        _write(path / file, text)
    _write(path / DESCRIPTOR, descriptor(name, held))
    return done


def _texts(project: str) -> tuple[str, dict[str, str]]:
    """The project's name and its texts by path."""
    names = sorted(set(ProjectFile.objects.values_list("project", flat=True)))
    if project and project not in names:
        raise InputError(
            _("There is no project “{project}”.", project=project),
            _("The projects are {names}.", names=", ".join(names) or "–"),
        )
    if not project and len(names) > 1:
        raise InputError(
            _("Several projects have texts here: {names}.", names=", ".join(names)),
            _("Say whose texts you want, with --project NAME. The records are shared by all."),
        )
    chosen = project or (names[0] if names else "dalel")
    texts = dict(ProjectFile.objects.filter(project=chosen).order_by("path").values_list("path", "text"))
    return chosen, {path: text for path, text in texts.items() if _is_inside(path)}


def _is_inside(path: str) -> bool:
    # The database may have been edited by hand: a text is never written outside the folder.
    return is_inside(path)


def _make_room(path: Path, *, replace: bool) -> None:
    if path.exists() and not path.is_dir():
        raise InputError(_("{path} is a file.", path=path), _("Give a folder."))
    if path.is_dir() and any(path.iterdir()):
        if not replace:
            raise InputError(
                _("{path} is not empty.", path=path), _("Give a new folder, or write over this one with --replace.")
            )
        for kind in kinds().values():  # a kind without records has no table; an old one must not stay behind
            (path / kind.path).unlink(missing_ok=True)
    path.mkdir(parents=True, exist_ok=True)


def _write_table(path: Path, kind: Kind, done: Exported) -> bool:
    """Write a kind's table if it has a record that Dalel does not bring along itself."""
    calendar = brought_along(kind)
    records = (row for row in rows.Stored(kind) if row[0] not in calendar)
    first = next(records, None)
    if first is None:
        return False
    target = path / kind.path
    _make_folder(target.parent, private=kind.identity)
    fresh = target.with_suffix(".new")
    with fresh.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(Table(kind, ()).columns)
        done.records[kind.name] += _write_rows(writer, chain([first], records))
    fresh.replace(target)
    return True


def _write_rows(writer: Any, records: Iterable[tuple[str, ...]]) -> int:
    count = 0
    for row in records:
        writer.writerow(row)
        count += 1
    return count


def _make_folder(folder: Path, *, private: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if private:
        folder.chmod(0o700)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(text, encoding="utf-8", newline="")
    fresh.replace(path)
