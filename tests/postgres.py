"""Run a command against a PostgreSQL of its own: `python tests/postgres.py pytest tests`.

Starts a server from the system's packages in a temporary folder, without a network port, sets DATABASE_URL, runs the
command, removes everything. As root, which PostgreSQL refuses to run as, the server runs as the user `postgres`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

# Durability costs time and is not what these tests are about.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


def programs() -> Path | None:
    """Where initdb and pg_ctl are: Debian keeps them out of the path."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return folders[-1].parent if folders else None


@contextmanager
def server(binaries: Path) -> Iterator[str]:
    """A running server; gives its DATABASE_URL."""
    folder = Path(mkdtemp(prefix="dalel-pg-"))
    as_root = os.geteuid() == 0
    before = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if as_root else []
    if as_root:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"

    def call(*command: str) -> None:
        subprocess.run([*before, *command], check=True, cwd=folder, stdout=subprocess.DEVNULL)

    try:
        # A folder's path is the only address: two runs at a time do not meet.
        access = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        call(str(binaries / "initdb"), "-D", str(data), *access)
        options = f"{FAST} -c unix_socket_directories={folder}"
        call(str(binaries / "pg_ctl"), "-D", str(data), "-w", "-o", options, "-l", str(folder / "log"), "start")
        yield f"postgres://postgres@/postgres?host={folder}"
    finally:
        subprocess.run([*before, str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"],
                       check=False, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    binaries = programs()
    if binaries is None:
        print("PostgreSQL is not installed here (Debian: apt install postgresql).", file=sys.stderr)
        return 69
    with server(binaries) as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
