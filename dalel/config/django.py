"""Starts Django for a command. Only commands that need the database call it."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager

import django

from dalel.accounts.policy import AtTheMachine


def start() -> None:
    """Make models usable."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dalel.config.settings")
    django.setup()


@contextmanager
def database() -> Iterator[None]:
    """Everything inside can use the database, which is there and up to date; what goes wrong is said in plain words."""
    start()
    with plain_words():
        require_database()
        yield


@contextmanager
def plain_words() -> Iterator[None]:
    """InputError in place of what the database or its driver raises: what to do, and whether anything stands."""
    # Models can be imported only after `start`.
    from dalel.config import trouble  # noqa: PLC0415

    try:
        yield
    except Exception as error:
        if not trouble.of_database(error):
            raise
        raise trouble.in_plain_words(error) from error


def require_database() -> None:
    """InputError unless the database is there, whole, and of this version."""
    from dalel.config import schema, trouble  # noqa: PLC0415 - after `start`

    schema.require_current()
    trouble.began()


def somebody(name: str = "") -> AtTheMachine:
    """Whoever sits at the machine, under the name given or the one of the system."""
    if name.strip():
        return AtTheMachine(name.strip())
    try:
        return AtTheMachine(getpass.getuser())
    except (KeyError, OSError):  # a container without user names
        return AtTheMachine(f"user {os.getuid()}")
