"""Which database: SQLite in the home folder, or PostgreSQL where `DATABASE_URL` says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from dalel.lib.errors import InputError

# FULL, not NORMAL: an acknowledged record must survive a power cut. secure_delete: what is removed is overwritten.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
    "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY"
)

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
