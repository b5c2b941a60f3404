"""The wide tables of a large snapshot, kept in files of their own: made once, in the order of their dates.

Everything in them can be made again from the snapshot, so they may be deleted at any time. Sorted by date, a question
about one year reads one year; and a document opens at once instead of joining millions of rows first. Beside each lies
its seal: a file that was altered, or that belongs to another snapshot, is made again.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from dalel.figures import relations
from dalel.figures.catalogue import SHIPPED
from dalel.figures.snapshot import Snapshot, connect, hash_once
from dalel.lib import files
from dalel.lib.canonical import fingerprint
from dalel.lib.seal import is_sealed, seal
from dalel.records.own import PREFIX

# Up to here a wide table is made in memory, in no time.
SMALL = 200_000
FOLDER = "wide"
# Of how many snapshots the files are kept: the latest, and those that somebody may be reading just now.
KEPT = 3
_OF_SNAPSHOT = 16  # so many letters of the snapshot's hash begin a file's name


def known_columns(kind: str, snapshot: Snapshot) -> set[tuple[str, str]]:
    """The columns of a wide table that any expression of the catalogue may ask for, a project's own among them."""
    expressions = [expression for about in SHIPPED.dimensions.values() for expression in about.homes.values()]
    expressions += [about.expression for about in SHIPPED.measures.values()]
    expressions += [about.key for about in SHIPPED.units.values()]
    expressions += [f"{date}{end}" for date in _dates() for end in ("", "_earliest", "_latest")]
    expressions += [f"{{{child}}}.{column}" for child, columns in relations.UP.items() for column in columns]
    within = relations.wide_kinds(kind)
    expressions += [f"{{{found}}}.id" for found in within]
    own = {(found, name) for found in within for name in snapshot.columns(found) if name.startswith(PREFIX)}
    return own | {one for expression in expressions for one in relations.columns_in(expression) if one[0] in within}


def has(snapshot: Snapshot, kind: str, column: str) -> bool:
    """Whether a snapshot holds what a column of a wide table is made of."""
    return all(base in snapshot.columns(found) for found, base in relations.made_of(kind, column))


def large(snapshot: Snapshot) -> list[str]:
    """The kinds of a snapshot whose wide tables are kept in files."""
    return [kind for kind in {about.table for about in SHIPPED.units.values()} if snapshot.rows(kind) > SMALL]


def prepare(snapshot: Snapshot) -> None:
    """Make the files of a large snapshot, so that whoever asks first need not wait."""
    for kind in large(snapshot):
        stored(snapshot, kind)


def stored(snapshot: Snapshot, kind: str) -> Path | None:
    """The file with the wide table of a large kind, made if it is not there; None where nothing can be written."""
    columns = sorted(one for one in known_columns(kind, snapshot) if has(snapshot, *one))
    order = _order(kind, set(columns))
    folder = snapshot.path.parent / FOLDER
    name = f"{snapshot.hash[:_OF_SNAPSHOT]}-{fingerprint([kind, columns, order])[:8]}.duckdb"
    file, purpose = folder / name, f"wide {snapshot.hash} {name}"
    if _is_ours(file, purpose):
        return file
    if not os.access(snapshot.path.parent, os.W_OK):
        return None
    files.real_folder(folder, below=snapshot.path.parent)
    files.clear_unfinished(folder)
    with files.folder_beside(folder) as beside:
        made = beside.path / name
        _make(snapshot, kind, set(columns), made, order)
        told = seal(purpose, hash_once(made).encode())
        _seal_of(file).unlink(missing_ok=True)
        files.sync_file(made)
        made.replace(file)
    files.write_whole(_seal_of(file), told)
    _forget(folder, snapshot)
    return file


def _seal_of(file: Path) -> Path:
    return file.with_suffix(".seal")


def _is_ours(file: Path, purpose: str) -> bool:
    if not files.is_file(file):
        return False
    try:
        told = files.read_plain(_seal_of(file)).decode("ascii")
        return is_sealed(purpose, hash_once(file).encode(), told)
    except (OSError, UnicodeDecodeError):
        return False


def strays(folder: Path) -> list[Path]:
    """Files below `folder` (of snapshots) that no snapshot there needs: theirs is gone, or many have come since."""
    wide = folder / FOLDER
    if not files.is_folder(wide):
        return []
    there = {one.name[:_OF_SNAPSHOT] for one in folder.iterdir()}
    found: dict[str, list[Path]] = {}
    for file in wide.iterdir():
        if file.suffix in (".duckdb", ".seal", ".wal") and files.is_file(file):
            found.setdefault(file.name[:_OF_SNAPSHOT], []).append(file)
    latest = sorted(found, key=lambda one: max(file.lstat().st_mtime_ns for file in found[one]), reverse=True)
    return sorted(file for at, one in enumerate(latest) for file in found[one] if at >= KEPT or one not in there)


def _forget(folder: Path, snapshot: Snapshot) -> None:
    for file in strays(folder.parent):
        if not file.name.startswith(snapshot.hash[:_OF_SNAPSHOT]):
            with suppress(OSError):
                file.unlink()


def view(snapshot: Snapshot, kind: str) -> str:
    """The SQL that reads a kind's table from the snapshot's file, or as an empty one."""
    file = snapshot.file(kind)
    if file is not None:
        return f"SELECT * FROM read_parquet('{quoted(file)}')"
    columns = snapshot.columns(kind) or {"id": "VARCHAR"}
    empty = ", ".join(f'CAST(NULL AS {type_}) AS "{column}"' for column, type_ in columns.items())
    return f"SELECT {empty} WHERE false"


def quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _make(snapshot: Snapshot, kind: str, columns: set[tuple[str, str]], file: Path, order: str) -> None:
    connection = connect(file, spill=file.parent.parent / "spill")
    try:
        for found in relations.wide_kinds(kind):
            connection.execute(f"CREATE TEMP VIEW {relations.table(found)} AS {view(snapshot, found)}")
        connection.execute(f"CREATE TABLE {relations.wide_name(kind)} AS {relations.wide_select(kind, columns)}{order}")
    finally:
        connection.close()


def _order(kind: str, columns: set[tuple[str, str]]) -> str:
    """By the date that the units of this table are asked for."""
    for about in SHIPPED.units.values():
        if about.table == kind and about.dates:
            found = relations.columns_in(next(iter(about.dates.values()))).pop()
            if found in columns:
                return f" ORDER BY {relations.column(found[0], f'{found[1]}_earliest')}"
    return ""


def _dates() -> list[str]:
    return [date for about in SHIPPED.units.values() for date in about.dates.values()]
