"""Every record belongs to a project: the project's mark stands before its key, in its id and wherever others point.

Until now a database did not know whose a record is. All that it holds becomes one project's: the one that was imported
first, which for nearly everybody is the only one. Where texts of several projects lie in it, the others begin without
records; importing their folders again brings these in anew, apart from the rest.
"""

import secrets

from django.db import migrations

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
ROOMS = ("register", "mechanisms", "cases", "advocacy")


def mark_all(apps, editor):
    Project = apps.get_model("accounts", "Project")
    File = apps.get_model("custody", "ProjectFile")
    models = [model for room in ROOMS for model in apps.get_app_config(room).get_models() if _is_record(model)]
    if Project.objects.exists():  # done already, and not noted
        return
    names = list(dict.fromkeys(File.objects.order_by("pk").values_list("project", flat=True)))
    if not names and not any(model.objects.exists() for model in models):
        return
    for place, name in enumerate(names or ["dalel"]):
        mark = "".join(secrets.choice(LETTERS) for _letter in range(8))
        Project.objects.create(mark=mark, name=name, before_marks=place == 0)
        if place == 0:
            _mark(models, mark, editor)


def _is_record(model):
    return model._meta.pk.get_internal_type() == "CharField"


def _mark(models, mark, editor):
    quote = editor.quote_name
    known = {model._meta.label for model in models}
    for model in models:
        columns = ["id"] + [
            field.column
            for field in model._meta.local_concrete_fields
            if field.is_relation and field.related_model._meta.label in known
        ]
        changes = ", ".join(f"{quote(name)} = '{mark}:' || {quote(name)}" for name in columns)
        editor.execute(f"UPDATE {quote(model._meta.db_table)} SET {changes}")
    if editor.connection.vendor == "postgresql":
        editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        editor.execute("SET CONSTRAINTS ALL DEFERRED")


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0002_projects"),
        ("custody", "0003_no_items"),
        ("register", "0003_index_lists"),
        ("mechanisms", "0003_sessions_once_a_project"),
        ("cases", "0003_index_lists"),
        ("advocacy", "0003_keep_to_forms"),
    ]

    operations = [migrations.RunPython(mark_all, migrations.RunPython.noop, elidable=False)]
