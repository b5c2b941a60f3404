"""Run a command against a PostgreSQL of its own: `python tests/postgres.py pytest tests`.

Starts a server from the system's packages in a temporary folder, without a network port, sets DATABASE_URL, runs the
command, removes everything. As root, which PostgreSQL refuses to run as, the server runs as the user `postgres`.

With `--if-installed` a machine without PostgreSQL is told so and that is all, but where tests must be complete.
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

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.programs import PROGRAMS, at_the_right_time, must_be_complete

# Durability costs time and is not what most tests are about; `durable` leaves it as PostgreSQL has it.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "jit=off")


def programs() -> Path | None:
    """The folder of initdb and pg_ctl: Debian keeps them out of the path."""
    found = PROGRAMS["postgres"].path()
    return Path(found).parent if found else None


@contextmanager
def server(binaries: Path, *, durable: bool = False) -> Iterator[str]:
    """A running server; gives its DATABASE_URL. A durable one keeps what it acknowledged, as in earnest."""
    folder = Path(mkdtemp(prefix="dalel-pg-"))
    as_root = os.geteuid() == 0
    before = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if as_root else []
    if as_root:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"

    def call(*command: str, check: bool = True) -> None:
        subprocess.run([*before, *command], check=check, cwd=folder, env=at_the_right_time(),
                       stdout=subprocess.DEVNULL, stderr=None if check else subprocess.DEVNULL)  # fmt: skip

    try:
        # A folder's path is the only address: two runs at a time do not meet.
        access = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        call(str(binaries / "initdb"), "-D", str(data), *access)
        settings = ("listen_addresses=''", f"unix_socket_directories={folder}", *(() if durable else FAST))
        options = " ".join(f"-c {setting}" for setting in settings)
        call(str(binaries / "pg_ctl"), "-D", str(data), "-w", "-o", options, "-l", str(folder / "log"), "start")
        yield f"postgres://postgres@/postgres?host={folder}"
    finally:
        call(str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop", check=False)
        shutil.rmtree(folder, ignore_errors=True)


def main(words: list[str]) -> int:
    optional = words[:1] == ["--if-installed"]
    command = words[1:] if optional else words
    binaries = programs()
    if binaries is None:
        print(
            "NOTHING WAS TESTED ON PostgreSQL: it is not installed here. Debian: apt install postgresql",
            file=sys.stderr,
        )
        return 0 if optional and not must_be_complete() else 69
    with server(binaries) as url:
        # By the second name the tests know that this database is theirs (tests/surroundings.py).
        surroundings = {**os.environ, "DATABASE_URL": url, "TESTED_DATABASE_URL": url}
        return subprocess.run(command, env=surroundings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
