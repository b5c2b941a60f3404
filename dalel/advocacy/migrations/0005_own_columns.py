"""Records hold the values of columns that a project added."""

from django.db import migrations, models

MODELS = (
    "recommendation",
    "recommendationassessment",
    "recommendationfact",
    "recommendationprecedent",
)


class Migration(migrations.Migration):

    dependencies = [
        ("advocacy", "0004_marks"),
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
