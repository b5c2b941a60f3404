"""The forms of stored cells as they were when the migrations that import this were made: never changed afterwards.

SQLite cannot add a constraint to a table: the table is written anew, once for all its constraints and within the
migration's transaction, where Django's own operations would write it anew for each. PostgreSQL looks through each
table once.
"""

from datetime import date

from django.db import migrations, models
from django.db.models import F, Q, Value
from django.db.models.functions import Cast, Coalesce, Left, Length, Replace, Right, StrIndex
from django.db.models.lookups import Exact, LessThanOrEqual


def forms(app, tables):
    """What makes the tables of an app keep to their forms, from {model: "type:column,column type:column"}."""
    return [
        _State(app, tables),
        migrations.RunPython(
            lambda apps, schema_editor: _hold(apps.get_app_config(app), schema_editor),
            lambda apps, schema_editor: _release(apps.get_app_config(app), schema_editor),
        ),
    ]


class _State(migrations.operations.base.Operation):
    """Notes the constraints of every table of an app at once: noted one by one, each would build all models anew."""

    reversible = True
    reduces_to_sql = False

    def __init__(self, app, tables):
        self.app, self.tables = app, tables

    def state_forwards(self, app_label, state):
        for model, columns in self.tables.items():
            options = state.models[app_label, model].options
            options["constraints"] = [*options.get("constraints", ()), *_constraints(f"{self.app}_{model}", columns)]
        state.__dict__.pop("apps", None)  # built anew when somebody asks

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        pass

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        pass

    def describe(self):
        return f"Keep the tables of {self.app} to their forms"


def _constraints(table, columns):
    for part in columns.split():
        kind, _colon, names = part.partition(":")
        for name in names.split(","):
            yield models.CheckConstraint(condition=_CONDITIONS[kind](name), name=_name(table, name))


def _hold(app, schema_editor):
    for model in _models(app):
        new = [one for one in model._meta.constraints if one.name.endswith("_form")]
        if schema_editor.connection.vendor == "sqlite":
            schema_editor._remake_table(model)
            continue
        parts = ", ".join(f"ADD {one.constraint_sql(model, schema_editor)}" for one in new)
        schema_editor.execute(f"ALTER TABLE {schema_editor.quote_name(model._meta.db_table)} {parts}", params=None)


def _release(app, schema_editor):
    for model in _models(app):
        held = [one for one in model._meta.constraints if one.name.endswith("_form")]
        if schema_editor.connection.vendor == "sqlite":
            model._meta.constraints = [one for one in model._meta.constraints if one not in held]
            schema_editor._remake_table(model)
            continue
        parts = ", ".join(f"DROP CONSTRAINT {schema_editor.quote_name(one.name)}" for one in held)
        schema_editor.execute(f"ALTER TABLE {schema_editor.quote_name(model._meta.db_table)} {parts}", params=None)


def _models(app):
    return [model for model in app.get_models() if any(one.name.endswith("_form") for one in model._meta.constraints)]


def _text(name, longest=0):
    condition = Q(Exact(F(name), Cast(name, models.TextField())))
    return condition & Q(LessThanOrEqual(Length(name), longest)) if longest else condition


def _day(name):
    return Q(Exact(F(name), Coalesce(Cast(name, models.DateField()), Value(date(1, 1, 1), models.DateField()))))


def _list(name):
    text = Cast(name, models.TextField())
    marks = _without(_without(_without(text, "\\\\"), '\\"'), '", "')
    return Q(Exact(text, Value("[]"))) | (
        Q(Exact(Left(text, 2), Value('["')))
        & Q(Exact(Right(text, 2), Value('"]')))
        & Q(Exact(Length(marks), Length(_without(marks, '"')) + 2))
        & Q(Exact(StrIndex(text, Value(";")), 0))
        & Q(Exact(StrIndex(text, Value('[""')), 0))
        & Q(Exact(StrIndex(text, Value(', ""')), 0))
    )


def _without(text, part):
    return Replace(text, Value(part), Value(""))


_CONDITIONS = {
    "boolean": lambda name: Q(**{f"{name}__in": (False, True)}),
    "integer": lambda name: Q(**{name: F(name).bitor(0)}),
    "decimal": lambda name: Q(**{f"{name}__gt": -(10**12), f"{name}__lt": 10**12}),
    "day": _day,
    "list": _list,
    "key": lambda name: _text(name, 120),
    "code": lambda name: _text(name, 100),
    "text": _text,
}


def _name(table, column):
    full = f"{table}_{column}_form"
    if len(full) <= 60:
        return full
    tail = f"{sum(ord(letter) * place for place, letter in enumerate(full, 1)):x}_form"
    return f"{full[: 60 - len(tail) - 1]}_{tail}"
