"""Records hold the values of columns that a project added."""

from django.db import migrations, models

MODELS = (
    "deadline",
    "positionchange",
    "receivedrecommendation",
    "review",
    "session",
)


class Migration(migrations.Migration):

    dependencies = [
        ("mechanisms", "0003_sessions_once_a_project"),
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
