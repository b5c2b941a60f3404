"""The vocabularies are read from their files; a copy of them in the database served nobody, and knew three languages."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("reference", "0001_first"),
    ]

    operations = [
        migrations.DeleteModel(name="Term"),
    ]
