"""The records of a database from before there were projects become one project's, and their history stays theirs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.config.released import VERSIONS, Database, load, unload

pytestmark = pytest.mark.django_db  # for the run on PostgreSQL; the databases are the test's own
BEFORE_PROJECTS = [version for version in VERSIONS if version <= "0.1.0"]
RECORDS = {"incidents": 7, "acts": 9, "persons": 6}


@pytest.fixture(params=BEFORE_PROJECTS)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    database = load(request.param, tmp_path / "home")
    yield database
    unload(database)


def said(database: Database, *arguments: object) -> str:
    done = database.dalel(*arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def keys(database: Database, table: str) -> set[str]:
    """The ids as they stand."""
    statement = f"SELECT id FROM {table}"
    if not database.url:
        import sqlite3

        link = sqlite3.connect(database.home / "dalel.sqlite3")
        try:
            return {row[0] for row in link.execute(statement)}
        finally:
            link.close()
    import psycopg

    with psycopg.connect(database.url) as server:
        return {row[0] for row in server.execute(statement)}


def test_all_records_are_one_projects_and_are_exported_as_they_were(released: Database, tmp_path: Path) -> None:
    before = {kind: keys(released, f"register_{kind[:-1]}") for kind in RECORDS}
    said(released, "migrate")
    (project,) = json.loads(said(released, "projects", "--format", "json"))
    assert {kind: project["records"][kind] for kind in RECORDS} == {kind: len(before[kind]) for kind in RECORDS}
    after = {kind: keys(released, f"register_{kind[:-1]}") for kind in RECORDS}
    assert {kind: {id_.partition(":")[2] for id_ in ids} for kind, ids in after.items()} == before
    assert len({id_.partition(":")[0] for ids in after.values() for id_ in ids}) == 1
    out = tmp_path / "out"
    said(released, "export", out)
    lines = (out / "records" / "incidents.csv").read_text().splitlines()
    assert {line.partition(",")[0] for line in lines[1:]} == before["incidents"]
    again = said(released, "import", out)
    assert "0 added, 0 changed" in again and not any(f" {n} added" in again for n in range(1, 10))
    said(released, "journal", "verify")


def test_a_record_of_then_is_retired_and_restored_with_its_history(released: Database) -> None:
    said(released, "migrate", "--quiet")
    assert "0 of" in said(released, "drift")
    told = said(released, "retire", "incidents", "i-1", "--reason", "entered twice")
    assert "incidents i-1: retired" in told and "version 1" in told
    said(released, "journal", "verify")
    moved = released.dalel("drift")
    assert moved.returncode == 1 and "retire incidents i-1" in moved.stdout
    said(released, "restore", "incidents", "i-1")
    said(released, "journal", "verify")
    assert "0 of" in said(released, "drift")


def test_where_several_projects_lay_mixed_that_is_said(released: Database) -> None:
    released.run(
        "INSERT INTO custody_projectfile (project, path, text, sha256)"
        " SELECT 'second', path, text, sha256 FROM custody_projectfile WHERE path = 'dalel.toml'"
    )
    told = said(released, "migrate")
    assert "Of second only the texts are known" in told
    assert [one["name"] for one in json.loads(said(released, "projects", "--format", "json"))][1] == "second"
