"""A process that holds two copies of SQLite gets no connection, and nothing that we do loads a second one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

# A whole day's work in one process: import, freeze, file, build, drift, a page.
WORK = """
import sys
from pathlib import Path
opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
from dalel.config.cli import main
project = sys.argv[1]
assert main(["migrate", "--quiet"]) == 0
assert main(["import", project]) == 0
assert main(["freeze"]) == 0
assert main(["file", "letter"]) == 0
assert main(["build", project]) == 0
assert main(["drift"]) == 0
from django.test import Client
page = Client(headers={"host": "localhost"}).get("/incidents/")
assert page.status_code == 200, page.status_code
from dalel.custody.one_library import libraries, require_one_library
require_one_library()
assert len(libraries()) == 1, libraries()
# Closing any handle of the file would drop the locks of our own connection just as well.
assert not [path for path in opened if "dalel.sqlite3" in path], opened
"""
SECOND = """
import ctypes, sqlite3, sys  # ours first: a second one with its name inside would be taken for it
ctypes.CDLL(sys.argv[1])
from dalel.config import django
from dalel.lib.errors import InputError
django.start()
from django.db import connection
try:
    connection.ensure_connection()
except InputError as error:
    print("refused:", error)
"""
FILES = {
    "dalel.toml": '[project]\nname = "small"\ntitle = "Small"\nstate = "KAZ"\nlanguages = ["en"]\n',
    "records/incidents.csv": "id,date,verification\ni1,2018-01-10,verified\n",
    "documents/letter.md": (
        '---\ntitle: Letter\nprofile: report\n---\n\nThe records hold {{ count("incidents", row="A1", noun=True) }}.\n'
    ),
}


def run(home: Path, code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DALEL_HOME": str(home), "DATABASE_URL": "", "DALEL_LANG": "en"}
    return subprocess.run([sys.executable, "-c", code, *map(str, arguments)],
                          capture_output=True, text=True, env=environment, timeout=120, check=False)  # fmt: skip


def test_no_work_of_ours_loads_a_second_copy_or_opens_the_file(folder: Callable[..., Path], tmp_path: Path) -> None:
    done = run(tmp_path / "home", WORK, folder(FILES))
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_process_with_a_second_copy_gets_no_connection(tmp_path: Path) -> None:
    own = run(tmp_path, "import sqlite3; from dalel.custody.one_library import libraries; print(libraries()[0])")
    library = Path(own.stdout.strip())
    if not library.name.startswith("libsqlite3"):
        pytest.skip("this Python has SQLite built in, so there is no file to make a second copy of")
    other = shutil.copy(library, tmp_path / "quite_another_name.so")
    done = run(tmp_path / "home", SECOND, other)
    assert "refused: Two copies of SQLite are loaded" in done.stdout, done.stdout + done.stderr
    assert str(other) in done.stdout
