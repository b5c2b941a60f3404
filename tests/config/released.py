"""Databases of released schemas, loaded where a test can use them: SQLite, or the PostgreSQL of DATABASE_URL."""

from __future__ import annotations

import gzip
import hashlib
import os
import secrets
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

SCHEMAS = Path(__file__).parent / "schemas"
VERSIONS = sorted(path.name for path in SCHEMAS.iterdir() if path.is_dir())


@dataclass(frozen=True)
class Database:
    """A loaded database with its home folder, and the environment in which commands use it."""

    home: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "DALEL_HOME": str(self.home), "DATABASE_URL": self.url, "DALEL_LANG": "en"}

    def dalel(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        return self.python(["-m", "dalel.config.cli", *map(str, arguments)])

    def python(self, arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments], env=self.environment, capture_output=True, text=True, timeout=120, check=False
        )

    def content(self) -> dict[str, str]:
        """A digest of every table, whatever the tables are."""
        if not self.url:
            with closing(sqlite3.connect(self.home / "dalel.sqlite3")) as link:
                names = [
                    row[0]
                    for row in link.execute(
                        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
                    )
                ]
                return {name: _digest(link.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names}
        import psycopg

        with psycopg.connect(self.url) as link:
            names = [row[0] for row in link.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
            return {name: _digest(link.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names}

    def run(self, statement: str) -> None:
        if not self.url:
            with closing(sqlite3.connect(self.home / "dalel.sqlite3")) as link:
                link.execute(statement)
                link.commit()
            return
        import psycopg

        with psycopg.connect(self.url) as link:
            link.execute(statement)


def load(version: str, home: Path) -> Database:
    """Load the database of a released version; with an empty DATABASE_URL into SQLite."""
    home.mkdir(mode=0o700)
    with tarfile.open(SCHEMAS / version / "home.tar.gz") as archive:
        archive.extractall(home, filter="data")
    server = os.environ.get("DATABASE_URL", "")
    dump = SCHEMAS / version / ("postgresql.sql.gz" if server else "sqlite.sql.gz")
    text = gzip.decompress(dump.read_bytes()).decode()
    if not server:
        with closing(sqlite3.connect(home / "dalel.sqlite3")) as link:
            link.executescript(text)
        return Database(home, "")
    import psycopg

    name = f"released_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as link:
        link.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    url = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    with psycopg.connect(url) as link:
        link.execute(text)
    return Database(home, url)


def unload(database: Database) -> None:
    if not database.url:
        return
    import psycopg

    name = urlsplit(database.url).path.lstrip("/")
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as link:
        link.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _digest(rows: list[tuple[object, ...]]) -> str:
    return hashlib.sha256("\n".join(sorted(map(repr, rows))).encode()).hexdigest()
