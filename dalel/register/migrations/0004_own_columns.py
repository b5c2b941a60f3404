"""Records hold the values of columns that a project added."""

from django.db import migrations, models

MODELS = (
    "act",
    "exactplace",
    "incident",
    "incidentlink",
    "incidentreport",
    "involvement",
    "organisation",
    "organisationname",
    "person",
    "personcontact",
    "personname",
    "place",
    "placename",
    "report",
    "source",
    "sourcecoverage",
    "testimony",
)


class Migration(migrations.Migration):

    dependencies = [
        ("register", "0003_index_lists"),
    ]

    operations = [
        migrations.AddField(
            model_name=name,
            name="own",
            field=models.JSONField(
                db_comment="values of a project's own columns", default=None, editable=False, null=True
            ),
        )
        for name in MODELS
    ]
