"""One SQLite a process.

SQLite keeps its locks in a table of its own, because POSIX drops every lock of a process on a file as soon as the
process closes any handle of that file. A second copy of the library in the process knows nothing of that table: when
it closes the database, the locks of the first are gone, and what is written afterwards can be lost. So a process that
holds a second copy gets no connection.
"""

from __future__ import annotations

import mmap
import sys
from functools import cache
from pathlib import Path

from dalel.lib.errors import InputError
from dalel.lib.messages import _

# Text that only the code which opens a write-ahead log holds, whatever the library's file is called. (The name of the
# format alone would not do: others hold it to recognise such files.)
_OF_SQLITE = b"recovered %d frames from WAL file %s"
# Packages that bring a copy of their own: the test for systems that do not list what a process has loaded.
_PACKAGES = ("adbc_driver_sqlite", "apsw", "pysqlite2", "pysqlite3", "sqlcipher3", "sqlean", "libsql")
# Built into a chart engine, which gives nobody a way to open a database with it.
_CANNOT_REACH_OURS = "/vl_convert/"
_LOADED = Path("/proc/self/maps")


def require_one_library() -> None:
    """InputError if this process has loaded more than one copy of SQLite. Cheap: each file is looked into once."""
    copies = libraries()
    if len(copies) > 1:
        raise InputError(
            _("Two copies of SQLite are loaded: {files}. The database would lose records.", files=", ".join(copies)),
            _("Uninstall the package that brings the second one, then try again."),
        )


def libraries() -> list[str]:
    """The copies of SQLite that this process has loaded: their files, or the packages that bring them."""
    brought = [name for name in _PACKAGES if name in sys.modules]
    if not _LOADED.exists():
        return ["Python", *brought]
    return sorted(file for file in _loaded_files() if _CANNOT_REACH_OURS not in file and _is_sqlite(file))


def _loaded_files() -> set[str]:
    """Files of which this process runs code."""
    lines = (line.split(maxsplit=5) for line in _LOADED.read_text(errors="surrogateescape").splitlines())
    return {parts[5] for parts in lines if len(parts) == 6 and "x" in parts[1] and parts[5].startswith("/")}


@cache
def _is_sqlite(file: str) -> bool:
    path = Path(file.removesuffix(" (deleted)"))
    try:
        with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return content.find(_OF_SQLITE) >= 0
    except (OSError, ValueError):  # replaced since, or not ours to read: its name is all there is
        return "sqlite" in path.name and path.suffix != ".sqlite3"
