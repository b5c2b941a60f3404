"""What went wrong, in plain words: errors of a database, whatever made them; and whether what was begun stands."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from django.db import Error, connection

from dalel.custody.chain import Head
from dalel.custody.heads import head
from dalel.lib.drivers import Trouble, first_line, trouble
from dalel.lib.errors import InputError
from dalel.lib.messages import _

_DRIVERS = frozenset({"sqlite3", "_sqlite3", "psycopg"})
_before: list[Head] = []  # where the journal stood when the command began


def began() -> None:
    """Note where the journal stands, so that it can be said later whether anything was written."""
    _before[:] = [head()]


def stands() -> str:
    """Whether the database is as it was when the command began; nothing where that cannot be known."""
    if not _before:
        return ""
    with suppress(Error):
        connection.close_if_unusable_or_obsolete()
        now = head()
        if now == _before[0]:
            return _("The database is as it was before.")
        return _("The journal has gone on to entry {number} since this command began; what it tells of stands.",
                 number=now.sequence)  # fmt: skip
    return ""


def of_database(error: BaseException) -> bool:
    """Whether a database or its driver raised the error."""
    return isinstance(error, Error) or any(one.__module__.split(".")[0] in _DRIVERS for one in type(error).__mro__)


def in_plain_words(error: BaseException) -> InputError:
    """An error of the database as a person can use it. It holds no value of a record."""
    told = first_line(error)
    message, remedy = _known(told, trouble(error), told.lower()) or (
        _("The database cannot be used: {error}.", error=told),
        _("Look at DATABASE_URL and DALEL_HOME, and whether the database runs."),
    )
    return InputError(" ".join(filter(None, [message, stands()])), remedy)


def _has(told: str, *parts: str) -> bool:
    return any(part in told for part in parts)


def _known(told: str, what: Trouble | None, small: str) -> tuple[str, str] | None:
    """By its SQLSTATE; SQLite, and a server that was never reached, have none, and say it in English always."""
    if what == "busy" or _has(small, "is locked"):
        return _("Somebody else is writing to the database."), _("Wait until that is done, then try again.")
    if what == "full" or _has(small, "is full", "no space left", "disk full"):
        return _("The disk is full."), _("Make room, then try again.")
    return (
        _about_the_file(told, what, small)
        or _about_the_server(told, what, small)
        or _about_what_is_in_it(told, what, small)
    )


def _about_the_file(told: str, what: Trouble | None, small: str) -> tuple[str, str] | None:
    if what == "damaged" or _has(small, "not a database", "malformed", "encrypted", "corrupt"):
        return (
            _("The database {path} is damaged: {error}.", path=_file(), error=told),
            _("Keep it as it is, put your last copy in its place, and run `dalel journal verify`."),
        )
    if "unable to open" in small:
        if _file() and Path(_file()).is_dir():
            return (
                _("The database {path} is a folder.", path=_file()),
                _("Move it away, or say with DALEL_HOME or DATABASE_URL where the database is."),
            )
        return (
            _("The database {path} cannot be opened.", path=_file()),
            _("See that it is a file of yours, and that you may write into its folder."),
        )
    if what == "read-only" or _has(small, "readonly", "read-only"):
        return (
            _("The database {path} may only be read.", path=_file()),
            _("See that you may write the file and its folder, and that the disk is not mounted read-only."),
        )
    if "disk i/o" in small:
        return (
            _("The disk of the database {path} cannot be read or written.", path=_file()),
            _("Look at the disk and its messages; copy the database away before you go on."),
        )
    return None


def _about_the_server(told: str, what: Trouble | None, small: str) -> tuple[str, str] | None:
    # A connection that was refused has no SQLSTATE: the words are those of the library on this machine.
    if what == "unreachable" or (
        what is None and _has(small, "connection", "server closed", "resolve host", "translate host")
    ):
        return (
            _("The database cannot be reached: {error}.", error=told),
            _("Look at DATABASE_URL, and whether the database runs; then try again."),
        )
    return None


def _about_what_is_in_it(told: str, what: Trouble | None, small: str) -> tuple[str, str] | None:
    if what == "unlike" or _has(small, "no such table", "no such column", "has no column"):
        return (
            _("The database is not what this version of Dalel expects: {error}.", error=told),
            _("Run `dalel migrate`, which says what is wrong with it."),
        )
    if what == "forbidden":
        return (
            _("The database does not let this user do that: {error}.", error=told),
            _("Look at the user in DATABASE_URL: it must own the tables."),
        )
    if what == "refused" or _has(small, "constraint"):
        return (
            _("The database refused what was to be written: {error}.", error=told),
            _("Try again, in case somebody else wrote meanwhile; if it stays so, run `dalel journal verify`."),
        )
    return None


def _file() -> str:
    return str(connection.settings_dict["NAME"])
