"""The wide tables of a large snapshot, kept in files of their own: made once, in the order of their dates.

Everything in them can be made again from the snapshot, so they may be deleted at any time. Sorted by date, a question
about one year reads one year; and a document opens at once instead of joining millions of rows first.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from dalel.figures import relations
from dalel.figures.catalogue import dimensions, measures, units
from dalel.figures.snapshot import Snapshot, connect
from dalel.lib.canonical import fingerprint

# Up to here a wide table is made in memory, in no time.
SMALL = 200_000


def known_columns(kind: str) -> set[tuple[str, str]]:
    """The columns of a wide table that any expression of the catalogue may ask for."""
    expressions = [expression for about in dimensions().values() for expression in about.homes.values()]
    expressions += [about.expression for about in measures().values()]
    expressions += [about.key for about in units().values()]
    expressions += [f"{date}{end}" for date in _dates() for end in ("", "_earliest", "_latest")]
    expressions += [f"{{{child}}}.{column}" for child, columns in relations.UP.items() for column in columns]
    within = relations.wide_kinds(kind)
    expressions += [f"{{{found}}}.id" for found in within]
    return {one for expression in expressions for one in relations.columns_in(expression) if one[0] in within}


def has(snapshot: Snapshot, kind: str, column: str) -> bool:
    """Whether a snapshot holds what a column of a wide table is made of."""
    return all(base in snapshot.columns(found) for found, base in relations.made_of(kind, column))


def large(snapshot: Snapshot) -> list[str]:
    """The kinds of a snapshot whose wide tables are kept in files."""
    return [kind for kind in {about.table for about in units().values()} if snapshot.rows(kind) > SMALL]


def prepare(snapshot: Snapshot) -> None:
    """Make the files of a large snapshot, so that whoever asks first need not wait."""
    for kind in large(snapshot):
        stored(snapshot, kind)


def stored(snapshot: Snapshot, kind: str) -> Path | None:
    """The file with the wide table of a large kind, made if it is not there; None where nothing can be written."""
    columns = sorted(one for one in known_columns(kind) if has(snapshot, *one))
    order = _order(kind, set(columns))
    folder = snapshot.path.parent / "wide"
    file = folder / f"{snapshot.hash[:16]}-{fingerprint([kind, columns, order])[:8]}.duckdb"
    if file.exists():
        return file
    if not os.access(snapshot.path.parent, os.W_OK):
        return None
    folder.mkdir(mode=0o700, exist_ok=True)
    work = folder / f"{file.name}.{os.getpid()}"
    try:
        _make(snapshot, kind, set(columns), work, order)
        work.replace(file)
    finally:
        for rest in (work, work.with_name(f"{work.name}.wal")):
            with suppress(FileNotFoundError):
                rest.unlink()
    return file


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
    connection = connect(file, spill=file.with_name(f"{file.name}.spill"))
    try:
        for found in relations.wide_kinds(kind):
            connection.execute(f"CREATE TEMP VIEW {relations.table(found)} AS {view(snapshot, found)}")
        connection.execute(f"CREATE TABLE {relations.wide_name(kind)} AS {relations.wide_select(kind, columns)}{order}")
    finally:
        connection.close()


def _order(kind: str, columns: set[tuple[str, str]]) -> str:
    """By the date that the units of this table are asked for."""
    for about in units().values():
        if about.table == kind and about.dates:
            found = relations.columns_in(next(iter(about.dates.values()))).pop()
            if found in columns:
                return f" ORDER BY {relations.column(found[0], f'{found[1]}_earliest')}"
    return ""


def _dates() -> list[str]:
    return [date for about in units().values() for date in about.dates.values()]
