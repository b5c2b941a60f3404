"""Which database: SQLite in the home folder, or PostgreSQL where `DATABASE_URL` says so; and how a site reads it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.db import connections

from dalel.lib.errors import InputError

# FULL, not NORMAL: an acknowledged record must survive a power cut. secure_delete: what is removed is overwritten.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
    "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY"
)

# A page only reads, so its connection refuses everything else. It stays open, and its cache is small because every
# thread has one: the system keeps the pages of the file for all of them. What a count over a million records has to
# sort goes to a file without a name beside the database, where a hundred megabytes hurt nobody.
READING_PRAGMAS = "PRAGMA query_only=ON; PRAGMA cache_size=-4096; PRAGMA temp_store=FILE"
READING_TIMEOUT = 5  # seconds; a page that waits longer says so instead of holding a thread

_REMEDY = "Write postgres://user:password@host:5432/name, or leave DATABASE_URL empty for SQLite."


def database(url: str, home: Path) -> dict[str, Any]:
    """Django's settings of the one database. An empty URL means SQLite in the home folder."""
    if not url:
        return _sqlite(home / "dalel.sqlite3")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # its message may repeat the URL
        raise InputError("DATABASE_URL cannot be read.", _REMEDY) from None
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": 60,
        }
    # The URL may hold a password, so the message does not repeat it.
    raise InputError(
        f"DATABASE_URL begins with {parts.scheme!r}, which is not a database that Dalel knows.",
        _REMEDY,
    )


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": SQLITE_PRAGMAS},
    }


def only_read() -> None:
    """In a process that serves pages: connections stay open from one page to the next, and refuse to write."""
    for alias in connections:
        settings = connections[alias].settings_dict
        settings["CONN_HEALTH_CHECKS"] = True
        if settings["ENGINE"].endswith("sqlite3"):
            settings["CONN_MAX_AGE"] = None
            os.environ["SQLITE_TMPDIR"] = str(Path(settings["NAME"]).parent)  # and never everybody's folder
            reading = {"transaction_mode": "DEFERRED", "timeout": READING_TIMEOUT, "init_command": READING_PRAGMAS}
            settings["OPTIONS"] = {**settings["OPTIONS"], **reading}
        else:
            # A count must not take the cores from fifty pages; and pages ask for few rows, which compiling only delays.
            alone = "-c max_parallel_workers_per_gather=0 -c jit=off"
            options = f"-c default_transaction_read_only=on -c lock_timeout={READING_TIMEOUT}s {alone}"
            given = settings["OPTIONS"].get("options", "")
            settings["OPTIONS"] = {**settings["OPTIONS"], "options": f"{given} {options}".strip()}
