"""Where a trial happens: a folder with a home, project folders and a database, which can be kept and put back."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from tests.endurance import contents

BROKE = "The file could not be read: "  # what is said where the process that reads for us broke down
TOO_LONG = -99  # the status of a command that had to be ended


@dataclass(frozen=True)
class Done:
    """A command that ended: its status (negative: the signal that ended it) and what it said."""

    status: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err

    @property
    def last(self) -> str:
        """The last line said, short."""
        lines = self.said.strip().splitlines()
        return lines[-1][:160] if lines else ""

    def complaint(self, *allowed: int) -> str:
        """What is wrong with the way in which it ended; empty if nothing."""
        if "Traceback" in self.said or "Exception ignored" in self.said:
            return f"traceback: {self.last}"
        if BROKE in self.said:
            return f"a reader broke down: {self.said.partition(BROKE)[2][:120]}"
        if self.status == TOO_LONG:
            return "did not end"
        if self.status not in allowed:
            return f"status {self.status}: {self.last}"
        return ""


@dataclass
class Place:
    """A work folder, and a database of its own on a PostgreSQL server where one is given."""

    folder: Path
    kept: Path  # where states are kept; may be shared between places
    server: str = ""  # postgres://…/postgres?host=…
    database: str = "work"
    surroundings: dict[str, str] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def file(self) -> Path:
        return self.home / "dalel.sqlite3"

    @property
    def url(self) -> str:
        return self.url_of(self.database) if self.server else ""

    def url_of(self, database: str) -> str:
        return self.server.replace("/postgres?", f"/{database}?")

    # --- commands --------------------------------------------------------------------------------------------

    def start(self, *words: object, more: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
        """Start a command of Dalel, in a group of processes of its own."""
        around = {**os.environ, "DALEL_HOME": str(self.home), "DALEL_LANG": "en", "DATABASE_URL": self.url}
        return subprocess.Popen(
            [sys.executable, "-m", "dalel.config.cli", *map(str, words)],
            env={**around, **self.surroundings, **(more or {})}, cwd=self.folder, text=True, errors="backslashreplace",
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip

    def run(self, *words: object, more: Mapping[str, str] | None = None, seconds: float = 300) -> Done:
        """Run a command of Dalel to its end, or end it after so many seconds."""
        return self.wait(self.start(*words, more=more), seconds)

    def wait(self, process: subprocess.Popen[str], seconds: float = 300) -> Done:
        try:
            out, err = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            kill(process)
            out, err = process.communicate()
            return Done(TOO_LONG, out, err)
        return Done(process.returncode, out, err)

    def must(self, *words: object) -> Done:
        """Run a command that prepares a trial. RuntimeError if it fails: then there is nothing to try."""
        done = self.run(*words)
        if done.status != 0:
            raise RuntimeError(f"dalel {' '.join(map(str, words))}: status {done.status}: {done.said.strip()[-400:]}")
        return done

    # --- states ----------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """An empty folder, and no database."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        if self.server:
            self._on_server(
                f'DROP DATABASE IF EXISTS "{self.database}" WITH (FORCE)', f'CREATE DATABASE "{self.database}"'
            )

    def begin_migrated(self) -> None:
        """An empty folder, and a database with its tables, which are made once for all who share what is kept."""
        if (self.kept / "migrated").exists():
            self.put_back("migrated")
            return
        self.begin()
        self.must("migrate", "--quiet")
        self.keep("migrated")

    def keep(self, name: str) -> None:
        """Keep the folder and the database under a name."""
        shutil.rmtree(self.kept / name, ignore_errors=True)
        shutil.copytree(self.folder, self.kept / name, symlinks=True)
        if self.server:
            kept = f"kept_{name}"
            self._on_server(f'DROP DATABASE IF EXISTS "{kept}" WITH (FORCE)',
                            f'CREATE DATABASE "{kept}" TEMPLATE "{self.database}"')  # fmt: skip

    def put_back(self, name: str) -> None:
        """The folder and the database as they were when they were kept."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.kept / name, self.folder, symlinks=True)
        self.only_database(name)

    def only_database(self, name: str) -> None:
        """The database on the server as it was when it was kept, and the folder as it is now."""
        if self.server:
            self._on_server(f'DROP DATABASE IF EXISTS "{self.database}" WITH (FORCE)',
                            f'CREATE DATABASE "{self.database}" TEMPLATE "kept_{name}"')  # fmt: skip

    def _on_server(self, *statements: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as link:
            for statement in statements:
                link.execute(statement.encode())

    def contents(self) -> contents.Contents:
        """What the database holds."""
        return contents.of_postgres(self.url) if self.server else contents.of_sqlite(self.file)

    def damage(self) -> str:
        """What the database's own check finds wrong; empty if nothing, or if there is no such check."""
        return "" if self.server else contents.faults_of_sqlite(self.file)

    def files(self, below: str = "") -> set[str]:
        """The paths of all files and folders below a folder of this place, hashes and numbers of versions left out."""
        top = self.folder / below
        found = (str(path.relative_to(top)) for path in top.rglob("*")) if top.exists() else ()
        return {re.sub(r"[0-9a-f]{64}", "HASH", path) for path in found}


def kill(process: subprocess.Popen[str]) -> None:
    """kill -9, the process with all that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        process.poll()
