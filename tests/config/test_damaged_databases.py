"""A database that is damaged, newer or not reachable: every command says so in plain words and what to do."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.config.released import VERSIONS, Database, load

COMMANDS = (("journal", "verify"), ("freeze",), ("file", "letter"), ("drift",), ("export", "EXPORT"), ("migrate",))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a filled SQLite of this version."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", "")
        loaded = load(VERSIONS[-1], tmp_path_factory.mktemp("filled") / "home")
    assert loaded.dalel("migrate", "--quiet").returncode == 0
    with closing(sqlite3.connect(loaded.home / "dalel.sqlite3")) as link:
        link.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return loaded.home


@pytest.fixture
def database(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A filled SQLite of this version."""
    monkeypatch.setenv("DATABASE_URL", "")
    shutil.copytree(filled, tmp_path / "home")
    return Database(tmp_path / "home", "")


def _says(database: Database, told: str, commands: tuple[tuple[str, ...], ...] = COMMANDS) -> None:
    for command in commands:
        given = [str(database.home.parent / "out") if word == "EXPORT" else word for word in command]
        said = database.dalel(*given)
        assert said.returncode == 1, (command, said.stdout, said.stderr)
        assert told in said.stderr, (command, said.stderr)
        assert "Traceback" not in said.stderr


def _garbage(file: Path) -> None:
    file.write_bytes(b"hello world " * 1000)


def _half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2 // 4096 * 4096])


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    ("damage", "told"),
    [(_garbage, "is damaged: file is not a database"), (_half, "is damaged: "), (_folder, "dalel.sqlite3 is a folder")],
)
def test_a_damaged_file_is_said_by_every_command(database: Database, damage: Callable[[Path], None], told: str) -> None:
    damage(database.home / "dalel.sqlite3")
    _says(database, told)


def test_an_emptied_file_is_no_database_yet(database: Database) -> None:
    (database.home / "dalel.sqlite3").write_bytes(b"")
    _says(database, "Run `dalel migrate` first", COMMANDS[:-1])


def test_a_missing_table_or_column_is_not_made_up(database: Database) -> None:
    database.run("DROP TABLE advocacy_claim")
    _says(database, "advocacy_claim.claim")
    _says(database, "put your last copy in its place")


def test_a_database_of_a_newer_version_is_refused_by_every_command(database: Database) -> None:
    database.run("INSERT INTO django_migrations (app, name, applied) VALUES ('register', '0099_future', '2027-01-01')")
    before = database.content()
    _says(database, "made by a newer version of Dalel (it knows register.0099_future, this one does not)")
    assert database.content() == before


def test_a_migration_of_which_only_a_part_is_there_is_refused(database: Database) -> None:
    database.run("DELETE FROM django_migrations WHERE app = 'advocacy' AND name LIKE '0002%'")
    database.run("ALTER TABLE advocacy_documentversion DROP COLUMN filed_by")
    before = database.content()
    _says(database, "half migrated", (("migrate",),))
    assert database.content() == before


def test_a_locked_database_is_waited_for_and_then_said(database: Database) -> None:
    code = (
        "from dalel.config import databases\n"
        "real = databases._sqlite\n"
        "databases._sqlite = lambda path: (one := real(path), one['OPTIONS'].update(timeout=0.1))[0]\n"
        "from dalel.config.cli import main\n"
        "raise SystemExit(main(['migrate']))\n"
    )
    with closing(sqlite3.connect(database.home / "dalel.sqlite3", isolation_level=None)) as link:
        link.execute("BEGIN IMMEDIATE")
        said = database.python(["-c", code])
    assert (said.returncode, "Somebody else is writing to the database" in said.stderr) == (1, True), said.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_database_that_may_only_be_read_is_said(database: Database) -> None:
    (database.home / "dalel.sqlite3").chmod(0o400)
    assert "may only be read" in database.dalel("migrate").stderr


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    absent = Database(tmp_path / "home", f"postgres://postgres:secret@/dalel?host={tmp_path}")
    said = absent.dalel("migrate")
    assert (said.returncode, "The database cannot be reached" in said.stderr) == (1, True), said.stderr
    assert "secret" not in said.stderr


@pytest.mark.parametrize(
    "url", ["postgres://user:secret@host:abc/name", "postgres://[secret/name", "mysql://secret/name"]
)
def test_an_address_that_cannot_be_read_is_said_and_not_repeated(tmp_path: Path, url: str) -> None:
    said = Database(tmp_path / "home", url).dalel("migrate")
    assert (said.returncode, "DATABASE_URL" in said.stderr) == (1, True), said.stderr
    assert "secret" not in said.stderr


@pytest.mark.django_db
def test_a_server_that_goes_away_in_the_middle_is_said(tmp_path: Path) -> None:
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        pytest.skip("SQLite has no server that could go away")
    code = (
        "import argparse\n"
        "from dalel.config import cli\n"
        "from dalel.config.commands import figures_command\n"
        "def run(options):\n"
        "    from dalel.config.django import start\n"
        "    start()\n"
        "    from dalel.config import trouble\n"
        "    from django.db import connection, transaction\n"
        "    with transaction.atomic(), connection.cursor() as cursor:\n"
        "        cursor.execute('SELECT pg_terminate_backend(pg_backend_pid())')\n"
        "figures_command.run = run\n"
        "raise SystemExit(cli.main(['figures']))\n"
    )
    environment = {**os.environ, "DALEL_HOME": str(tmp_path / "home"), "DALEL_LANG": "en"}
    said = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert (said.returncode, "The database cannot be reached" in said.stderr) == (1, True), said.stderr
    assert "Traceback" not in said.stderr
