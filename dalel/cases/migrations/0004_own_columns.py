"""Records hold the values of columns that a project added."""

from django.db import migrations, models

MODELS = (
    "charge",
    "communication",
    "evidencerequest",
    "followup",
    "hearing",
    "proceeding",
    "proceedingact",
    "remedy",
    "ruling",
    "safeguardfinding",
    "sanction",
)


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0003_index_lists"),
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
