"""A snapshot: one frozen copy of the countable tables, as Parquet, with a manifest of hashes.

A snapshot is the only exit from records towards numbers. Tables that say who somebody is are not in it, nor are the
columns of free text that nobody counts. It is named by its hash, which covers the data and nothing else: unchanged
data give the same hash, whether they come from a project folder or from the database, and whoever holds the files can
compute every figure again, with DuckDB, Spark or anything else that reads Parquet.

No snapshot is believed: opening one reads every file of it once and compares it with the manifest, and the manifest
with the hash that the folder bears.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from dalel import __version__
from dalel.figures import manifests
from dalel.figures.manifests import MANIFEST, TYPES
from dalel.lib import files
from dalel.lib.edtf import parse
from dalel.lib.errors import DalelError, InputError
from dalel.lib.messages import _
from dalel.records.kind import Column, Kind

if TYPE_CHECKING:
    import duckdb

_GROUP = (
    122_880  # rows of a Parquet row group: DuckDB's own default, written down so that bytes do not follow a default
)
# Of DuckDB, where it may spill; the process has some 130 MB beside. A million incidents go through in it no slower.
_MEMORY = "1000MB"


class Source(Protocol):
    """Where the records come from. It puts the countable columns of one kind, as text, into a table of DuckDB."""

    def stage(self, connection: duckdb.DuckDBPyConnection, kind: Kind, table: str) -> int:
        """Fill `table` and return the number of rows; 0 leaves no table behind."""

    def position(self) -> tuple[int, str] | None:
        """Where the journal stood: the last entry's number and hash, or None where there is no journal."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A frozen copy: its folder, its hash, its manifest; and what was wrong with the one whose place it has taken."""

    path: Path
    hash: str
    manifest: Mapping[str, Any] = field(default_factory=dict, compare=False)
    mended: tuple[str, ...] = field(default=(), compare=False)

    def file(self, kind: str) -> Path | None:
        """The Parquet file of a kind; None if the kind has no rows."""
        entry = self.manifest["tables"].get(kind)
        return self.path / f"{kind}.parquet" if entry and entry["rows"] else None

    def columns(self, kind: str) -> Mapping[str, str]:
        """column -> SQL type; empty for a kind that this snapshot does not know."""
        entry = self.manifest["tables"].get(kind)
        return entry["columns"] if entry else {}

    def rows(self, kind: str) -> int:
        entry = self.manifest["tables"].get(kind)
        return int(entry["rows"]) if entry else 0


def freeze(source: Source, kinds: Iterable[Kind], folder: Path) -> Snapshot:
    """Write the countable tables below `folder`, in a folder named by the snapshot's hash.

    A snapshot that is already there is read, and left as it is if it is whole: it has the same name because it has the
    same bytes. One that is damaged is replaced. Its manifest says where the journal stood when its data were last met.
    """
    files.make_folder(folder)
    files.clear_unfinished(folder)
    with files.folder_beside(folder) as beside:
        manifest = _write(source, [kind for kind in kinds if not kind.identity], beside)
        (beside.path / MANIFEST).write_bytes(manifests.as_bytes(manifest))
        final = folder / manifest["hash"]
        there = final.exists()
        wrong = damage(final)
        if wrong:
            beside.take(final, replace=True)
    snapshot = _noted(open_snapshot(final), manifest["journal"])
    return replace(snapshot, mended=tuple(wrong)) if there else snapshot


def _noted(snapshot: Snapshot, journal: Mapping[str, Any] | None) -> Snapshot:
    """The snapshot with where the journal stood in its manifest; the same data may have been met there before."""
    if journal is None or snapshot.manifest["journal"] == journal:
        return snapshot
    manifest = manifests.checked({**snapshot.manifest, "journal": journal})
    files.write_whole(snapshot.path / MANIFEST, manifests.as_bytes(manifest))
    return Snapshot(snapshot.path, snapshot.hash, manifest)


def open_snapshot(path: Path) -> Snapshot:
    """The snapshot in that folder, after every file of it was read and found to be what the manifest says.

    MissingError where there is none, InputError for one that is damaged or of another version. A file that this
    process has read before, and that nobody has touched since, is not read again.
    """
    manifest = manifests.read(path)
    if wrong := _altered(path, manifest, hash_once):
        raise InputError(
            _("The snapshot {path} is damaged: {files}.", path=path, files=", ".join(wrong)),
            _("Delete that folder and freeze or build again; a filed version's own comes back from a backup."),
        )
    return Snapshot(path, manifest["hash"], manifest)


def verify(snapshot: Snapshot) -> list[str]:
    """The files whose bytes are not what the manifest says, all of them read anew; the manifest, if it was altered."""
    try:
        manifest = manifests.read(snapshot.path)
    except DalelError:
        return [MANIFEST]
    own = [MANIFEST] if manifest["hash"] != snapshot.hash else []
    return own + _altered(snapshot.path, manifest, _file_hash)


def damage(path: Path) -> list[str]:
    """Everything that is wrong with the snapshot in a folder, in words; nothing is taken from memory. [] if it is good.

    A snapshot that is not there is told too.
    """
    try:
        manifest = manifests.read(path)
    except DalelError as error:
        return [error.message]
    wrong = _altered(path, manifest, _file_hash)
    return [_("{file} is not what the manifest says.", file=path / name) for name in wrong]


