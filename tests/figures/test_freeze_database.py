"""Freezing the database: the same bytes as from a folder, and a stop at what nobody can have written."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.db import connection

from dalel.figures import readers
from dalel.figures.snapshot import Snapshot, freeze
from dalel.figures.sources import Database
from dalel.lib.errors import InputError
from dalel.records.fields import kinds, model_of
from dalel.records.keys import Keys
from dalel.records.own import with_own
from dalel.records.stored import DamagedError
from dalel.reference.facts import load
from tests.projects import MARK

pytestmark = pytest.mark.django_db  # so that it runs on PostgreSQL too, in a database of its own

FILES = {
    "dalel.toml": '[project]\nname = "small"\ntitle = "Small"\nstate = "KAZ"\nlanguages = ["en"]\n',
    "records/incidents.csv": (
        "id,title,date,verification\ni1,Not counted,2018-03/..,reported\ni2,,2019-02-28?,verified\n"
    ),
    "records/persons.csv": 'id,label,naming_status\np1,"Два\nслова, ""кавычки"" и \\ черта",withheld\n',
    "reference/columns.csv": (
        "kind,name,type,vocabulary,en\nacts,own_group,codes,harms,Group\nacts,own_place,integer,,Place\n"
        "acts,own_until,edtf,,Until\nacts,own_paid,boolean,,Paid\nacts,own_sum,decimal,,Sum\nacts,own_day,day,,Day\n"
    ),
    "records/acts.csv": (
        "id,incident,kind,victim_person,targets,rights,own_group,own_place,own_until,own_paid,own_sum,own_day,invented\n"
        "a1,i1,threat,p1,relative;child,ICCPR/9;ICCPR/14,injured;died,-12,2018-03/..,yes,0.50,2018-02-28,yes\n"
        "a2,i2,killing,,,,,,,,,,\n"
    ),
    "records/proceedings.csv": "id,label,kind\nd1,A case,criminal\n",
    "records/sanctions.csv": (
        "id,proceeding,kind,amount,currency,legal_basis,rate_date,months\n"
        "z1,d1,fine,0.000001,KZT,provided,,\nz2,d1,fine,1500.50,KZT,provided,2019-02-08,2\n"
    ),
    "documents/letter.md": "---\ntitle: A letter\nprofile: report\n---\n\nText.\n",
}


@dataclass(frozen=True)
class Home:
    """An installation of its own."""

    folder: Path
    url: str

    def run(self, *arguments: object) -> str:
        environment = {**os.environ, "DALEL_HOME": str(self.folder), "DATABASE_URL": self.url, "DALEL_LANG": "en"}
        done = subprocess.run([sys.executable, "-m", "dalel.config.cli", *map(str, arguments)],
                              capture_output=True, text=True, env=environment, timeout=120, check=False)  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def freeze(self, folder: Path) -> Snapshot:
        tables = {name: model_of(kind)._meta.db_table for name, kind in kinds().items()}
        keys = Keys(self.mark())
        if self.url:
            source = Database.postgresql(self.url, tables, keys)
        else:
            source = Database.sqlite(self.folder / "dalel.sqlite3", tables, keys)
        own = load(self.folder.parent / "project")
        with source:
            return freeze(source, with_own(kinds(), own).values(), folder)

    def mark(self) -> str:
        """The mark of its only project; of a file that is no database, any."""
        if not self.url and not (self.folder / "dalel.sqlite3").read_bytes().startswith(b"SQLite"):
            return MARK
        with self._link() as execute:
            return str(execute("SELECT mark FROM accounts_project").fetchone()[0])

    @contextmanager
    def altered(self, table: str, key: str, column: str, value: object) -> Iterator[None]:
        """Somebody writes into the database itself, past every rule of it; and takes it back."""
        id_ = f"{self.mark()}:{key}"
        with self._link() as execute:
            before = execute(f"SELECT {column} FROM {table} WHERE id = ?", id_).fetchone()[0]
            before = json.dumps(before) if isinstance(before, list) else before
            execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", value, id_)
        try:
            yield
        finally:
            with self._link() as execute:
                execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", before, value if column == "id" else id_)

    @contextmanager
    def _link(self) -> Iterator[Callable[..., Any]]:
        if self.url:
            import psycopg

            with psycopg.connect(self.url) as link:
                link.execute("SET session_replication_role = replica")
                link.execute("ALTER TABLE register_act DROP CONSTRAINT IF EXISTS register_act_targets_form")
                yield lambda statement, *values: link.execute(statement.replace("?", "%s"), values)
            return
        with closing(sqlite3.connect(self.folder / "dalel.sqlite3", isolation_level=None)) as file:
            file.execute("PRAGMA ignore_check_constraints = ON")
            yield lambda statement, *values: file.execute(statement, values)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """The small project, imported."""
    place = tmp_path_factory.mktemp("frozen")
    for path, content in FILES.items():
        (place / "project" / path).parent.mkdir(parents=True, exist_ok=True)
        (place / "project" / path).write_text(content, encoding="utf-8")
    with _database() as url:
        made = Home(place / "own", url)
        made.run("migrate", "--quiet")
        made.run("import", place / "project")
        yield made


class _database:
    """A database of its own: "" is SQLite in the home, else the address of one on the server that tests run on."""

    def __enter__(self) -> str:
        self.name = f"frozen_{uuid4().hex}"
        if connection.vendor == "sqlite":
            return ""
        self._on_server(f"CREATE DATABASE {self.name}")
        return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{self.name}").geturl()

    def __exit__(self, *_error: object) -> None:
        if connection.vendor != "sqlite":
            self._on_server(f"DROP DATABASE {self.name} WITH (FORCE)")

    def _on_server(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as link:
            link.execute(statement)


def test_folder_and_database_give_the_same_bytes(home: Home, tmp_path: Path) -> None:
    stored = home.freeze(tmp_path / "stored")
    assert (stored.rows("acts"), stored.rows("sanctions")) == (2, 2)
    home.run("build", home.folder.parent / "project")
    built = home.folder.parent / "project" / ".dalel-cache" / "snapshots" / stored.hash
    for file in stored.path.glob("*.parquet"):
        assert file.read_bytes() == (built / file.name).read_bytes(), file.name


def test_many_parts_give_the_same_bytes(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = home.freeze(tmp_path / "whole")
    monkeypatch.setattr(readers, "AT_ONCE", 1)
    monkeypatch.setattr(readers, "_PAGES", 1)
    assert home.freeze(tmp_path / "parts").hash == whole.hash


SQLITE_ONLY = [  # PostgreSQL's own types refuse these
    ("register_act", "invented", "yes"),
    ("register_act", "invented", 2),
    ("register_act", "invented", b"1"),
    ("register_act", "harm", b"died"),
    ("register_act", "harm", b"\xff\xfe"),
    ("register_act", "harm", "di\x00ed"),
    ("register_act", "victim_person_id", ""),
    ("register_act", "victim_person_id", b"p1"),
    ("register_act", "targets", '["relative","child"]'),
    ("cases_sanction", "amount", "much"),
    ("cases_sanction", "amount", 0.1 + 0.2),
    ("cases_sanction", "months", 1.5),
    ("cases_sanction", "rate_date", "2019-2-8"),
]
ON_BOTH = [
    ("register_act", "targets", '["relative;child"]'),
    ("register_act", "targets", '"relative"'),
    ("register_act", "targets", '[["relative"]]'),
    ("register_act", "harm", "di\x1fed"),  # what stands between cells where they are read
    ("register_act", "date", "in May"),
    ("register_act", "id", "a 2"),
    ("register_person", "label", "Some\x01body"),
]
OWN = [  # what stands in the object of own values, and the column that it spoils
    ('{"own_place": "012"}', "own_place"),
    ('{"own_place": "many"}', "own_place"),
    ('{"own_group": "died"}', "own_group"),
    ('{"own_paid": "true"}', "own_paid"),
    ('{"own_sum": "0.50"}', "own_sum"),
    ('{"own_day": "2018-2-8"}', "own_day"),
    ('{"own_until": "in May"}', "own_until"),
    ('["own_place"]', "own_group"),
]
KEYS = {"register_act": "a2", "register_person": "p1", "cases_sanction": "z2"}


@pytest.mark.parametrize(("table", "column", "value"), [*SQLITE_ONLY, *ON_BOTH])
def test_a_cell_that_nobody_can_have_written_stops_it(
    home: Home, tmp_path: Path, table: str, column: str, value: object
) -> None:
    if home.url and (table, column, value) in SQLITE_ONLY:
        pytest.skip("PostgreSQL's own types refuse it")
    stands = f"{home.mark()}:{value}" if column == "id" else value
    with home.altered(table, KEYS[table], column, stands), pytest.raises(DamagedError) as stopped:
        home.freeze(tmp_path)
    told = stopped.value
    assert (told.record, told.column) == (value if column == "id" else KEYS[table], column.removesuffix("_id"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("value", "column"), OWN)
def test_an_own_value_that_nobody_can_have_written_stops_it(
    home: Home, tmp_path: Path, value: str, column: str
) -> None:
    with home.altered("register_act", "a2", "own", value), pytest.raises(DamagedError) as stopped:
        home.freeze(tmp_path)
    assert (stopped.value.record, stopped.value.column) == ("a2", column)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("leads", ["0therane:p1", "p1"])
def test_a_reference_that_leads_out_of_the_project_stops_it(home: Home, tmp_path: Path, leads: str) -> None:
    with home.altered("register_act", "a2", "victim_person_id", leads), pytest.raises(DamagedError) as stopped:
        home.freeze(tmp_path)
    assert (stopped.value.record, stopped.value.column) == ("a2", "victim_person")
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_is_not_there_is_said_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"), Database.sqlite(tmp_path / "none.sqlite3", {}, Keys(MARK)):
        pass


def test_a_file_that_is_no_database_is_said_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "dalel.sqlite3").write_bytes(b"no database " * 1000)
    with pytest.raises(InputError, match="cannot be read"):
        Home(tmp_path, "").freeze(tmp_path / "snapshots")
