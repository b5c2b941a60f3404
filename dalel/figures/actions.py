"""Freezes the database. The snapshots of an installation lie in DALEL_HOME/snapshots, each in a folder of its hash."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection

from dalel.accounts.policy import Actor, require
from dalel.custody.models import JournalEntry, JournalHead
from dalel.figures import wide
from dalel.figures.snapshot import Snapshot, freeze, open_snapshot
from dalel.figures.sources import Database
from dalel.lib import files
from dalel.lib.errors import DalelError
from dalel.lib.seal import is_sealed, seal
from dalel.lib.speech import _
from dalel.reference.fields import kinds, model_of

LATEST = "latest"


def folder() -> Path:
    """Where the snapshots lie."""
    return Path(settings.DALEL_HOME) / "snapshots"


def freeze_database(*, actor: Actor | None = None) -> Snapshot:
    """One consistent copy of the countable tables, read in one transaction. It is the latest from then on.

    A snapshot that is there already, and whole, is kept as it is; so freezing twice without a change gives the same
    folder. When this returns, the snapshot is on the disk.
    """
    require(actor, "read")
    target = folder()
    files.make_folder(target)
    with _source() as source:
        snapshot = freeze(source, kinds().values(), target)
    for what in snapshot.mended:
        print(_("The snapshot was damaged and has been made again: {what}", what=what), file=sys.stderr)
    wide.prepare(snapshot)
    note_latest(snapshot)
    return snapshot


def note_latest(snapshot: Snapshot) -> None:
    """Write down which snapshot is the latest, and where in which line of the journal it was taken."""
    journal = snapshot.manifest["journal"] or {"position": 0, "head": ""}
    told = f"{snapshot.hash} {journal['position']} {journal['head'] or '-'}"
    files.write_whole(folder() / LATEST, f"{told} {seal(LATEST, told.encode())}\n")


def latest_snapshot() -> Snapshot:
    """The database as it is now: the latest snapshot if the journal still ends with the very entry that it ended with
    then, else a new one. A number alone would not do: after a backup is put back, another history has the same one."""
    try:
        told, _space, sealed = files.read_plain(folder() / LATEST).decode("ascii").strip().rpartition(" ")
        known, position, head = told.split(" ")
        if is_sealed(LATEST, told.encode(), sealed) and (int(position), head) == _head():
            return _of_this_line(open_snapshot(folder() / known))
    except (OSError, ValueError, DalelError):
        pass  # none yet, or somebody deleted or damaged it
    return freeze_database()


def _head() -> tuple[int, str]:
    head = JournalHead.objects.filter(pk=1).first()
    return (head.sequence, head.hash) if head and head.sequence else (0, "-")


def _of_this_line(snapshot: Snapshot) -> Snapshot:
    """The snapshot, if its manifest too says that it was taken where the journal ends now; ValueError if not."""
    journal = snapshot.manifest["journal"] or {"position": 0, "head": ""}
    if (journal["position"], journal["head"] or "-") != _head():
        raise ValueError(snapshot.hash)
    return snapshot


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