def _altered(path: Path, manifest: Mapping[str, Any], hash_of: Callable[[Path], str]) -> list[str]:
    wrong = []
    for kind, entry in manifest["tables"].items():
        file = path / f"{kind}.parquet"
        try:
            same = not entry["rows"] or (files.is_file(file) and hash_of(file) == entry["sha256"])
        except OSError:
            same = False
        if not same:
            wrong.append(file.name)
    return wrong


def counted_columns(kind: Kind) -> list[Column]:
    """The columns of a kind that enter a snapshot."""
    return [column for column in kind.columns if column.counted]


def sql_columns(kind: Kind) -> dict[str, str]:
    """column -> SQL type, as the Parquet file has them. A date has three columns: text, first day, last day."""
    columns: dict[str, str] = {}
    for column in counted_columns(kind):
        columns[column.name] = TYPES[column.type]
        if column.type == "edtf":
            columns[f"{column.name}_earliest"] = "DATE"
            columns[f"{column.name}_latest"] = "DATE"
    return columns


def _write(source: Source, kinds: Sequence[Kind], beside: files.Beside) -> dict[str, Any]:
    connection = connect(spill=beside.holder / "spill")
    tables: dict[str, Any] = {}
    try:
        for kind in kinds:
            rows = source.stage(connection, kind, "staged")
            entry: dict[str, Any] = {"rows": rows, "columns": sql_columns(kind)}
            if rows:
                entry["sha256"] = _write_table(connection, kind, beside.path / f"{kind.name}.parquet")
            tables[kind.name] = entry
        position = source.position()
    finally:
        connection.close()
    # The position stands beside the hash, not in it: the same data may have been reached by another way, or frozen by a
    # newer tool.
    journal = {"position": position[0], "head": position[1]} if position else None
    return manifests.made(tables, journal, f"dalel {__version__}")


def connect(file: Path | None = None, *, spill: Path | None = None) -> duckdb.DuckDBPyConnection:
    """DuckDB in this process, with nothing fetched from anywhere.

    spill: the folder for what does not fit into memory. Without one nothing is spilt: records must not be left in
    the folder of whoever calls, nor where everybody's temporary files lie.
    """
    import duckdb  # noqa: PLC0415 - 0.1 s to import; a warm build does without it

    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "temp_directory": str(spill) if spill else "",
    }
    if spill:
        settings["memory_limit"] = _MEMORY
    return duckdb.connect(str(file) if file else ":memory:", config=settings)


def _write_table(connection: duckdb.DuckDBPyConnection, kind: Kind, file: Path) -> str:
    """Bring the staged text to its types, sorted by id, and write it."""
    dated = [column.name for column in counted_columns(kind) if column.type == "edtf"]
    if dated:
        _stage_dates(connection, dated)
    joins = "".join(f' LEFT JOIN dates d{at} ON d{at}.text = s."{name}"' for at, name in enumerate(dated))
    wanted = ", ".join(_expressions(kind, dated))
    connection.execute(
        f"COPY (SELECT {wanted} FROM staged s{joins} ORDER BY s.id) TO '{_quoted(file)}'"
        f" (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_GROUP})"
    )
    connection.execute("DROP TABLE staged")
    return _file_hash(file)


def _expressions(kind: Kind, dated: Sequence[str]) -> Iterable[str]:
    for column in counted_columns(kind):
        cell = f"nullif(s.\"{column.name}\", '')"
        if column.type in ("codes", "list"):
            yield f'nullif(from_json({cell}, \'["VARCHAR"]\'), []::VARCHAR[]) AS "{column.name}"'
        elif column.type == "boolean":  # "yes" comes from folders, 1 from databases
            yield f"coalesce(s.\"{column.name}\" IN ('yes', '1'), false) AS \"{column.name}\""
        elif column.type in ("day", "integer", "decimal"):
            yield f'CAST({cell} AS {TYPES[column.type]}) AS "{column.name}"'
        else:
            yield f'{cell} AS "{column.name}"'
        if column.type == "edtf":
            at = dated.index(column.name)
            yield f'd{at}.earliest AS "{column.name}_earliest", d{at}.latest AS "{column.name}_latest"'


def _stage_dates(connection: duckdb.DuckDBPyConnection, dated: Sequence[str]) -> None:
    """Read every different date once: a million incidents have a few thousand."""
    distinct = " UNION ".join(f'SELECT DISTINCT "{name}" FROM staged WHERE "{name}" <> \'\'' for name in dated)
    texts = [row[0] for row in connection.execute(distinct).fetchall()]
    dates = [parse(text) for text in texts]
    connection.execute(
        "CREATE OR REPLACE TABLE dates AS SELECT unnest($1::VARCHAR[]) AS text,"
        " unnest($2::DATE[]) AS earliest, unnest($3::DATE[]) AS latest",
        [texts, [date.earliest for date in dates], [date.latest for date in dates]],
    )


def _file_hash(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def hash_once(file: Path) -> str:
    """The hash of a file, read once for as long as its size and times stay what they are."""
    found = file.stat()
    return _remembered(file, (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns))


@lru_cache(maxsize=4096)
def _remembered(file: Path, _state: tuple[int, ...]) -> str:
    return _file_hash(file)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


__all__ = [
    "MANIFEST",
    "Snapshot",
    "Source",
    "connect",
    "damage",
    "freeze",
    "hash_once",
    "open_snapshot",
    "sql_columns",
    "verify",
]
