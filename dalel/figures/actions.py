"""Freezes the database. The snapshots of an installation lie in DALEL_HOME/snapshots, each in a folder of its hash."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection

from dalel.accounts.policy import Actor, require
from dalel.custody.models import JournalEntry, JournalHead
from dalel.figures import wide
from dalel.figures.snapshot import Snapshot, freeze, open_snapshot
from dalel.figures.sources import Database
from dalel.lib.errors import DalelError
from dalel.reference.fields import kinds, model_of

LATEST = "latest"


def folder() -> Path:
    """Where the snapshots lie."""
    return Path(settings.DALEL_HOME) / "snapshots"


def freeze_database(*, actor: Actor | None = None) -> Snapshot:
    """One consistent copy of the countable tables, read in one transaction. It is the latest from then on.

    A snapshot that is there already is kept as it is; so freezing twice without a change gives the same folder.
    """
    require(actor, "read")
    target = folder()
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _source() as source:
        snapshot = freeze(source, kinds().values(), target)
        position = source.position()
    wide.prepare(snapshot)
    (target / LATEST).write_text(f"{snapshot.hash} {position[0] if position else 0}\n", encoding="ascii")
    return snapshot


def latest_snapshot() -> Snapshot:
    """The database as it is now: the latest snapshot if no journal entry was written since, else a new one."""
    try:
        known, position = (folder() / LATEST).read_text(encoding="ascii").split()
        if int(position) == _position():
            return open_snapshot(folder() / known)
    except (OSError, ValueError, DalelError):
        pass  # none yet, or somebody deleted it
    return freeze_database()


def _position() -> int:
    head = JournalHead.objects.filter(pk=1).first()
    return head.sequence if head else 0


def _source() -> Database:
    tables = {name: model_of(kind)._meta.db_table for name, kind in kinds().items()}
    journal = JournalEntry._meta.db_table
    if connection.vendor == "sqlite":
        return Database.sqlite(Path(connection.settings_dict["NAME"]), tables, journal)
    return Database.postgresql(_uri(), tables, journal)


def _uri() -> str:
    """The address of the PostgreSQL that Django is connected to, as libpq reads it."""
    own = connection.settings_dict
    who = quote(own["USER"], safe="") + (f":{quote(own['PASSWORD'], safe='')}" if own["PASSWORD"] else "")
    host, options = own["HOST"], dict(own.get("OPTIONS") or {})
    options = {name: value for name, value in options.items() if isinstance(value, str)}
    if host.startswith("/"):  # a socket's folder cannot stand in the address itself
        options["host"], host = host, ""
    place = f"{host}:{own['PORT']}" if own["PORT"] and host else host
    if own["PORT"] and not host:
        options["port"] = own["PORT"]
    query = f"?{urlencode(options)}" if options else ""
    return f"postgresql://{f'{who}@' if who else ''}{place}/{quote(own['NAME'], safe='')}{query}"
