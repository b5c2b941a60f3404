"""Starts Django for a command. Only commands that need the database call it."""

from __future__ import annotations

import getpass
import os

import django

from dalel.accounts.policy import AtTheMachine
from dalel.lib.errors import InputError
from dalel.lib.speech import _


def start() -> None:
    """Make models usable; say in plain words when the database has not been made."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dalel.config.settings")
    django.setup()


def require_database() -> None:
    """InputError unless the database is there and up to date."""
    # The executor needs the apps, which `start` has made ready only now.
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise InputError(_("The database is not there, or is of an older version."), _("Run `dalel migrate` first."))


def somebody(name: str = "") -> AtTheMachine:
    """Whoever sits at the machine, under the name given or the one of the system."""
    if name.strip():
        return AtTheMachine(name.strip())
    try:
        return AtTheMachine(getpass.getuser())
    except (KeyError, OSError):  # a container without user names
        return AtTheMachine(f"user {os.getuid()}")
