"""The manifest of a snapshot: what its tables are, their hashes, and the hash that names the snapshot.

It is read as something that a stranger may have written: every part of it has one of the forms that a freeze writes,
its own check covers all of it, and its hash covers the tables.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dalel.lib import files
from dalel.lib.canonical import fingerprint
from dalel.lib.errors import DalelError, InputError, MissingError
from dalel.lib.limits import MANIFEST_SIZE
from dalel.lib.messages import _

FORMAT = 1
MANIFEST = "manifest.json"

# The type of a column -> its type in SQL.
TYPES = {
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

_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,60}")


def made(tables: Mapping[str, Any], journal: Mapping[str, Any] | None, tool: str) -> dict[str, Any]:
    """The manifest of these tables."""
    return checked(
        {"format": FORMAT, "hash": hash_of(tables), "tables": dict(tables), "journal": journal, "tool": tool}
    )


def checked(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """The manifest with the check that covers all of it: also what its hash does not (the journal, empty tables)."""
    rest = {key: value for key, value in manifest.items() if key != "check"}
    return {**rest, "check": fingerprint(rest)}


def hash_of(tables: Mapping[str, Any]) -> str:
    """The hash of the data. Kinds without rows do not count, so that a new, empty kind changes no old hash."""
    return fingerprint({"format": FORMAT, "tables": {name: entry for name, entry in tables.items() if entry["rows"]}})


def as_bytes(manifest: Mapping[str, Any]) -> bytes:
    return json.dumps(manifest, indent=1, ensure_ascii=False).encode() + b"\n"


def read(folder: Path) -> dict[str, Any]:
    """The manifest in a folder. MissingError where there is none; InputError for one that was altered or is of another
    version, or that is not of the snapshot after which the folder is named."""
    path = folder / MANIFEST
    try:
        if files.is_file(path) and path.stat().st_size > MANIFEST_SIZE.value:
            raise _damaged(path)
        manifest = json.loads(files.read_plain(path))
    except FileNotFoundError:
        raise MissingError(
            _("There is no snapshot in {path}.", path=folder), _("`dalel freeze` makes one; `dalel build` does too.")
        ) from None
    except (OSError, ValueError, RecursionError):
        raise _damaged(path) from None
    if isinstance(manifest, dict) and isinstance(manifest.get("format"), int) and manifest["format"] != FORMAT:
        raise InputError(
            _("The snapshot {path} has the format {found}.", path=folder, found=manifest.get("format")),
            _("This version reads format {known}. Freeze again.", known=FORMAT),
        )
    if not _is_whole(manifest) or (_SHA256.fullmatch(folder.name) and folder.name != manifest["hash"]):
        raise _damaged(path)
    # The first snapshots had no check: where the journal stood then is not proved, so it is not told either.
    return manifest if "check" in manifest else {**manifest, "journal": None}


def _damaged(path: Path) -> InputError:
    return InputError(
        _("{path} was altered or is not whole.", path=path),
        _("Delete that folder and freeze or build again; a filed version's own comes back from a backup."),
    )


def _is_whole(manifest: Any) -> bool:
    try:
        if manifest.keys() - {"check"} != {"format", "hash", "tables", "journal", "tool"}:
            return False
        good = all(_is_table(name, entry) for name, entry in manifest["tables"].items())
        known = "check" not in manifest or manifest == checked(manifest)
        return good and known and bool(manifest["hash"] == hash_of(manifest["tables"]))
    except (AttributeError, TypeError, KeyError, DalelError, RecursionError):
        return False


def _is_table(name: str, entry: Any) -> bool:
    columns, rows = entry["columns"], entry["rows"]
    return (
        _NAME.fullmatch(name) is not None
        and entry.keys() == {"rows", "columns", *(["sha256"] if rows else [])}
        and isinstance(rows, int)
        and not isinstance(rows, bool)
        and rows >= 0
        and (not rows or _SHA256.fullmatch(entry["sha256"]) is not None)
        and all(_NAME.fullmatch(column) and type_ in _SQL for column, type_ in columns.items())
    )


_SQL = frozenset(TYPES.values())
