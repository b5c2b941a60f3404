"""Finished files of earlier builds: whether they name somebody who must not be named by now, and taking them away."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from dalel.documents import finished
from dalel.documents.withheld import Withheld
from dalel.lib import files

FORMATS = ("docx", "pdf", "html")
LEDGERS = ("claims.json", "checks.json")


def places(top: Path, name: str) -> list[Path]:
    """Where files of a document may lie: it was alone, or one of several, when it was built."""
    return [place for place in (top, top / name) if files.is_folder(place)]


def exposes(folder: Path, name: str, gate: Withheld) -> bool:
    """Whether files of an earlier build name somebody who must not be named. One that cannot be read is held to."""
    for file in filter(files.is_file, [] if gate.nobody else _files(folder, name)):
        try:
            if any(gate.hits(text) for text in finished.texts(file.name, file.read_bytes())):
                return True
        except Exception:  # whatever is wrong with the file, it may hold a name
            return True
    return False


def withdraw(folder: Path, name: str) -> list[Path]:
    """Take away the files of an earlier build, which may hold the name as well; gives those that were there."""
    files.clear_unfinished(folder)  # first of all: what a killed run had begun to move there goes with the rest
    gone = [file for file in _files(folder, name) if os.path.lexists(file)]
    for file in gone:
        file.unlink()
    files.sync_folder(folder)
    return gone


def of_others(top: Path, built: Collection[str]) -> Iterator[str]:
    """The names of texts whose files an earlier build left there, and which are not among those built now.

    Whoever names a folder of their own for the files keeps other things there: only what lies as Dalel leaves it, the
    three formats beside the ledgers, is one of these.
    """
    if not files.is_folder(top):
        return
    alone = {file.stem for file in top.glob(f"*.{FORMATS[0]}")}
    several = {place.name for place in top.iterdir() if files.is_folder(place)}
    for name in sorted((alone | several) - set(built)):
        if any(_is_ours(place, name) for place in places(top, name)):
            yield name


def _is_ours(place: Path, name: str) -> bool:
    return all(map(files.is_file, [*_files(place, name), *(place / one for one in LEDGERS)]))


def _files(folder: Path, name: str) -> list[Path]:
    """The files that hold a text; its ledgers among them, where they can be no other's."""
    texts = [folder / f"{name}.{format_}" for format_ in FORMATS]
    others = any(file.stem != name for file in folder.glob(f"*.{FORMATS[0]}"))
    return texts if others else [*texts, *(folder / one for one in LEDGERS)]
