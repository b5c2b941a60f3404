"""Secrets are found by the index of their constraint, which begins with the entry: another one on the entry is no use."""

import django.db.models.deletion
from django.db import migrations, models


def drop(apps, schema_editor):
    """Drops the index itself. (Altering the field would copy the table on SQLite, and lose its triggers.)"""
    secret = apps.get_model("custody", "JournalSecret")
    for name in schema_editor._constraint_names(secret, ["entry_id"], index=True, unique=False):
        schema_editor.execute(schema_editor._delete_index_sql(secret, name))


def restore(apps, schema_editor):
    secret = apps.get_model("custody", "JournalSecret")
    for statement in schema_editor._field_indexes_sql(secret, secret._meta.get_field("entry")):
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ("custody", "0003_no_items"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(drop, restore)],
            state_operations=[
                migrations.AlterField(
                    model_name="journalsecret",
                    name="entry",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="secrets",
                        to="custody.journalentry",
                    ),
                )
            ],
        )
    ]
