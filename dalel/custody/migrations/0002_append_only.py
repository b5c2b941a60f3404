"""The database itself refuses to alter or remove a journal entry, whoever asks."""

from django.db import migrations

SQLITE = (
    """CREATE TRIGGER custody_entry_no_update BEFORE UPDATE ON custody_journalentry
       BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER custody_entry_no_delete BEFORE DELETE ON custody_journalentry
       BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER custody_secret_no_update BEFORE UPDATE ON custody_journalsecret
       BEGIN SELECT RAISE(ABORT, 'a secret of the journal is kept or destroyed, never altered'); END""",
)
SQLITE_BACK = (
    "DROP TRIGGER custody_entry_no_update",
    "DROP TRIGGER custody_entry_no_delete",
    "DROP TRIGGER custody_secret_no_update",
)
POSTGRESQL = (
    """CREATE FUNCTION custody_append_only() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$""",
    """CREATE TRIGGER custody_entry_no_change BEFORE UPDATE OR DELETE ON custody_journalentry
       FOR EACH ROW EXECUTE FUNCTION custody_append_only()""",
    """CREATE TRIGGER custody_entry_no_truncate BEFORE TRUNCATE ON custody_journalentry
       FOR EACH STATEMENT EXECUTE FUNCTION custody_append_only()""",
    """CREATE TRIGGER custody_secret_no_update BEFORE UPDATE ON custody_journalsecret
       FOR EACH ROW EXECUTE FUNCTION custody_append_only()""",
)
POSTGRESQL_BACK = (
    "DROP TRIGGER custody_entry_no_change ON custody_journalentry",
    "DROP TRIGGER custody_entry_no_truncate ON custody_journalentry",
    "DROP TRIGGER custody_secret_no_update ON custody_journalsecret",
    "DROP FUNCTION custody_append_only()",
)


def forwards(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("custody", "0001_first")]
    operations = [migrations.RunPython(forwards, backwards)]
