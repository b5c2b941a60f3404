"""Starts Django for a command. Only commands that need the database call it."""

from __future__ import annotations

import getpass
import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.db import OperationalError

from dalel.accounts.policy import AtTheMachine
from dalel.lib.errors import InputError
from dalel.lib.speech import _


def start() -> None:
    """Make models usable; say in plain words when the database has not been made."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dalel.config.settings")
    django.setup()


@contextmanager
def database(options: Namespace, *, to_look: bool = False) -> Iterator[None]:
    """Everything inside can use the database, which is there and up to date; what goes wrong is said in plain words.

    to_look: nothing is worked on, so that a database of another line is no reason to stop; the caller says it.
    """
    start()
    with plain_words():
        require_database(options, to_look=to_look)
        yield


@contextmanager
def plain_words() -> Iterator[None]:
    """Say it in plain words when the database cannot be reached or written; whatever was begun has been undone."""
    try:
        yield
    except OperationalError as error:
        told = str(error).strip().partition("\n")[0]
        if "locked" in told:
            message = _("Somebody else is writing to the database.")
            raise InputError(message, _("Wait until that is done, then try again.")) from None
        if "full" in told or "No space" in told:
            message = _("The disk is full. Nothing was changed.")
            raise InputError(message, _("Make room, then try again.")) from None
        message = _("The database cannot be used: {error}.", error=told)
        raise InputError(message, _("Look at DATABASE_URL and DALEL_HOME, and whether the database runs.")) from None


def require_database(options: Namespace, *, to_look: bool = False) -> None:
    """InputError unless the database is there, up to date, and the one that was worked with before."""
    # The executor needs the apps, which `start` has made ready only now.
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise InputError(_("The database is not there, or is of an older version."), _("Run `dalel migrate` first."))
    if not to_look:
        from dalel.custody import lineage  # noqa: PLC0415 - as above

        lineage.require(actor=somebody(getattr(options, "name", "")), accept=options.accept_history)


def somebody(name: str = "") -> AtTheMachine:
    """Whoever sits at the machine, under the name given or the one of the system."""
    if name.strip():
        return AtTheMachine(name.strip())
    try:
        return AtTheMachine(getpass.getuser())
    except (KeyError, OSError):  # a container without user names
        return AtTheMachine(f"user {os.getuid()}")
