"""Writes a project of the database as a project folder. What goes out comes back the same, to the byte.

All tables and texts are written whole and synced before the first of them takes its place, and then they take their
places together: whoever kills an export finds the old folder or the new one, at the latest after the next command.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any, Protocol

from dalel.accounts.models import Project
from dalel.accounts.policy import Actor, require
from dalel.accounts.projects import chosen
from dalel.custody.facts import kinds_of, require_inside
from dalel.custody.models import ProjectFile
from dalel.lib import files
from dalel.lib.errors import InputError
from dalel.lib.formulas import NUMBERS, any_sign, harmless
from dalel.lib.messages import _
from dalel.mechanisms.actions import brought_along
from dalel.records import rows
from dalel.records.keys import Keys
from dalel.records.kind import Kind, Table
from dalel.records.package import DESCRIPTOR, descriptor


@dataclass
class Exported:
    """What was written, by kind; and how many texts."""

    records: Counter[str] = field(default_factory=Counter)
    files: int = 0


class Target(Protocol):
    """Where the files go: a name within the folder -> where to write it; and what is to be gone afterwards."""

    def place(self, name: str, *, mode: int = ...) -> Path: ...

    def remove(self, name: str) -> None: ...


def export_folder(
    *, path: Path, actor: Actor, project: str = "", with_identity: bool = True, replace: bool = False
) -> Exported:
    """Write a project's records and texts into a folder; they are on the disk when this returns.

    The folder must be empty, unless `replace` says that tables and texts in it may be written over. InputError if it
    is not, or is a file, or if a part of it is a link; or if a text would lie outside it.
    """
    require(actor, "export")
    with rows.one_moment():
        home, texts = _texts(project)
        known, keys = kinds_of(home.name), rows.keys_of(home.mark)
        wanted = [kind for kind in known.values() if with_identity or not kind.identity]
        for kind in wanted:
            require(actor, "export", kind)
        _see_to_room(path, replace=replace)
        with _target(path) as target:
            done = Exported(files=len(texts))
            held = [kind for kind in wanted if _write_table(target, kind, home, keys, done)]
            gone = [kind for kind in known.values() if kind not in held]
            _refuse_to_lose(path, gone)
            for kind in gone:  # a kind without records has no table; an empty one must not stay behind
                target.remove(kind.path)
            for file, text in texts.items():
                target.place(file).write_text(text, encoding="utf-8", newline="")
            target.place(DESCRIPTOR).write_text(descriptor(home.name, held), encoding="utf-8", newline="")
    return done


@contextmanager
def _target(path: Path) -> Iterator[Target]:
    """A folder that is not there appears as a whole; in one that is there the files change together."""
    if path.exists():
        with files.whole_files(path) as several:
            yield several
    else:
        with files.folder_beside(path.parent, mode=files.SHARED_FOLDER) as beside:
            several = files.Files(beside.path, beside.holder)
            yield several
            several.set_modes()
            if not beside.take(path, mode=files.SHARED_FOLDER):
                raise InputError(
                    _("Somebody made {path} while this was being written; nothing was written there.", path=path),
                    _("Look at what is in it, then give a new folder, or write over that one with --replace."),
                )


def _texts(project: str) -> tuple[Project, dict[str, str]]:
    """The project and its texts by path."""
    home = chosen(project)
    texts = dict(ProjectFile.objects.filter(project=home.name).order_by("path").values_list("path", "text"))
    for path in texts:
        require_inside(path)
    return home, texts


def _see_to_room(path: Path, *, replace: bool) -> None:
    if path.exists() and not path.is_dir():
        raise InputError(_("{path} is a file.", path=path), _("Give a folder."))
    files.clear_unfinished(path)
    files.clear_unfinished(path.parent)
    if path.is_dir() and any(path.iterdir()):
        if not replace:
            raise InputError(
                _("{path} is not empty.", path=path), _("Give a new folder, or write over this one with --replace.")
            )
        for part in ("records", "identity", "documents", "reference"):
            if files.is_link(path / part):
                files.real_folder(path / part, below=path)  # says what is wrong


def _refuse_to_lose(path: Path, gone: Sequence[Kind]) -> None:
    """InputError where a table that is to go holds rows: of these the database has none, so that they would be lost."""
    held = [kind.path for kind in gone if files.is_file(path / kind.path) and _has_rows(path / kind.path)]
    if held:
        raise InputError(
            _("{folder} holds tables whose records would not be written: {tables}.", folder=path,
              tables=", ".join(held)),
            _("Nothing was changed. Import the folder first, move these tables elsewhere, or give a new folder."),
        )  # fmt: skip


def _has_rows(table: Path) -> bool:
    with table.open("rb") as stream:
        return sum(1 for line in islice(stream, 2) if line.strip()) > 1


def _write_table(target: Target, kind: Kind, home: Project, keys: Keys, done: Exported) -> bool:
    """Write a kind's table if it has a record that Dalel does not bring along itself."""
    calendar = brought_along(kind, home)
    records = (row for row in rows.Stored(kind, keys) if row[0] not in calendar)
    first = next(records, None)
    if first is None:
        return False
    place = target.place(kind.path, mode=files.PRIVATE if kind.identity else files.SHARED)
    with place.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(Table(kind, ()).columns)
        done.records[kind.name] += _write_rows(writer, kind, chain([first], records))
    return True


def _write_rows(writer: Any, kind: Kind, records: Iterable[tuple[str, ...]]) -> int:
    """Write the rows; a cell that a spreadsheet would run is made harmless (`dalel.lib.formulas`)."""
    numbers = [column.type in NUMBERS for column in kind.columns]
    count = 0
    for row in records:
        writer.writerow(_harmless(row, numbers) if any_sign(row) else row)
        count += 1
    return count


def _harmless(row: Sequence[str], numbers: Sequence[bool]) -> list[str]:
    return [cell if number else harmless(cell) for cell, number in zip(row, numbers, strict=True)]
