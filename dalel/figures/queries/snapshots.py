"""The snapshot that the site's figures are computed on: made anew, beside the site, when the journal has moved."""

from __future__ import annotations

import time
from threading import BoundedSemaphore

from django.db import connection

from dalel.accounts.models import Project
from dalel.accounts.projects import every
from dalel.custody.chain import Head
from dalel.custody.facts import kinds_of
from dalel.custody.heads import head, runs_through
from dalel.figures import freezing
from dalel.figures.actions import folder, latest
from dalel.figures.snapshot import Snapshot, freeze, open_snapshot
from dalel.figures.sources import Rows
from dalel.lib.errors import DalelError, LaterError
from dalel.lib.messages import _
from dalel.pages.moment import MovedOnError, note_behind, unsaved
from dalel.records.kind import Table
from dalel.records.rows import Stored, keys_of

# How long the first reader waits for the first snapshot; of a small register it is there by then.
_WAIT = 20.0
_first = BoundedSemaphore(2)  # readers who may wait in one process: the others need its threads


def current(project: Project) -> Snapshot:
    """The snapshot of a project's records as they are now; the last one while that is being made, and the page says so.

    LaterError if there is none yet to be shown; MovedOnError if the page must be begun again to show it.
    """
    now = head()
    if unsaved() or "memory" in str(connection.settings_dict["NAME"]):  # no other process could see the records
        return _in_this_connection(project)
    return _shown(project, now) or _first_of_all(project, now)


def begin() -> None:
    """Have the snapshots made and their files read before a reader asks; nothing is waited for."""
    for project in every():
        _shown(project, head())


def _shown(project: Project, now: Head) -> Snapshot | None:
    known = latest(project)
    if known is not None and known.at == now:
        snapshot = _opened(known.hash)
        if snapshot is not None:
            return snapshot
    freezing.start()
    if known is not None and known.at.sequence > now.sequence:
        raise MovedOnError(
            _("The records have changed while this page was made."), _("Open this page again in a minute.")
        )
    if known is None or not runs_through(known.at):
        return None
    snapshot = _opened(known.hash)
    if snapshot is not None:
        note_behind(known.at.sequence)
    return snapshot


def _opened(name: str) -> Snapshot | None:
    """The snapshot, if it is whole at this moment; None if it is not: it is then made anew, beside the site."""
    try:
        snapshot = open_snapshot(folder() / name)
    except (DalelError, OSError, ValueError):
        return None
    return snapshot if snapshot.hash == name else None


def _first_of_all(project: Project, now: Head) -> Snapshot:
    """Wait a little for the first snapshot; only so many readers of a process do."""
    if _first.acquire(blocking=False):
        try:
            until = time.monotonic() + _WAIT
            while time.monotonic() < until:
                if found := _shown(project, now):
                    return found
                time.sleep(0.1)
        finally:
            _first.release()
    raise LaterError(
        _("The figures are being computed from the records for the first time."), _("Open this page again in a minute.")
    )


def _in_this_connection(project: Project) -> Snapshot:
    counted = [kind for kind in kinds_of(project.name).values() if not kind.identity]
    keys = keys_of(project.mark)
    return freeze(Rows({kind.name: Table(kind, Stored(kind, keys)) for kind in counted}), counted, folder())
