"""What a journal entry does not speak of row by row is verified too, and nothing that cannot be read stops it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection

from dalel.accounts.models import User
from dalel.accounts.policy import LocalOperator
from dalel.custody import heads
from dalel.custody.actions import record
from dalel.custody.models import JournalEntry
from dalel.custody.schema import GUARDS, note_schema
from dalel.custody.verify import Verdict, verify
from dalel.register import kinds
from tests.projects import begun

pytestmark = pytest.mark.django_db
SQLITE = connection.vendor == "sqlite"


@pytest.fixture(autouse=True)
def a_database_as_migrate_leaves_it(keeper: LocalOperator) -> None:
    note_schema(actor=keeper)
    begun()
    record(kind=kinds.INCIDENTS, values={"id": "i1", "date": "2018-03", "verification": "reported"}, actor=keeper)
    record(kind=kinds.ACTS, values={"id": "a1", "incident": "i1", "kind": "killing"}, actor=keeper)
    heads.keep()


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        if SQLITE:
            cursor.execute("PRAGMA ignore_check_constraints = on")
        for statement in statements:
            cursor.execute(statement)
        if SQLITE:
            cursor.execute("PRAGMA ignore_check_constraints = off")


def verdict() -> Verdict:
    return verify(actor=LocalOperator("keeper"))


def problems() -> str:
    return "\n".join(verdict().problems)


def test_nothing_is_found_where_nothing_was_done() -> None:
    assert verdict().problems == []
    assert verdict().notes == []


def test_the_schema_is_noted_once(keeper: LocalOperator) -> None:
    note_schema(actor=keeper)
    assert JournalEntry.objects.filter(verb="migrate").count() == 1


@pytest.mark.parametrize("guard", sorted(GUARDS["sqlite" if SQLITE else "postgresql"]))
def test_a_guard_that_is_gone_is_found(guard: str) -> None:
    table = "custody_journalsecret" if "secret" in guard else "custody_journalentry"
    run("SET CONSTRAINTS ALL IMMEDIATE" if not SQLITE else "SELECT 1",
        f"DROP TRIGGER {guard}" + ("" if SQLITE else f" ON {table}"))  # fmt: skip
    assert f"The guard {guard} of the journal is gone" in problems()
    assert "are not those that the journal speaks of" in problems()


def test_a_guard_that_does_nothing_is_found() -> None:
    if SQLITE:
        run("DROP TRIGGER custody_entry_no_update",
            "CREATE TRIGGER custody_entry_no_update BEFORE UPDATE ON custody_journalentry"
            " BEGIN SELECT 1; END")  # fmt: skip
    else:
        run("SET CONSTRAINTS ALL IMMEDIATE", "ALTER TABLE custody_journalentry DISABLE TRIGGER custody_entry_no_change")
    assert "The guard custody_entry_no_" in problems()


def test_rows_where_nothing_writes_any_are_found() -> None:
    User.objects.create(username="x", joined=datetime.now(UTC))
    assert "accounts_user: it holds rows" in problems()


def test_a_list_of_migrations_that_was_altered_is_found() -> None:
    run("UPDATE django_migrations SET app = 'x' WHERE id = 1")
    assert "The list of migrations is not the one" in problems()


def test_a_cell_in_a_form_in_which_nobody_writes_is_found_and_the_rest_verified() -> None:
    loosened = () if SQLITE else ("SET CONSTRAINTS ALL IMMEDIATE",
                                  "ALTER TABLE register_act DROP CONSTRAINT register_act_targets_form")  # fmt: skip
    run(
        *loosened,
        "UPDATE register_act SET targets = '[\"a;b\"]'",
        "UPDATE register_incident SET verification = 'refuted'",
    )
    found = problems()
    assert "acts a1: what stands in targets is damaged" in found
    assert "incidents i1: verification is “refuted”" in found


@pytest.mark.skipif(not SQLITE, reason="PostgreSQL keeps none of these")
@pytest.mark.parametrize(
    ("table", "column", "value", "said"),
    [
        ("register_incident", "invented", "'yes'", "what stands in invented is damaged"),
        ("register_incident", "title", "x'61'", "what stands in title is damaged"),
        ("register_incident", "title", "CAST(x'ff41' AS TEXT)", "what stands in title is damaged"),
        ("register_incident", "title", "'a' || char(0)", "what stands in title is damaged"),
        ("register_incident", "date_latest", "'2018-3-31'", "the first or last day of a date was altered"),
        ("register_incident", "id", "x'69'", "the key b'i' is damaged"),
        ("custody_journalentry", "actor", "x'61'", "was altered"),
        ("custody_journalentry", "at", "substr(at, 1, 10) || 'x' || substr(at, 12)", "was altered"),
        ("custody_journalentry", "changes", "CAST(x'ff41' AS TEXT)", "was altered"),
    ],
)
def test_what_sqlite_would_keep_in_any_column_is_found(table: str, column: str, value: str, said: str) -> None:
    run("PRAGMA defer_foreign_keys = on", "DROP TRIGGER custody_entry_no_update",
        f"UPDATE {table} SET {column} = {value}")  # fmt: skip
    try:
        assert said in problems()
    finally:
        run("DELETE FROM register_act", "DELETE FROM register_incident")
