"""Whether the tables of the database are those of this program: older, newer, half made; and making them so.

`dalel migrate` is one transaction, tables and what Dalel brings along together: killed at any moment it has done all of
it or nothing. Versions up to 0.1.0 noted a migration after they had committed it, so that a kill in between left tables
that no note told of; such a migration is noted now, and nothing of it is done twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from dalel.lib.drivers import THERE_ALREADY, sqlstate
from dalel.lib.errors import InputError
from dalel.lib.ids import LONGEST_KEY
from dalel.lib.messages import _
from dalel.records.fields import kinds, model_of

Thing = tuple[str, str]  # a table with one of its columns, constraints or indexes
_LOCK = 0x64616C656C  # "dalel": whoever migrates a PostgreSQL holds this advisory lock
_COLUMNS = {
    "sqlite": "SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table'",
    "postgresql": "SELECT table_name, column_name FROM information_schema.columns"
    " WHERE table_schema = ANY(current_schemas(false))",
}


@dataclass(frozen=True)
class State:
    """How the database stands to this program."""

    unknown: tuple[str, ...]  # migrations that it has seen and this program does not know
    pending: tuple[str, ...]  # migrations of this program that it has not seen
    missing: tuple[str, ...]  # tables and columns that it should have by its own notes
    empty: bool


def state() -> State:
    """Look at the database; two queries."""
    executor = MigrationExecutor(connection)
    applied = set(executor.loader.applied_migrations)
    known = executor.loader.disk_migrations
    ours = {app.label for app in apps.get_app_configs()}
    unknown = sorted(f"{app}.{name}" for app, name in applied if app in ours and (app, name) not in known)
    # Every one that is not noted: Django's own plan leaves out what stands before one that is.
    every = executor.migration_plan(executor.loader.graph.leaf_nodes(), clean_start=True)
    pending = [one for one, _back in every if (one.app_label, one.name) not in applied]
    found = _columns()
    missing = [] if pending else sorted(".".join(one) for one in _expected() - found)
    return State(tuple(unknown), tuple(map(str, pending)), tuple(missing), not found)


def require_current() -> None:
    """InputError unless the tables are exactly those of this program, with what to do."""
    now = state()
    _refuse_newer(now)
    if now.empty:
        raise InputError(_("The database is not there, or is of an older version."), _("Run `dalel migrate` first."))
    if now.pending:
        raise InputError(_("The database is of an older version."), _("Run `dalel migrate` first."))
    _refuse_missing(now)


def bring_up_to_date() -> None:
    """Carry out every pending migration. InputError if the database is newer, or is not what its notes say.

    Must be called within `all_or_nothing`.
    """
    now = state()
    _refuse_newer(now)
    if not now.pending:
        _refuse_missing(now)
        return
    _refuse_long_keys(now)
    executor = MigrationExecutor(connection)
    executor.recorder.ensure_schema()
    applied = set(executor.recorder.applied_migrations())
    at = ProjectState()
    at.apps  # noqa: B018 - rendered once and kept up to date, where each migration would render them anew
    for migration, _back in executor.migration_plan(executor.loader.graph.leaf_nodes(), clean_start=True):
        if (migration.app_label, migration.name) in applied:
            at = migration.mutate_state(at, preserve=False)
        else:
            at = _carry_out(executor, migration, at, fresh=now.empty)
    _refuse_missing(state())


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """One transaction for every migration, by one process at a time."""
    sqlite = connection.vendor == "sqlite"
    if sqlite:  # tables are made anew there, which foreign keys would see; they are looked at before the end
        connection.ensure_connection()
        connection.disable_constraint_checking()
    try:
        with transaction.atomic():
            if not sqlite:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            yield
            connection.check_constraints()
    finally:
        if sqlite and connection.connection is not None:
            connection.enable_constraint_checking()


def _carry_out(executor: MigrationExecutor, migration: Migration, before: ProjectState, *, fresh: bool) -> ProjectState:
    after = before if fresh else migration.mutate_state(before, preserve=True)
    added, removed = (set(), set()) if fresh else _changed(before, after, executor)
    existing = _existing() if added or removed else set()
    there = added & existing
    if (added and there == added) or (removed and not added and not removed & existing):
        executor.recorder.record_applied(migration.app_label, migration.name)
        return after
    if there:
        raise InputError(
            _("The database is half migrated: of {migration}, {there} are there and {missing} are not.",
              migration=migration, there=_listed(there), missing=_listed(added - there)),
            _restore(),
        )  # fmt: skip
    try:
        with transaction.atomic():
            done: ProjectState = executor.apply_migration(before if fresh else before.clone(), migration)
    except DatabaseError as error:
        # A migration is one transaction: what it makes first is there only if all of it is.
        if fresh or added or not _there_already(error):
            raise
        executor.recorder.record_applied(migration.app_label, migration.name)
        return after
    connection.check_constraints()
    return done


def _there_already(error: DatabaseError) -> bool:
    return sqlstate(error) in THERE_ALREADY or (connection.vendor == "sqlite" and "already exists" in str(error))


def _changed(before: ProjectState, after: ProjectState, executor: MigrationExecutor) -> tuple[set[Thing], set[Thing]]:
    """What a migration adds, and what it takes away. What a later one takes away again is not looked for."""
    first, then, last = _things(before), _things(after), _things(executor.loader.project_state())
    return (then - first) & last, first - then


def _refuse_newer(now: State) -> None:
    if now.unknown:
        raise InputError(
            _("The database was made by a newer version of Dalel (it knows {migrations}, this one does not).",
              migrations=", ".join(now.unknown)),
            _("Install that version or a newer one, or use a copy of the database from before it was brought up."),
        )  # fmt: skip


def knows_no_projects() -> bool:
    """Whether the database is there, and of a version that knew no projects."""
    return _before_projects(state())


def _before_projects(now: State) -> bool:
    return not now.empty and any(one.startswith("advocacy.0004") for one in now.pending)


def _refuse_long_keys(now: State) -> None:
    """The first versions took keys of up to 120 letters; with a project's mark before it, there is room for 110."""
    if not _before_projects(now):
        return
    there = {table for table, _column in _columns()}
    for name in kinds():
        table = model_of(name)._meta.db_table
        if table not in there:
            continue
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id FROM {connection.ops.quote_name(table)} WHERE length(id) > {LONGEST_KEY} LIMIT 1"
            )
            found = cursor.fetchone()
        if found:
            raise InputError(
                _("Among {kind} there is a key of more than {most} letters: {key}.",
                  kind=name, most=LONGEST_KEY, key=found[0]),
                _("Export the records with the version that made the database, give it a shorter key in the tables,"
                  " and import them into a new database."),
            )  # fmt: skip


