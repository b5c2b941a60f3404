"""A filled database of each released schema is brought up to date, whole, however often the migration is killed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.config.released import VERSIONS, Database, load, unload

pytestmark = pytest.mark.django_db  # for the run on PostgreSQL; the databases are the test's own

# Kills itself at the statement of that number; with 0 it says how many there are.
KILLED = """
import os, signal, sys
from django.db.backends import utils
wanted, seen, real = int(sys.argv.pop(1)), 0, utils.CursorWrapper.execute
def execute(self, *args, **kwargs):
    global seen
    seen += 1
    if seen == wanted:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, *args, **kwargs)
utils.CursorWrapper.execute = execute
from dalel.config.cli import main
status = main(["migrate", "--quiet"])
print(seen)
sys.exit(status)
"""
POINTS = 7


@pytest.fixture(params=VERSIONS)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    database = load(request.param, tmp_path / "home")
    yield database
    unload(database)


def test_a_filled_database_of_a_released_schema_comes_forward_with_nothing_lost(released: Database) -> None:
    before = released.content()
    done = released.dalel("migrate")
    assert done.returncode == 0, done.stderr
    verified = released.dalel("journal", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    after = released.content()
    kept = {"custody_journalsecret", "custody_projectfile", "advocacy_documentversion", "advocacy_claim"}
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    again = released.content()
    assert released.dalel("migrate").returncode == 0
    assert released.content() == again


def test_a_killed_migration_has_done_nothing_or_all_and_the_next_one_does_the_rest(
    released: Database, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    counted = load(request.node.callspec.params["released"], tmp_path / "counted")
    try:
        done = counted.python(["-c", KILLED, "0"])
        assert done.returncode == 0, done.stderr
    finally:
        unload(counted)
    statements = int(done.stdout)
    assert statements > POINTS
    before = released.content()
    for point in range(POINTS):
        statement = statements * (point + 1) // POINTS - (point == POINTS - 1)
        killed = released.python(["-c", KILLED, str(statement)])
        assert killed.returncode == -9, killed.stderr
        if released.content() != before:  # killed after the commit: then all of it is done
            assert statement > statements * 9 // 10
            assert released.dalel("journal", "verify").returncode == 0
    done = released.dalel("migrate", "--quiet")
    assert done.returncode == 0, done.stderr
    verified = released.dalel("journal", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def test_a_migration_that_was_carried_out_and_not_noted_is_noted_and_nothing_done_twice(released: Database) -> None:
    assert released.dalel("migrate", "--quiet").returncode == 0
    before = released.content()
    released.run("DELETE FROM django_migrations WHERE app IN ('advocacy', 'custody', 'register')")
    refused = released.dalel("journal", "verify")
    assert (refused.returncode, "Run `dalel migrate` first" in refused.stderr) == (1, True)
    done = released.dalel("migrate", "--quiet")
    assert done.returncode == 0, done.stderr
    assert released.dalel("journal", "verify").returncode == 0
    after = released.content()
    # The journal says when the list of migrations was last written.
    written = {"django_migrations", "custody_journalentry", "custody_journalhead"}
    for name in before.keys() - written:
        assert after[name] == before[name], name
