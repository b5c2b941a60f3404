"""Starts Django for a command. Only commands that need the database call it."""

from __future__ import annotations

import getpass
import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

import django
from django.conf import settings

from dalel.accounts.policy import LocalOperator
from dalel.lib.errors import InputError
from dalel.lib.ids import visible
from dalel.lib.messages import _


def start() -> None:
    """Make models usable."""
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
    """InputError in place of what the database or its driver raises: what to do, and whether anything stands."""
    # Models can be imported only after `start`.
    from dalel.config import trouble  # noqa: PLC0415

    try:
        yield
    except Exception as error:
        if not trouble.of_database(error):
            raise
        raise trouble.in_plain_words(error) from error


def require_database(options: Namespace | None = None, *, to_look: bool = False) -> None:
    """InputError unless the database is there, whole, of this version, and the one that was worked with before."""
    # Models can be imported only after `start`.
    from dalel.config import schema, trouble  # noqa: PLC0415
    from dalel.custody import lineage  # noqa: PLC0415

    keep_private()
    schema.require_current()
    if not to_look:
        lineage.require(actor=somebody(getattr(options, "name", "")), accept=getattr(options, "accept_history", False))
    trouble.began()


def keep_private(*, make: bool = False) -> None:
    """See that nobody but its owner reads SQLite's file, whatever folder it lies in and whatever the umask is.

    make: make an empty one where there is none, so that it was never open to anybody.
    """
    own = settings.DATABASES["default"]
    if not own["ENGINE"].endswith("sqlite3"):
        return
    path = Path(own["NAME"])
    with suppress(OSError):  # what cannot be done or made is said by whoever opens it
        if make and not path.exists():
            _make_private(path)
        # By name: to open the file and close it again would drop the locks of a connection that is open.
        for one in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            if one.is_file() and one.stat().st_mode & 0o077 and one.stat().st_uid == os.getuid():
                one.chmod(0o600)


def _make_private(path: Path) -> None:
    # Never opened under its own name, and never put over a database that another first start has made meanwhile.
    descriptor, beside = mkstemp(dir=path.parent)
    os.close(descriptor)
    try:
        os.link(beside, path)
    finally:
        os.unlink(beside)  # noqa: PTH108 - as mkstemp gave it


def somebody(name: str = "") -> LocalOperator:
    """Whoever sits at the machine, under the name given or the one of the system."""
    if name.strip():
        try:
            name.encode()
        except UnicodeEncodeError:  # bytes of the command line that are no text
            raise InputError(
                _("“{name}” cannot be the name of who does this.", name=visible(name)), _("Write it in letters.")
            ) from None
        return LocalOperator(name.strip())
    try:
        return LocalOperator(getpass.getuser())
    except (KeyError, OSError):  # a container without user names
        return LocalOperator(f"user {os.getuid()}")