def _refuse_missing(now: State) -> None:
    if now.missing:
        names = ", ".join(now.missing[:10]) + (" …" if len(now.missing) > 10 else "")
        raise InputError(_("The database is damaged: {names} should be there and is not.", names=names), _restore())


def _restore() -> str:
    return _(
        "Nothing here can make up what is lost. Keep the database as it is, put your last copy in its place, and run"
        " `dalel migrate`, then `dalel journal verify`."
    )


def _columns() -> set[Thing]:
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS[connection.vendor])
        return {(str(table), str(column)) for table, column in cursor.fetchall()}


def _expected() -> set[Thing]:
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return {
        (model._meta.db_table, str(field.column)) for model in models for field in model._meta.local_concrete_fields
    }


def _things(at: ProjectState) -> set[Thing]:
    """Everything that a database in this state has a name for, but for tables that only join two others."""
    found: set[Thing] = set()
    for (app, name), model in at.models.items():
        table = str(model.options.get("db_table") or f"{app}_{name}")
        found |= {(table, _column(given, field)) for given, field in model.fields.items() if not field.many_to_many}
        named = (*model.options.get("constraints", ()), *model.options.get("indexes", ()))
        found |= {(table, str(one.name)) for one in named if one.name}
    return found


def _column(name: str, field: Any) -> str:
    # The fields of a state belong to no model yet, so that they do not know their columns.
    return str(field.db_column or (f"{name}_id" if field.is_relation else name))


def _existing() -> set[Thing]:
    """Everything that the database has a name for."""
    found = _columns()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT tbl_name, name, type, sql FROM sqlite_master WHERE type IN ('table', 'index')")
            for table, name, type_, sql in cursor.fetchall():
                named = re.findall(r'CONSTRAINT "([^"]+)"', sql or "") if type_ == "table" else [name]
                found |= {(table, one) for one in named}
        else:
            cursor.execute(
                "SELECT t.relname, c.conname FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid UNION ALL"
                " SELECT tablename, indexname FROM pg_indexes WHERE schemaname = ANY(current_schemas(false))"
            )
            found |= {(str(table), str(name)) for table, name in cursor.fetchall()}
    return found


def _listed(things: set[Thing]) -> str:
    names = sorted(".".join(one) for one in things)
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
