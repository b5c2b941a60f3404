"""Verifies the database itself: its structure, its guards, and what no journal entry speaks of row by row."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import connection
from django.db.models import CheckConstraint, UniqueConstraint

from dalel.custody.heads import JOURNAL
from dalel.custody.schema import GUARDS, MIGRATED, fingerprints
from dalel.custody.verdict import Verdict
from dalel.custody.verify_chain import parsed
from dalel.lib.messages import _
from dalel.records.fields import kinds, model_of
from dalel.records.rows import stream

# Tables whose rows are verified by themselves, or that hold nothing but the database's own bookkeeping.
KNOWN = frozenset(
    {"custody_journalentry", "custody_journalsecret", "custody_journalhead", "custody_projectfile",
     "accounts_project", "accounts_sharing",
     "advocacy_document", "advocacy_documentversion", "advocacy_claim", "django_migrations"}
)  # fmt: skip
SHOWN = 20


def verify_structure(verdict: Verdict) -> None:
    """Pages and indexes of SQLite; that the guards of the journal stand; that the schema is what migrations made."""
    if connection.vendor == "sqlite":
        for rows in stream(f"PRAGMA integrity_check({SHOWN})"):
            for (told,) in rows:
                if told != "ok":
                    verdict.say(_("The database file is damaged: {told}.", told=str(told).rstrip(".")))
        for rows in stream("PRAGMA foreign_key_check"):
            for table, rowid, other, _number in rows[:SHOWN]:
                verdict.say(_("{table}, row {row}: it points to a record of {other} that is not there.",
                              table=table, row=rowid, other=other))  # fmt: skip
    for name, standing in _guards().items():
        if not standing:
            verdict.say(_("The guard {name} of the journal is gone or was altered: the database would let somebody"
                          " rewrite the journal.", name=name))  # fmt: skip
    for table, name in _missing_constraints():
        verdict.say(_("{table}: the constraint {name} is gone.", table=table, name=name))
    _compare_with_noted(verdict)


def _guards() -> dict[str, bool]:
    if connection.vendor == "sqlite":
        found = {
            str(name): " ".join(str(sql).split())
            for rows in stream("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            for name, sql in rows
        }
        return {name: found.get(name) == sql for name, sql in GUARDS["sqlite"].items()}
    statement = "SELECT tgname, tgenabled::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
    known = {name: (enabled, sql) for rows in stream(statement) for name, enabled, sql in rows}
    return {
        name: name in known and known[name][0] in "OA" and all(part in known[name][1] for part in parts.split("|"))
        for name, parts in GUARDS["postgresql"].items()
    }


def _missing_constraints() -> Iterator[tuple[str, str]]:
    """Constraints that a table should have by the declaration of its kind."""
    if connection.vendor == "sqlite":
        statement = "SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    else:
        statement = (
            "SELECT c.relname, k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid "
            "UNION ALL SELECT c.relname, i.relname FROM pg_index x "
            "JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid"
        )
    said: dict[str, str] = {}
    for rows in stream(statement):
        for table, text in rows:
            said[str(table)] = f'{said.get(str(table), "")} "{text}"'
    for model in apps.get_models():
        table = model._meta.db_table
        for one in model._meta.constraints:
            if isinstance(one, CheckConstraint | UniqueConstraint) and f'"{one.name}"' not in said.get(table, ""):
                yield table, one.name


def _compare_with_noted(verdict: Verdict) -> None:
    statement = "SELECT changes FROM custody_journalentry WHERE kind = %s AND verb = %s ORDER BY sequence DESC LIMIT 1"
    noted = [changes for rows in stream(statement, (JOURNAL, MIGRATED)) for (changes,) in rows]
    if not noted:
        return
    told, now = parsed(noted[0]), fingerprints()
    if told.get("schema") != now["schema"]:
        verdict.say(
            _("The tables, constraints and guards of the database are not those that the journal speaks of.")
            + " "
            + _("If the database was moved to another server or to a newer version of it, `dalel migrate` notes them as"
                " they are now; if not, somebody altered them.")
        )  # fmt: skip
    if told.get("migrations") != now["migrations"]:
        verdict.say(_("The list of migrations is not the one that the journal speaks of."))


def verify_other_tables(verdict: Verdict) -> None:
    """No row stands in a table of which nobody could say whether it was altered."""
    known = KNOWN | {model_of(kind)._meta.db_table for kind in kinds().values()}
    ours = {model._meta.db_table for model in apps.get_models()}
    for table in connection.introspection.table_names():
        if table in known:
            continue
        if table not in ours:
            if connection.vendor == "sqlite":
                verdict.say(_("{table}: no version of Dalel makes this table.", table=table))
            continue
        name = connection.ops.quote_name(table)
        if any(rows for rows in stream(f"SELECT 1 FROM {name} LIMIT 1")):
            verdict.say(_("{table}: it holds rows, and nothing writes any there.", table=table))
