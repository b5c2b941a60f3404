"""What the database looked like after its last migration, as the journal keeps it."""

from __future__ import annotations

from django.db import connection, transaction

from dalel import __version__
from dalel.accounts.policy import Actor
from dalel.custody import chain
from dalel.custody.heads import JOURNAL
from dalel.custody.journal import writing
from dalel.custody.models import JournalEntry
from dalel.lib.canonical import fingerprint
from dalel.records.rows import stream

MIGRATED = "migrate"

# What migration custody 0002 made. SQLite: the trigger's text; PostgreSQL: what its definition has to hold.
GUARDS = {
    "sqlite": {
        "custody_entry_no_update": "CREATE TRIGGER custody_entry_no_update BEFORE UPDATE ON custody_journalentry"
        " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
        "custody_entry_no_delete": "CREATE TRIGGER custody_entry_no_delete BEFORE DELETE ON custody_journalentry"
        " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
        "custody_secret_no_update": "CREATE TRIGGER custody_secret_no_update BEFORE UPDATE ON custody_journalsecret"
        " BEGIN SELECT RAISE(ABORT, 'a secret of the journal is kept or destroyed, never altered'); END",
    },
    "postgresql": {
        "custody_entry_no_change": "BEFORE |DELETE|UPDATE|custody_journalentry|ROW|custody_append_only",
        "custody_entry_no_truncate": "BEFORE TRUNCATE|custody_journalentry|custody_append_only",
        "custody_secret_no_update": "BEFORE UPDATE|custody_journalsecret|ROW|custody_append_only",
    },
}

_SCHEMA = {
    "sqlite": "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%%'",
    "postgresql": (
        "SELECT 'column', table_name::text, column_name::text, concat_ws(' ', data_type, character_maximum_length,"
        " is_nullable) FROM information_schema.columns WHERE table_schema = current_schema()"
        " UNION ALL SELECT 'constraint', conrelid::regclass::text, conname::text, pg_get_constraintdef(oid)"
        " FROM pg_constraint WHERE connamespace = current_schema()::regnamespace"
        # That a column may not be empty is told above; as a constraint, only servers from version 18 on tell it.
        " AND contype <> 'n'"
        " UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname::text, tgenabled::text || pg_get_triggerdef(oid)"
        " FROM pg_trigger WHERE NOT tgisinternal"
        " UNION ALL SELECT 'function', '', proname::text, prosrc FROM pg_proc WHERE proname = 'custody_append_only'"
    ),
}


def fingerprints() -> dict[str, str]:
    """The hash of the database's structure, and of the list of its migrations."""
    # Sorted here: a server sorts by the rules of a language, and by those of its version.
    schema = sorted(list(map(str, row)) for rows in stream(_SCHEMA[connection.vendor]) for row in rows)
    migrations = [
        list(map(str, row))
        for rows in stream("SELECT id, app, name, CAST(applied AS TEXT) FROM django_migrations ORDER BY id")
        for row in rows
    ]
    return {"schema": fingerprint(schema), "migrations": fingerprint(migrations)}


def note_schema(*, actor: Actor) -> None:
    """Called when the database was brought up to date: the journal says what it looks like now, where that is new."""
    with transaction.atomic(), writing(actor) as journal:
        now = {**fingerprints(), "version": __version__}
        last = JournalEntry.objects.filter(kind=JOURNAL, verb=MIGRATED).order_by("-sequence").first()
        if last is None or {name: after for name, (_before, after) in last.differences.items()} != now:
            journal.write(MIGRATED, JOURNAL, [("database", chain.added(now), chain.NOTHING)])
