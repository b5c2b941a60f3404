"""Freezes the database. The snapshots of an installation lie in DALEL_HOME/snapshots, each in a folder of its hash."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection

from dalel.accounts.models import Project
from dalel.accounts.policy import Actor, require
from dalel.custody.chain import Head
from dalel.custody.facts import kinds_of
from dalel.custody.heads import head, parse_head
from dalel.custody.models import JournalEntry
from dalel.figures import wide_tables
from dalel.figures.snapshot import Snapshot, freeze, open_snapshot
from dalel.figures.sources import Database
from dalel.lib import files
from dalel.lib.errors import DalelError
from dalel.lib.messages import _
from dalel.lib.seal import is_sealed, seal
from dalel.records.fields import kinds, model_of
from dalel.records.rows import keys_of

LATEST = "latest"


def folder() -> Path:
    """Where the snapshots lie."""
    return Path(settings.DALEL_HOME) / "snapshots"


def freeze_database(*, project: Project, actor: Actor | None = None) -> Snapshot:
    """One consistent copy of a project's countable tables, read in one transaction. It is its latest from then on.

    A snapshot that is there already, and whole, is kept as it is; so freezing twice without a change gives the same
    folder. When this returns, the snapshot is on the disk.
    """
    require(actor, "read")
    target = folder()
    files.make_folder(target)
    with _source(project) as source:
        snapshot = freeze(source, kinds_of(project.name).values(), target)
    for what in snapshot.mended:
        print(_("The snapshot was damaged and has been made again: {what}", what=what), file=sys.stderr)
    wide_tables.prepare(snapshot)
    note_latest(snapshot, project)
    return snapshot


@dataclass(frozen=True, slots=True)
class Latest:
    """The snapshot that was frozen last, by its hash, and where the journal stood then."""

    hash: str
    at: Head


def note_latest(snapshot: Snapshot, project: Project) -> None:
    """Write down which snapshot is a project's latest, and where in which line of the journal it was taken."""
    name, told = latest_name(project), f"{snapshot.hash} {_stood(snapshot)}"
    files.write_whole(folder() / name, f"{told} {seal(name, told.encode())}\n")
    (folder() / LATEST).unlink(missing_ok=True)  # of the first versions, which knew no projects


def latest_name(project: Project) -> str:
    """The file that says which snapshot is a project's latest."""
    return f"{LATEST}-{project.mark}"


def latest(project: Project) -> Latest | None:
    """What was written down; None if nothing was, or if it was not written by us. Of what line it is, is not asked."""
    name = latest_name(project)
    try:
        told, _space, sealed = files.read_plain(folder() / name).decode("ascii").strip().rpartition(" ")
        if not is_sealed(name, told.encode(), sealed):
            return None
        known, at = told.split(" ")
        return Latest(known, parse_head(at))
    except (OSError, ValueError, DalelError):
        return None  # none yet, or somebody deleted or damaged it


def latest_snapshot(project: Project) -> Snapshot:
    """A project as it is now: its latest snapshot if the journal still ends with the very entry that it ended with
    then, else a new one. A number alone would not do: after a backup is put back, another history has the same one."""
    known, now = latest(project), head()
    if known is not None and known.at == now:
        with suppress(OSError, ValueError, DalelError):  # somebody deleted or damaged it
            snapshot = open_snapshot(folder() / known.hash)
            if (snapshot.hash, _stood(snapshot)) == (known.hash, now):
                return snapshot
    return freeze_database(project=project)


def _stood(snapshot: Snapshot) -> Head:
    """Where the journal stood, as the snapshot's manifest says."""
    journal = snapshot.manifest["journal"]
    return Head(journal["position"], journal["head"]) if journal and journal["position"] else Head()


def _source(project: Project) -> Database:
    keys = keys_of(project.mark)
    tables = {name: model_of(kind)._meta.db_table for name, kind in kinds().items()}
    journal = JournalEntry._meta.db_table
    if connection.vendor == "sqlite":
        return Database.sqlite(Path(connection.settings_dict["NAME"]), tables, keys, journal)
    return Database.postgresql(_uri(), tables, keys, journal)


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
