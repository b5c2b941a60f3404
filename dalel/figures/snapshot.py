"""A snapshot: one frozen copy of the countable tables, as Parquet, with a manifest of hashes.

A snapshot is the only exit from records towards numbers. Tables that say who somebody is are not in it, nor are the
columns of free text that nobody counts. It is named by its hash, which covers the data and nothing else: unchanged
data give the same hash, whether they come from a project folder or from the database, and whoever holds the files can
compute every figure again, with DuckDB, Spark or anything else that reads Parquet.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from dalel import __version__
from dalel.lib.canonical import fingerprint, sha256
from dalel.lib.errors import InputError, MissingError
from dalel.lib.speech import _
from dalel.lib.tables import Column, Kind

if TYPE_CHECKING:
    import duckdb

FORMAT = 1
MANIFEST = "manifest.json"
_GROUP = (
    122_880  # rows of a Parquet row group: DuckDB's own default, written down so that bytes do not follow a default
)


class Source(Protocol):
    """Where the records come from. It puts the countable columns of one kind, as text, into a table of DuckDB."""

    def stage(self, connection: duckdb.DuckDBPyConnection, kind: Kind, table: str) -> int:
        """Fill `table` and return the number of rows; 0 leaves no table behind."""

    def position(self) -> tuple[int, str] | None:
        """Where the journal stood: the last entry's number and hash, or None where there is no journal."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A frozen copy: its folder, its hash, and its manifest."""

    path: Path
    hash: str
    manifest: Mapping[str, Any] = field(default_factory=dict, compare=False)

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

    A snapshot that is already there is left as it is: it has the same name because it has the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".freezing-", dir=folder))
    try:
        manifest = _write(source, [kind for kind in kinds if not kind.identity], work)
        (work / MANIFEST).write_bytes(json.dumps(manifest, indent=1, ensure_ascii=False).encode() + b"\n")
        final = folder / manifest["hash"]
        if not (final / MANIFEST).exists():
            shutil.rmtree(final, ignore_errors=True)
            work.replace(final)
        return open_snapshot(final)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def open_snapshot(path: Path) -> Snapshot:
    """The snapshot in that folder."""
    try:
        manifest = json.loads((path / MANIFEST).read_bytes())
    except FileNotFoundError:
        raise MissingError(
            _("There is no snapshot in {path}.", path=path), _("`dalel freeze` makes one; `dalel build` does too.")
        ) from None
    if manifest.get("format") != FORMAT:
        raise InputError(
            _("The snapshot {path} has the format {found}.", path=path, found=manifest.get("format")),
            _("This version reads format {known}. Freeze again.", known=FORMAT),
        )
    return Snapshot(path, manifest["hash"], manifest)


def verify(snapshot: Snapshot) -> list[str]:
    """The files whose bytes are not what the manifest says; the manifest itself, if its hash is not."""
    wrong = []
    for kind, entry in snapshot.manifest["tables"].items():
        file = snapshot.path / f"{kind}.parquet"
        if entry["rows"] and (not file.exists() or sha256(file.read_bytes()) != entry["sha256"]):
            wrong.append(file.name)
    if _hash(snapshot.manifest["tables"]) != snapshot.hash:
        wrong.append(MANIFEST)
    return wrong


def counted_columns(kind: Kind) -> list[Column]:
    """The columns of a kind that enter a snapshot."""
    return [column for column in kind.columns if column.counted]


def sql_columns(kind: Kind) -> dict[str, str]:
    """column -> SQL type, as the Parquet file has them. A date has three columns: text, first day, last day."""
    columns: dict[str, str] = {}
    for column in counted_columns(kind):
        columns[column.name] = _TYPES[column.type]
        if column.type == "edtf":
            columns[f"{column.name}_earliest"] = "DATE"
            columns[f"{column.name}_latest"] = "DATE"
    return columns


_TYPES = {
    "id": "VARCHAR",
    "text": "VARCHAR",
    "code": "VARCHAR",
    "ref": "VARCHAR",
    "edtf": "VARCHAR",
    "codes": "VARCHAR[]",
    "list": "VARCHAR[]",
    "day": "DATE",
    "integer": "BIGINT",
    "decimal": "DECIMAL(18,6)",
    "boolean": "BOOLEAN",
}


def _write(source: Source, kinds: Sequence[Kind], work: Path) -> dict[str, Any]:
    connection = connect(spill=work / "spill")
    tables: dict[str, Any] = {}
    try:
        for kind in kinds:
            rows = source.stage(connection, kind, "staged")
            entry: dict[str, Any] = {"rows": rows, "columns": sql_columns(kind)}
            if rows:
                entry["sha256"] = _write_table(connection, kind, work / f"{kind.name}.parquet")
            tables[kind.name] = entry
        position = source.position()
    finally:
        connection.close()
    return {
        "format": FORMAT,
        "hash": _hash(tables),
        "tables": tables,
        # Beside the hash, not in it: the same data may have been reached by another way, or frozen by a newer tool.
        "journal": {"position": position[0], "head": position[1]} if position else None,
        "tool": f"dalel {__version__}",
    }


def _hash(tables: Mapping[str, Any]) -> str:
    """The hash of the data. Kinds without rows do not count, so that a new, empty kind changes no old hash."""
    return fingerprint({"format": FORMAT, "tables": {name: entry for name, entry in tables.items() if entry["rows"]}})


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
        elif column.type == "boolean":
            yield f"coalesce(s.\"{column.name}\" IN ('yes', '1', 'true'), false) AS \"{column.name}\""
        elif column.type in ("day", "integer", "decimal"):
            yield f'CAST({cell} AS {_TYPES[column.type]}) AS "{column.name}"'
        else:
            yield f'{cell} AS "{column.name}"'
        if column.type == "edtf":
            at = dated.index(column.name)
            yield f'd{at}.earliest AS "{column.name}_earliest", d{at}.latest AS "{column.name}_latest"'


def _stage_dates(connection: duckdb.DuckDBPyConnection, dated: Sequence[str]) -> None:
    """Read every different date once: a million incidents have a few thousand."""
    from dalel.lib.edtf import parse  # noqa: PLC0415 - beside its only use

    distinct = " UNION ".join(f'SELECT DISTINCT "{name}" FROM staged WHERE "{name}" <> \'\'' for name in dated)
    texts = [row[0] for row in connection.execute(distinct).fetchall()]
    dates = [parse(text) for text in texts]
    connection.execute(
        "CREATE OR REPLACE TABLE dates AS SELECT unnest($1::VARCHAR[]) AS text,"
        " unnest($2::DATE[]) AS earliest, unnest($3::DATE[]) AS latest",
        [texts, [date.earliest for date in dates], [date.latest for date in dates]],
    )


def _file_hash(file: Path) -> str:
    import hashlib  # noqa: PLC0415 - beside its only use

    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


__all__ = ["FORMAT", "Snapshot", "Source", "connect", "freeze", "open_snapshot", "sql_columns", "verify"]
